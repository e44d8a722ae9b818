import type { CanvasId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CanvasPageProp, CanvasPagesProp, CanvasTextProp } from '../../canvas-props.js';
import type { ClaimProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import { canvasBlocks, canvasIds, kindWords } from '../labels.js';
import { ClaimText } from '../parts/ClaimText.js';
import { Blank } from '../parts/Labels.js';
import styles from './canvas.module.css';

interface CanvasProps {
  readonly blocks: CanvasTextProp;
  readonly pages?: CanvasPagesProp;
}

/** The nine blocks as Strategyzer lays them out; what nobody wrote stays blank and says so. */
export function Canvas({ blocks, pages = {} }: CanvasProps): ReactNode {
  return (
    <dl className={styles.canvas}>
      {canvasIds.map((id) => (
        <Block key={id} id={id} claims={blocks[id] ?? []} pages={pages[id] ?? []} />
      ))}
    </dl>
  );
}

interface BlockProps {
  readonly id: CanvasId;
  readonly claims: readonly ClaimProp[];
  readonly pages: readonly CanvasPageProp[];
}

function Block({ id, claims, pages }: BlockProps): ReactNode {
  const { label, area } = canvasBlocks[id];
  return (
    <div className={styles.block} style={{ gridArea: area }} data-print="whole">
      <dt className={styles.label}>{label}</dt>
      {claims.length === 0 && pages.length === 0 && (
        <dd className={styles.claim}>
          <Blank />
        </dd>
      )}
      {claims.map((claim) => (
        <dd key={claim.text} className={styles.claim}>
          <ClaimText claim={claim} />
        </dd>
      ))}
      {pages.length > 0 && (
        <dd className={styles.pages}>
          <Pages pages={pages} />
        </dd>
      )}
    </div>
  );
}

/** Pages whose authors named this block. */
const Pages = ({ pages }: Pick<BlockProps, 'pages'>): ReactNode => (
  <ul aria-label={say`この欄に関わるページ`}>
    {pages.map(({ id, kind, label, url = '' }) => (
      <li key={id}>
        <Icon name={kindWords[kind].icon} size="1em" />
        <span className="ichiba-hidden">{say`${kindWords[kind].label}：`}</span>
        <Link to={url}>{label}</Link>
      </li>
    ))}
  </ul>
);
