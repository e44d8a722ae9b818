import type { CanvasId } from '@chishiki-ichiba/model';
import type { ReactNode } from 'react';
import type { ClaimProp } from '../../props.js';
import { canvasBlocks, canvasIds } from '../labels.js';
import { Blank } from '../parts/Labels.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import styles from './canvas.module.css';

interface CanvasProps {
  readonly blocks: Partial<Record<CanvasId, readonly ClaimProp[]>>;
}

/** The nine blocks as Strategyzer lays them out; what nobody wrote stays blank and says so. */
export function Canvas({ blocks }: CanvasProps): ReactNode {
  return (
    <dl className={styles.canvas}>
      {canvasIds.map((id) => (
        <Block key={id} id={id} claims={blocks[id] ?? []} />
      ))}
    </dl>
  );
}

function Block({
  id,
  claims,
}: {
  readonly id: CanvasId;
  readonly claims: readonly ClaimProp[];
}): ReactNode {
  const { label, area } = canvasBlocks[id];
  return (
    <div className={styles.block} style={{ gridArea: area }} data-print="whole">
      <dt className={styles.label}>{label}</dt>
      {claims.length === 0 && (
        <dd className={styles.claim}>
          <Blank />
        </dd>
      )}
      {claims.map((claim) => (
        <dd key={claim.text} className={styles.claim}>
          {claim.text}
          <SourceLinks numbers={claim.sources} />
        </dd>
      ))}
    </div>
  );
}
