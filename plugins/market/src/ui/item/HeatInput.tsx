import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import {
  APPROXIMATE,
  CORRECTED_SOURCE,
  correctedLabel,
  heatFormula,
  heatOf,
} from '../../shown-weld.js';
import type { WeldProp } from '../../weld-props.js';
import styles from './weld.module.css';

/** 溶接入熱: the value of the standard first with how it came about, the corrected one second and named so. */
export function HeatInput({ heat }: { readonly heat: WeldProp['heatInput'] }): ReactNode {
  if (!heat) return null;
  const { formula, note, worked } = heatFormula(heat);
  return (
    <dl className={styles.heat} data-print="whole">
      <div>
        <dt>{sayJsx`溶接入熱${heat.approximate && say`（${APPROXIMATE}）`}`}</dt>
        <dd>
          <Value heat={heat} big />
          <p className={styles.formula}>{formula}</p>
          {worked.map((line) => (
            <p key={line} className={styles.formula}>
              {line}
            </p>
          ))}
          <p className={styles.formula}>{note}</p>
        </dd>
      </div>
      {heat.corrected && (
        <div>
          <dt>{correctedLabel(heat.corrected.factor)}</dt>
          <dd>
            <Value heat={heat.corrected} />
            <p className={styles.formula}>{CORRECTED_SOURCE}</p>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Value({
  heat,
  big = false,
}: {
  readonly heat: Parameters<typeof heatOf>[0];
  readonly big?: boolean;
}): ReactNode {
  const { number, unit, also } = heatOf(heat);
  return (
    <p className={styles.reading}>
      {big ? <b className={styles.big}>{number}</b> : <b>{number}</b>} {unit} <span>{also}</span>
    </p>
  );
}
