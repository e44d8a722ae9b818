import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import clsx from 'clsx';
import { type ReactNode, useContext } from 'react';
import type { ItemPageProp } from '../../props.js';
import type { RevisionProp, TranslationProp } from '../../translation-props.js';
import { Icon } from '../icons/Icon.js';
import { BesideContext } from './BesideContext.js';
import { Languages } from './Languages.js';
import styles from './translation.module.css';
import { type Say, useWords } from './words.js';

/** What a reader must know of a page that was, or was not, translated; with the way to the original. */
export function TranslationBanner({ item }: { readonly item: ItemPageProp }): ReactNode {
  const say = useWords();
  const { i18n } = useDocusaurusContext();
  const { translation } = item;
  if (!translation) return null;
  const { state, others, translatedBy } = translation;
  const warns = state === 'behind' || state === 'unknown';
  return (
    <aside
      className={clsx(styles.banner, warns && styles.warns)}
      // The article may be in the language of its original.
      lang={i18n.localeConfigs[i18n.currentLocale]?.htmlLang}
      data-translation={state}
    >
      {warns && <Icon name="overdue" size="1.75rem" />}
      <div>
        <Said translation={translation} say={say} />
        {translatedBy && <p>{say('by', { who: translatedBy })}</p>}
        {state === 'behind' && <Since item={item} say={say} />}
        <div className={styles.ways} data-print="hide">
          <Languages others={others} />
          {translation.file && <BesideButton say={say} />}
        </div>
      </div>
    </aside>
  );
}

function Said({
  translation: { state, from = {}, now = {} },
  say,
}: {
  readonly translation: TranslationProp;
  readonly say: Say;
}): ReactNode {
  const names = { from: nameOf(from, say), now: nameOf(now, say) };
  if (state === 'original' || state === 'current') return <p>{say(state, names)}</p>;
  return (
    <p>
      <strong>{say(`${state}Title`)}</strong>
      {say(state, names)}
      {state === 'behind' && ` ${say('holds')}`}
    </p>
  );
}

/** `4 (2026-11-01)`: figures that every language reads the same way. */
const nameOf = ({ revision, revised }: RevisionProp, say: Say): string =>
  `${revision ?? say('noRevision')}${revised ? ` (${revised})` : ''}`;

/** What the authors say has changed, and where. */
function Since({ item, say }: { readonly item: ItemPageProp; readonly say: Say }): ReactNode {
  const { since = [], changed = [], others = [] } = item.translation ?? {};
  const steps = item.steps.filter(({ id }) => changed.includes(id));
  return (
    <>
      {steps.length > 0 && (
        <p>
          {say('steps')}:{' '}
          {steps.map(({ id, number, title }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <a href={`#step-${id}`}>{`${number}. ${title}`}</a>
            </span>
          ))}
        </p>
      )}
      {since.length > 0 && (
        <>
          <p>{say('since')}:</p>
          <ul>
            {since.map(({ revision, revised, text }) => (
              <li key={`${revision}-${revised}`}>
                {nameOf(
                  { ...(revision ? { revision } : {}), ...(revised ? { revised } : {}) },
                  say,
                )}{' '}
                <span lang={others.find(({ original }) => original)?.tag}>{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Not there before the script: without it there is the link to the original. */
function BesideButton({ say }: { readonly say: Say }): ReactNode {
  const beside = useContext(BesideContext);
  if (!beside?.ready) return null;
  return (
    <button
      type="button"
      className={styles.way}
      aria-pressed={beside.on}
      onClick={() => beside.toggle()}
    >
      {say(beside.on ? 'alone' : 'beside')}
    </button>
  );
}
