import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ListPageProp } from '../../list-props.js';
import { Section } from '../parts/Anchored.js';
import { ClaimText } from '../parts/ClaimText.js';
import { Documents } from '../parts/Documents.js';
import { Labels } from '../parts/Labels.js';
import { SourceList } from '../parts/SourceList.js';
import styles from './canvas.module.css';
import { Ways } from './Ways.js';

type BlockProp = NonNullable<ListPageProp['block']>;

/** A block's page before its lists: what to ask oneself, and what others wrote, side by side. */
export const Block = ({ block }: { readonly block: BlockProp }): ReactNode => (
  <>
    {block.questions.length > 0 && (
      <Section id="questions" title={say`書くときの問い`}>
        <ol className={styles.questions}>
          {block.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      </Section>
    )}
    <Ways ways={[{ id: 'blank', label: say`書き込み用の白紙（A3横）`, url: block.blankUrl }]} />
    {block.written.length > 0 && (
      <Section id="written" title={say`事例はこう書いた`}>
        <dl className={styles.written}>
          {block.written.map((entry) => (
            <Entry key={entry.id} {...entry} />
          ))}
        </dl>
        {block.silent.length > 0 && (
          <p
            className={styles.silent}
          >{sayJsx`この欄が「記載なし」の事例：${<Labels values={block.silent} />}`}</p>
        )}
        <details className={styles.notes} open>
          <summary>{say`出典`}</summary>
          <SourceList sources={block.sources} />
          <Documents documents={block.documents} />
        </details>
      </Section>
    )}
  </>
);

const Entry = ({ label, url = '', claims }: BlockProp['written'][number]): ReactNode => (
  <div data-print="whole">
    <dt>
      <Link to={url}>{label}</Link>
    </dt>
    {claims.map((claim) => (
      <dd key={claim.text}>
        <ClaimText claim={claim} />
      </dd>
    ))}
  </div>
);
