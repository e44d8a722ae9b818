import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
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
          <h3>{say`範囲を外れた所`}</h3>
          {log.excesses.length === 0 ? (
            <p className={styles.fine}>{noExcess}</p>
          ) : (
            <ol className={styles.excesses} aria-label={say`範囲を外れた所`}>
              {log.excesses.map((excess) => (
                <Excess key={`${excess.channel}-${excess.start}`} excess={excess} item={item} />
              ))}
            </ol>
          )}
        </>
      )}
      {log.manual && (
        <p className={styles.ways}>
          <Link to={log.manual.url ?? ''}>{say`手順書：${log.manual.label}`}</Link>
        </p>
      )}
      {log.review && (
        <p className={styles.ways} data-print="hide">
          <Link to={log.review.url ?? ''}>{say`手本と比べる（A4で1枚）`}</Link>
        </p>
      )}
      {log.reviewed.length > 0 && (
        <nav aria-label={say`この手本と比べた動画`} data-print="hide">
          <h3>{say`この手本と比べた動画`}</h3>
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
      <caption className="ichiba-hidden">{say`アークの出ている間の値`}</caption>
      <thead>
        <tr>
          <th scope="col">{say`量`}</th>
          <th scope="col">{say`手順書の範囲`}</th>
          <th scope="col">{say`平均`}</th>
          <th scope="col">{say`最小〜最大`}</th>
          <th scope="col">{say`範囲の中`}</th>
        </tr>
      </thead>
      <tbody>
        {log.channels.map((channel) => (
          <tr key={channel.id}>
            <th scope="row">{channel.label}</th>
            <td data-name={say`手順書の範囲`}>{channel.band?.text ?? say`記載なし`}</td>
            <td data-name={say`平均`}>
              {channel.stats ? <b>{measure(channel.stats.mean, channel)}</b> : say`記載なし`}
            </td>
            <td data-name={say`最小〜最大`}>
              {channel.stats
                ? rangeText([channel.stats.min, channel.stats.max], channel)
                : say`記載なし`}
            </td>
            <td data-name={say`範囲の中`}>
              {channel.within === undefined ? say`記載なし` : withinText(channel.within)}
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
        <p
          className={styles.defects}
        >{sayJsx`起きやすい不完全部：${<Labels values={excess.defects} />}`}</p>
      )}
    </li>
  );
}
