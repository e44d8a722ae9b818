import type { PhaseId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import { phases } from '../labels.js';
import styles from './parts.module.css';

interface PhaseChipProps {
  readonly id: PhaseId;
  readonly url?: string;
  /** Taken from a folder's default, not stated by the author. */
  readonly assumed?: boolean;
}

/** A phase: sign, number and word, in its tone. */
export function PhaseChip({ id, url, assumed = false }: PhaseChipProps): ReactNode {
  const phase = phases[id];
  const inside = (
    <>
      <Icon name={phase.icon} />
      <span className="ichiba-number">{phase.number}</span>
      <span>{phase.label}</span>
      {assumed && <small className={styles.assumed}>{say`（既定）`}</small>}
    </>
  );
  const className = clsx(styles.phase, `ichiba-tone-${id}`);
  return url ? (
    <Link className={className} to={url}>
      {inside}
    </Link>
  ) : (
    <span className={className}>{inside}</span>
  );
}

/** Phases in a row of a card: signs only, spoken in words. */
export function PhaseSigns({ ids }: { readonly ids: readonly PhaseId[] }): ReactNode {
  return ids.map((id) => (
    <span key={id} className={`ichiba-tone-${id}`} style={{ color: 'var(--tone)' }}>
      <Icon name={phases[id].icon} />
      <span className="ichiba-number">{phases[id].number}</span>
      <span className="ichiba-hidden">{phases[id].label}</span>
    </span>
  ));
}
