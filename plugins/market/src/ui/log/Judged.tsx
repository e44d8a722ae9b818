import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { LogExcessProp, LogProp } from '../../log-props.js';
import type { ItemPageProp } from '../../props.js';
import {
  excessText,
  judgedText,
  measure,
  noExcess,
  pointText,
  rangeText,
  spanText,
  withinText,
} from '../../shown-log.js';
import { Labels } from '../parts/Labels.js';
import styles from './log.module.css';
import { SecondLink } from './SecondLink.js';

/** What the record says in words and numbers: read without script, on paper and aloud. */
export function Judged({ item }: { readonly item: ItemPageProp }): ReactNode {
  const { log } = item;
  if (!log) return null;
  return (
    <div className={styles.judged}>
      <p>{judgedText(log)}</p>
      {log.channels.some(({ stats }) => stats) && <Summary log={log} />}
      {log.manual && log.channels.some(({ band }) => band) && (
        <>
          <h3>範囲を外れた所</h3>
          {log.excesses.length === 0 ? (
            <p className={styles.fine}>{noExcess}</p>
          ) : (
            <ol className={styles.excesses} aria-label="範囲を外れた所">
              {log.excesses.map((excess) => (
                <Excess key={`${excess.channel}-${excess.start}`} excess={excess} item={item} />
              ))}
            </ol>
          )}
        </>
      )}
      {log.manual && (
        <p className={styles.ways}>
          <Link to={log.manual.url ?? ''}>手順書：{log.manual.label}</Link>
        </p>
      )}
      {log.review && (
        <p className={styles.ways} data-print="hide">
          <Link to={log.review.url ?? ''}>手本と比べる（A4で1枚）</Link>
        </p>
      )}
      {log.reviewed.length > 0 && (
        <nav aria-label="この手本と比べた動画" data-print="hide">
          <h3>この手本と比べた動画</h3>
          <ul className={styles.reviewed}>
            {log.reviewed.map(({ id, label, url }) => (
              <li key={id}>
                <Link to={url ?? ''}>{label}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function Summary({ log }: { readonly log: LogProp }): ReactNode {
  return (
    <table className={styles.summary}>
      <caption className="ichiba-hidden">アークの出ている間の値</caption>
      <thead>
        <tr>
          <th scope="col">量</th>
          <th scope="col">手順書の範囲</th>
          <th scope="col">平均</th>
          <th scope="col">最小〜最大</th>
          <th scope="col">範囲の中</th>
        </tr>
      </thead>
      <tbody>
        {log.channels.map((channel) => (
          <tr key={channel.id}>
            <th scope="row">{channel.label}</th>
            <td data-name="手順書の範囲">{channel.band?.text ?? '記載なし'}</td>
            <td data-name="平均">
              {channel.stats ? <b>{measure(channel.stats.mean, channel)}</b> : '記載なし'}
            </td>
            <td data-name="最小〜最大">
              {channel.stats
                ? rangeText([channel.stats.min, channel.stats.max], channel)
                : '記載なし'}
            </td>
            <td data-name="範囲の中">
              {channel.within === undefined ? '記載なし' : withinText(channel.within)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Excess({
  excess,
  item,
}: {
  readonly excess: LogExcessProp;
  readonly item: ItemPageProp;
}): ReactNode {
  return (
    <li data-print="whole">
      <SecondLink item={item} seconds={Math.max(0, Math.floor(excess.start + 0.05))}>
        <span className={styles.when}>{spanText(excess)}</span>
        <span className={styles.what} data-side={excess.side}>
          {excessText(excess)}
        </span>
      </SecondLink>
      {excess.point && (
        <p>
          <Link to={excess.point.url ?? ''}>{pointText(excess.point.label)}</Link>
        </p>
      )}
      {excess.defects.length > 0 && (
        <p className={styles.defects}>
          起きやすい不完全部：
          <Labels values={excess.defects} />
        </p>
      )}
    </li>
  );
}
