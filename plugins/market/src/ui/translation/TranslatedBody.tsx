import { type ReactNode, useContext } from 'react';
import type { BodyNode } from '../../body-props.js';
import { useFile } from '../../client/useFile.js';
import type { OriginalFile, TranslationProp } from '../../translation-props.js';
import { renderBody } from '../body/renderBody.js';
import { BesideContext } from './BesideContext.js';
import { type Block, pairsOf } from './pairs.js';
import styles from './translation.module.css';
import { sayOf } from './words.js';

/** The copy's text with a flag where its original has changed; part by part beside it when a reader asks. */
export function TranslatedBody({ body }: { readonly body: readonly BodyNode[] }): ReactNode {
  const { translation, on = false } = useContext(BesideContext) ?? {};
  const [answer, again] = useFile<OriginalFile>(on ? translation?.file : undefined);
  const original = on && answer.state === 'here' ? answer.file : undefined;
  const pairs = pairsOf(body, original?.body);
  return (
    <div className={styles.body} data-beside={original && ''}>
      <div role="status">
        {on && answer.state === 'waiting' && answer.slow && <p>{sayOf('loading')}</p>}
        {on && answer.state === 'failed' && (
          <p>
            {sayOf('failed')}{' '}
            <button type="button" className={styles.way} onClick={again}>
              {sayOf('again')}
            </button>
          </p>
        )}
      </div>
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a page stand where they stand
        <div key={index} className={styles.pair}>
          <div>
            <Flag block={pair.copy} translation={translation} />
            {renderBody(pair.copy.nodes)}
          </div>
          {original && (
            <div lang={original.tag} className={styles.original}>
              {pair.original && !isOriginal(pair.copy) && renderBody(pair.original.nodes)}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

/** A step that is not translated stands there in the original's language, and says so itself. */
function isOriginal({ nodes: [node] }: Pick<Block, 'nodes'>): boolean {
  return typeof node === 'object' && node[1]?.lang !== undefined;
}

function Flag({
  block: { step, nodes },
  translation,
}: {
  readonly block: Block;
  readonly translation: TranslationProp | undefined;
}): ReactNode {
  if (step === undefined) return null;
  const missing = isOriginal({ nodes });
  if (!missing && !translation?.changed?.includes(step)) return null;
  return (
    <p className={styles.flag} data-step-changed={step}>
      {sayOf(missing ? 'stepMissing' : 'stepChanged')}
    </p>
  );
}
