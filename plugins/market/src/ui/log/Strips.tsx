import {
  type Series,
  type Span,
  scaleFor,
  unpack,
  valueAt,
  within,
} from '@chishiki-ichiba/media/log';
import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFile } from '../../client/useFile.js';
import type { LogChannelProp, LogFile, LogProp } from '../../log-props.js';
import type { ItemPageProp } from '../../props.js';
import { figure } from '../../shown-log.js';
import { useAlive, useInView } from './hooks.js';
import styles from './log.module.css';
import type { Plot } from './Plot.js';
import { Scrub } from './Scrub.js';
import { Strip } from './Strip.js';
import { useFiner } from './useFiner.js';
import { fitted, isSame, isWhole, panned, ticksOf, tickText, zoomed } from './view.js';

/** Curves of what was measured, under the picture and on its time. */
export function Strips({ item }: { readonly item: ItemPageProp }): ReactNode {
  return item.log ? <Curves id={item.id} log={item.log} /> : null;
}

function Curves({ id, log }: { readonly id: string; readonly log: LogProp }): ReactNode {
  const root = useRef<HTMLElement>(null);
  const alive = useAlive();
  const seen = useInView(root);
  const [file, again] = useFile<LogFile>(seen ? log.file : undefined);
  const [Drawn, setDrawn] = useState<typeof Plot>();
  const [view, setView] = useState<Span>(log.view);
  useEffect(() => {
    if (seen)
      import('./Plot.js').then((module) => setDrawn(() => module.Plot)).catch(() => undefined);
  }, [seen]);
  usePrinted(() => setView(log.view));
  const packed = file.state === 'here' ? file.file.channels : undefined;
  const first = useMemo(
    () =>
      new Map(log.channels.map(({ id: channel }) => [channel, seriesIn(packed, channel)] as const)),
    [log, packed],
  );
  const finer = useFiner(log.file, packed, view, log.whole);
  const series = (channel: LogChannelProp['id']): Series | undefined =>
    finer.get(channel) ?? first.get(channel);
  const atHome = isSame(view, log.view);

  return (
    <section
      ref={root}
      className={styles.strips}
      aria-label={say`測った値の図`}
      data-plot={Drawn && packed ? 'live' : 'drawn'}
    >
      {alive && (
        <fieldset className={styles.bar} aria-label={say`図の見る範囲`} data-print="hide">
          <button
            type="button"
            onClick={() => setView(atHome ? log.whole : log.view)}
            aria-disabled={isSame(log.view, log.whole)}
          >
            {atHome || !log.arc ? say`全体を見る` : say`溶接しているところを見る`}
          </button>
          <button
            type="button"
            aria-label={say`前の時間へずらす`}
            aria-disabled={view.start <= log.whole.start + 1e-6}
            onClick={() => setView(panned(view, -0.5, log.whole))}
          >
            <span aria-hidden="true">◀</span>
          </button>
          <button
            type="button"
            aria-label={say`細かく見る`}
            onClick={() => setView(zoomed(view, 0.5, middle(view), log.whole))}
          >
            <span aria-hidden="true">{say`＋`}</span>
          </button>
          <button
            type="button"
            aria-label={say`広く見る`}
            aria-disabled={isWhole(view, log.whole)}
            onClick={() => setView(zoomed(view, 2, middle(view), log.whole))}
          >
            <span aria-hidden="true">−</span>
          </button>
          <button
            type="button"
            aria-label={say`後の時間へずらす`}
            aria-disabled={view.end >= log.whole.end - 1e-6}
            onClick={() => setView(panned(view, 0.5, log.whole))}
          >
            <span aria-hidden="true">▶</span>
          </button>
        </fieldset>
      )}
      <div className={styles.plot}>
        {log.channels.map((channel) => {
          const drawn = series(channel.id);
          const live = Drawn && drawn && drawn.times.length > 0;
          const scale =
            atHome || !drawn ? channel.curve : scaleFor([within(drawn, view)], channel.band);
          return (
            <Strip
              key={channel.id}
              channel={channel}
              view={view}
              home={log.view}
              low={scale.low}
              high={scale.high}
              excesses={log.excesses.filter((one) => one.channel === channel.id)}
            >
              {live && <Drawn series={drawn} view={view} low={scale.low} high={scale.high} />}
            </Strip>
          );
        })}
        <ol className={styles.ticks} aria-hidden="true">
          {ticksOf(view, 6).map((seconds) => (
            <li
              key={seconds}
              style={{ left: `${shareOf(seconds, view) * 100}%` }}
              data-end={shareOf(seconds, view) > 0.92 || undefined}
              data-text={tickText(seconds)}
            />
          ))}
        </ol>
        {alive && (
          <Scrub
            id={id}
            view={view}
            duration={log.duration}
            follow={(seconds) =>
              setView((now) =>
                fitted(seconds - (now.end - now.start) * 0.1, now.end - now.start, log.whole),
              )
            }
            read={(seconds) =>
              log.channels.flatMap((channel) => {
                const drawn = series(channel.id);
                const value = drawn && valueAt(drawn, seconds);
                return value === undefined
                  ? []
                  : [
                      {
                        channel,
                        text: figure(value, channel.digits),
                        side: isJudged(seconds, log) ? sideOf(value, channel) : undefined,
                      },
                    ];
              })
            }
          />
        )}
      </div>
      {file.state === 'failed' && (
        <p
          className={styles.note}
          role="status"
        >{sayJsx`細かい記録を読みこめませんでした。図は、あらかじめ描いたものです。${<button type="button" className={styles.again} onClick={again}>{say`もう一度読みこむ`}</button>}`}</p>
      )}
    </section>
  );
}

const shareOf = (seconds: number, { start, end }: Span): number =>
  (seconds - start) / (end - start);

const middle = ({ start, end }: Span): number => (start + end) / 2;

const seriesIn = (
  packed: LogFile['channels'] | undefined,
  channel: LogChannelProp['id'],
): Series | undefined => {
  const found = packed?.[channel];
  return found && unpack(found);
};

/** At rest and on the slopes nothing is off its range. */
const isJudged = (seconds: number, { judged }: LogProp): boolean =>
  judged !== undefined && seconds >= judged.start && seconds <= judged.end;

const sideOf = (value: number, { band }: LogChannelProp): 'high' | 'low' | undefined =>
  band?.max !== undefined && value > band.max
    ? 'high'
    : band?.min !== undefined && value < band.min
      ? 'low'
      : undefined;

/** On paper stands what is shown first. */
function usePrinted(reset: () => void): void {
  useEffect(() => {
    const before = () => flushSync(reset);
    window.addEventListener('beforeprint', before);
    return () => window.removeEventListener('beforeprint', before);
  });
}
