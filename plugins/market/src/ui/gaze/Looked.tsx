import { say } from '@chishiki-ichiba/model/say';
import { type ReactNode, useEffect, useRef } from 'react';
import type { GazeProp } from '../../gaze-props.js';
import type { ItemPageProp } from '../../props.js';
import {
  elsewhereName,
  gazeText,
  lookName,
  looksText,
  percentText,
  secondsText,
  unseenName,
} from '../../shown-gaze.js';
import { spanText } from '../../shown-log.js';
import { SecondLink } from '../log/SecondLink.js';
import { clockOf } from '../media/clock.js';
import styles from './gaze.module.css';

/** Where somebody looked, in words, numbers and strips: read without script, on paper and aloud. */
export function Looked({ item }: { readonly item: ItemPageProp }): ReactNode {
  const { gaze } = item;
  if (!gaze) return null;
  return (
    <div className={styles.gaze}>
      <p>{gazeText(gaze)}</p>
      <table className={styles.shares}>
        <caption className="ichiba-hidden">{say`見ていた所と時間`}</caption>
        <thead>
          <tr>
            <th scope="col">{say`見ていた所`}</th>
            <th scope="col">{say`割合`}</th>
            <th scope="col">{say`時間`}</th>
            <th scope="col">{say`見た回数`}</th>
          </tr>
        </thead>
        <tbody>
          {gaze.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td data-name={say`割合`}>
                <span className={styles.share} data-kind={row.kind} aria-hidden="true">
                  <span style={{ width: `${row.percent}%` }} />
                </span>
                <b>{percentText(row.percent)}</b>
              </td>
              <td data-name={say`時間`}>{secondsText(row.seconds)}</td>
              <td data-name={say`見た回数`}>{row.looks === undefined ? '' : looksText(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Strips id={item.id} gaze={gaze} />
      <details className={styles.looks}>
        <summary>{say`いつ、どこを見たか（行を押すと、その場面から見られます）`}</summary>
        <ol aria-label={say`いつ、どこを見たか`}>
          {gaze.looks.map((look) => (
            <li key={look.start}>
              <SecondLink
                item={item}
                seconds={Math.max(0, Math.floor(look.start))}
              >{say`${spanText(look)} ${lookName(gaze, look)}（${secondsText(look.end - look.start)}）`}</SecondLink>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** One strip an area over the time of the film; the line goes along with it. */
function Strips({ id, gaze }: { readonly id: string; readonly gaze: GazeProp }): ReactNode {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = (seconds: number) => {
      if (line.current) line.current.style.left = `${(seconds / gaze.duration) * 100}%`;
    };
    show(clockOf(id).now);
    return clockOf(id).subscribe(show);
  }, [id, gaze.duration]);
  const place = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    left: `${(Math.max(0, start) / gaze.duration) * 100}%`,
    width: `${((Math.min(gaze.duration, end) - Math.max(0, start)) / gaze.duration) * 100}%`,
  });
  const rows = [
    ...gaze.areas.map(({ name }, index) => ({
      name,
      kind: 'area',
      spans: gaze.looks.filter(({ area }) => area === index),
    })),
    {
      name: elsewhereName,
      kind: 'elsewhere',
      spans: gaze.looks.filter(({ area }) => area < 0),
    },
    { name: unseenName, kind: 'unseen', spans: gaze.unseen },
  ];
  return (
    <div className={styles.strips} aria-hidden="true">
      {rows.map(({ name, kind, spans }) => (
        <div key={name} className={styles.strip} data-name={name}>
          {/* Pressing goes there; the list below is the way by keyboard. */}
          <div
            className={styles.field}
            data-kind={kind}
            onPointerDown={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              clockOf(id).seek(((event.clientX - box.left) / box.width) * gaze.duration, false);
            }}
          >
            {spans.map((span) => (
              <span key={span.start} style={place(span)} />
            ))}
          </div>
        </div>
      ))}
      <div className={styles.scale} data-print="hide">
        <div ref={line} className={styles.now} />
      </div>
      <div className={styles.ends} data-from={say`0秒`} data-to={say`${gaze.duration}秒`} />
    </div>
  );
}
