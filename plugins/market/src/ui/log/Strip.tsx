import type { Span } from '@chishiki-ichiba/media/log';
import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { LogChannelProp, LogExcessProp } from '../../log-props.js';
import styles from './log.module.css';

interface StripProps {
  readonly channel: LogChannelProp;
  readonly view: Span;
  /** What the drawn curve shows. */
  readonly home: Span;
  readonly low: number;
  readonly high: number;
  readonly excesses: readonly LogExcessProp[];
  /** The live curve, where it has come; until then, without script and on paper the drawn one stands. */
  readonly children: ReactNode;
}

/** One quantity: its name, its number now, its curve with the band it should stay in. */
export function Strip({
  channel,
  view,
  home,
  low,
  high,
  excesses,
  children,
}: StripProps): ReactNode {
  const { label, unit, band, curve } = channel;
  const y = (value: number): number =>
    Math.min(100, Math.max(0, 100 * (1 - (value - low) / (high - low))));
  const x = (seconds: number): number =>
    Math.min(100, Math.max(0, (100 * (seconds - view.start)) / (view.end - view.start)));
  const top = band?.max === undefined ? 0 : y(band.max);
  const bottom = band?.min === undefined ? 100 : y(band.min);
  return (
    <figure className={styles.strip} data-channel={channel.id} data-print="whole">
      <figcaption>
        <span className={styles.name}>{label}</span>
        <span className={styles.now} data-now={channel.id} data-unit={unit} aria-hidden="true" />
        {band && (
          <span className={styles.bandName} data-text={say`範囲 ${band.text}`} aria-hidden="true" />
        )}
      </figcaption>
      <div className={styles.field} data-high={String(high)} data-low={String(low)}>
        {band && bottom > top && (
          <div className={styles.band} style={{ top: `${top}%`, height: `${bottom - top}%` }} />
        )}
        {excesses.map(
          ({ start, end, side }) =>
            end > view.start &&
            start < view.end && (
              <div
                key={start}
                className={styles.excess}
                data-side={side}
                style={{ left: `${x(start)}%`, width: `${Math.max(0.4, x(end) - x(start))}%` }}
              />
            ),
        )}
        <div className={styles.clip}>
          <svg
            className={styles.drawn}
            style={{
              left: `${((home.start - view.start) / (view.end - view.start)) * 100}%`,
              width: `${((home.end - home.start) / (view.end - view.start)) * 100}%`,
            }}
            viewBox="0 0 1000 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            data-under={children ? '' : undefined}
          >
            <path d={curve.paths[0]} />
          </svg>
          {children}
        </div>
      </div>
    </figure>
  );
}
