import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import clsx from 'clsx';
import { type ReactNode, useContext } from 'react';
import type { ItemPageProp } from '../../props.js';
import type { RevisionProp, TranslationProp } from '../../translation-props.js';
import { Icon } from '../icons/Icon.js';
import { BesideContext } from './BesideContext.js';
import { Languages } from './Languages.js';
import styles from './translation.module.css';
import { sayOf } from './words.js';

/** What a reader must know of a page that was, or was not, translated; with the way to the original. */
export function TranslationBanner({ item }: { readonly item: ItemPageProp }): ReactNode {
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
        <Said translation={translation} />
        {translatedBy && <p>{sayOf('by', { who: translatedBy })}</p>}
        {state === 'behind' && <Since item={item} />}
        <div className={styles.ways} data-print="hide">
          <Languages others={others} />
          {translation.file && <BesideButton />}
        </div>
      </div>
    </aside>
  );
}

function Said({
  translation: { state, from = {}, now = {} },
}: {
  readonly translation: TranslationProp;
}): ReactNode {
  const names = { from: nameOf(from), now: nameOf(now) };
  if (state === 'original' || state === 'current') return <p>{sayOf(state, names)}</p>;
  return (
    <p>
      <strong>{sayOf(`${state}Title`)}</strong>
      {sayOf(state, names)}
      {state === 'behind' && ` ${sayOf('holds')}`}
    </p>
  );
}

/** `4 (2026-11-01)`: figures that every language reads the same way. */
const nameOf = ({ revision, revised }: RevisionProp): string =>
  `${revision ?? sayOf('noRevision')}${revised ? ` (${revised})` : ''}`;

/** What the authors say has changed, and where. */
function Since({ item }: { readonly item: ItemPageProp }): ReactNode {
  const { since = [], changed = [], others = [] } = item.translation ?? {};
  const steps = item.steps.filter(({ id }) => changed.includes(id));
  return (
    <>
      {steps.length > 0 && (
        <p>
          {sayOf('steps')}:{' '}
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
          <p>{sayOf('since')}:</p>
          <ul>
            {since.map(({ revision, revised, text }) => (
              <li key={`${revision}-${revised}`}>
                {nameOf({ ...(revision ? { revision } : {}), ...(revised ? { revised } : {}) })}{' '}
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
function BesideButton(): ReactNode {
  const beside = useContext(BesideContext);
  if (!beside?.ready) return null;
  return (
    <button
      type="button"
      className={styles.way}
      aria-pressed={beside.on}
      onClick={() => beside.toggle()}
    >
      {sayOf(beside.on ? 'alone' : 'beside')}
    </button>
  );
}
