import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import type { ReviewChannelProp, ReviewPageProp, ReviewWorstProp } from '../../log-props.js';
import { measure, pointText, rangeText, signed, spanText } from '../../shown-log.js';
import { useAlive } from '../log/hooks.js';
import { ticksOf } from '../log/view.js';
import { clockOf } from '../media/clock.js';
import styles from './review.module.css';

/** Numbers, the worst seconds and the curves of both. */
export function Review({ review }: { readonly review: ReviewPageProp }): ReactNode {
  return (
    <>
      <Numbers review={review} />
      <section aria-labelledby="review-worst" className={styles.worst}>
        <h2 id="review-worst">{say`ちがいの大きい所（大きい順）`}</h2>
        {review.worst.length === 0 ? (
          <p>{say`手本と大きくちがう所はありません。`}</p>
        ) : (
          <ol>
            {review.worst.map((line) => (
              <Worst key={`${line.id}-${line.start}`} line={line} review={review} />
            ))}
          </ol>
        )}
      </section>
      <Curves review={review} />
      <section className={styles.memo} aria-label={say`書きこむ欄`} data-print="only">
        <dl>
          {[say`学ぶ人の符号`, say`教える人の頭文字`, say`日付`].map((label) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <p>{say`次にやること`}</p>
      </section>
    </>
  );
}

function Numbers({ review }: { readonly review: ReviewPageProp }): ReactNode {
  return (
    <section aria-labelledby="review-numbers">
      <h2 id="review-numbers">{say`量ごとの平均`}</h2>
      <p
        className={styles.lead}
      >{sayJsx`${review.manual && <>{sayJsx`範囲は${<Link to={review.manual.url ?? ''}>{review.manual.label}</Link>}のものです。`}</>}電流の上げ始めと下げ終わりは除いています。`}</p>
      <div className={styles.scroll}>
        <table className={styles.numbers}>
          <thead>
            <tr>
              <th scope="col">{say`量`}</th>
              <th scope="col">{say`範囲`}</th>
              <th scope="col">{say`手本`}</th>
              <th scope="col">{say`比べる動画`}</th>
              <th scope="col">{say`ちがい`}</th>
              <th scope="col">{say`範囲の中（手本→比べる動画）`}</th>
            </tr>
          </thead>
          <tbody>
            {review.channels.map((channel) => (
              <tr key={channel.id}>
                <th scope="row">{channel.label}</th>
                <td data-name={say`範囲`}>{channel.band?.text ?? say`記載なし`}</td>
                {channel.means.map((mean, at) => (
                  <td
                    key={at === 0 ? 'model' : 'own'}
                    data-name={at === 0 ? say`手本` : say`比べる動画`}
                  >
                    <b>{measure(mean, channel)}</b>
                    <small>{rangeText(channel.ranges[at as 0 | 1], channel)}</small>
                  </td>
                ))}
                <td data-name={say`ちがい`}>
                  <b>{signed(channel.by, channel)}</b>
                </td>
                <td data-name={say`範囲の中（手本→比べる動画）`}>
                  {channel.within ? `${channel.within[0]}% → ${channel.within[1]}%` : say`記載なし`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Worst({
  line,
  review,
}: {
  readonly line: ReviewWorstProp;
  readonly review: ReviewPageProp;
}): ReactNode {
  const alive = useAlive();
  const own = { start: line.at[1], end: line.at[1] + (line.end - line.start) };
  const both = () => {
    clockOf(review.model.video.id).seek(Math.max(0, line.at[0]), true);
    clockOf(review.own.video.id).seek(Math.max(0, line.at[1]), true);
    document.getElementById(`video-${review.model.video.id}`)?.scrollIntoView({ block: 'center' });
  };
  return (
    <li data-print="whole">
      <p className={styles.what}>
        <span className={styles.when}>{spanText(own)}</span>
        <span
          data-side={line.side}
          className={styles.off}
        >{sayJsx`${line.label} ${<b>{line.value}</b>}（手本 ${line.model}、${line.by}）${line.off && <span className={styles.out}>{say`範囲 ${line.off}`}</span>}`}</span>
      </p>
      <p className={styles.next}>
        {line.point && <Link to={line.point.url ?? ''}>{pointText(line.point.label)}</Link>}
        {alive && (
          <button
            type="button"
            onClick={both}
            data-print="hide"
          >{say`二つの動画をこの秒から見る`}</button>
        )}
      </p>
    </li>
  );
}

type Axis = 'time' | 'way';

/** Curves over one another or side by side, by time or by the way along the seam. */
function Curves({ review }: { readonly review: ReviewPageProp }): ReactNode {
  const alive = useAlive();
  const [axis, setAxis] = useState<Axis>('time');
  const [apart, setApart] = useState(false);
  const hasWay = review.millimetres !== undefined;
  const byWay = axis === 'way' && hasWay;
  const length = byWay ? (review.millimetres ?? 0) : review.seconds;
  const unit = byWay ? ' mm' : say`秒`;
  return (
    <section aria-labelledby="review-curves">
      <h2 id="review-curves">{say`曲線`}</h2>
      {alive && (
        <div className={styles.bar} data-print="hide">
          <fieldset>
            <legend>{say`並べ方`}</legend>
            <Choice
              name="layout"
              checked={!apart}
              onPick={() => setApart(false)}
              text={say`重ねる`}
            />
            <Choice
              name="layout"
              checked={apart}
              onPick={() => setApart(true)}
              text={say`左右に並べる`}
            />
          </fieldset>
          {hasWay && (
            <fieldset>
              <legend>{say`横の目もり`}</legend>
              <Choice
                name="axis"
                checked={axis === 'time'}
                onPick={() => setAxis('time')}
                text={say`アークが出てからの時間`}
              />
              <Choice
                name="axis"
                checked={axis === 'way'}
                onPick={() => setAxis('way')}
                text={say`進んだ長さ`}
              />
            </fieldset>
          )}
        </div>
      )}
      <p className={styles.legend}>
        <span>{sayJsx`${<span className={styles.key} data-curve={0} aria-hidden="true" />}手本（細い点線）`}</span>
        <span>{sayJsx`${<span className={styles.key} data-curve={1} aria-hidden="true" />}比べる動画（太い線）`}</span>
        <span>{sayJsx`${<span className={styles.bandKey} aria-hidden="true" />}手順書の範囲`}</span>
      </p>
      <div className={styles.curves} data-axis={axis} data-apart={apart || undefined}>
        {review.channels.map((channel) => (
          <Curve
            key={channel.id}
            channel={channel}
            axis={axis}
            apart={apart}
            ticks={ticksOf({ start: 0, end: length }, 4).map((at) => ({
              share: at / length,
              text: `${at}${unit}`,
            }))}
          />
        ))}
      </div>
    </section>
  );
}

const Choice = ({
  name,
  checked,
  onPick,
  text,
}: {
  readonly name: string;
  readonly checked: boolean;
  readonly onPick: () => void;
  readonly text: string;
}): ReactNode => (
  <label>
    <input type="radio" name={name} checked={checked} onChange={onPick} />
    {text}
  </label>
);

function Curve({
  channel,
  axis,
  apart,
  ticks,
}: {
  readonly channel: ReviewChannelProp;
  readonly axis: Axis;
  readonly apart: boolean;
  readonly ticks: readonly { readonly share: number; readonly text: string }[];
}): ReactNode {
  const curve = (axis === 'way' && channel.byWay) || channel.byTime;
  const fields = apart ? [[0], [1]] : [[0, 1]];
  return (
    <figure className={styles.curve} data-channel={channel.id} data-print="whole">
      <figcaption>
        <b>{channel.label}</b>
        {channel.band && <span>{say`範囲 ${channel.band.text}`}</span>}
        <span>{say`ちがい ${signed(channel.by, channel)}`}</span>
      </figcaption>
      <div className={styles.pair}>
        {fields.map((curves) => (
          <div key={curves.join()} className={styles.field} data-high={String(curve.high)}>
            {curve.band && curve.band.to > curve.band.from && (
              <div
                className={styles.band}
                style={{
                  top: `${curve.band.from}%`,
                  height: `${curve.band.to - curve.band.from}%`,
                }}
              />
            )}
            {ticks.map(({ share, text }) => (
              <span
                key={text}
                className={styles.tick}
                style={{ left: `${share * 100}%` }}
                data-text={text}
                data-end={share > 0.9 || undefined}
              />
            ))}
            <span className={styles.low} data-text={String(curve.low)} />
            <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
              {curves.map((at) => (
                <path key={at} d={curve.paths[at]} data-curve={at} />
              ))}
            </svg>
          </div>
        ))}
      </div>
    </figure>
  );
}
