import type { Span } from '@chishiki-ichiba/media/log';
import { say } from '@chishiki-ichiba/model/say';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import type { LogChannelProp } from '../../log-props.js';
import { withUnit } from '../../shown-log.js';
import { clockOf } from '../media/clock.js';
import styles from './log.module.css';

export interface Reading {
  readonly channel: LogChannelProp;
  readonly text: string;
  readonly side: 'high' | 'low' | undefined;
}

interface ScrubProps {
  readonly id: string;
  readonly view: Span;
  readonly duration: number;
  readonly read: (seconds: number) => readonly Reading[];
  /** Asked to move the view along when the film has left it. */
  readonly follow: (seconds: number) => void;
}

const sideWords = { high: say`（範囲を超える）`, low: say`（範囲に届かない）` };

/**
 * The moving line over all curves, and the way to drag it. A slider to keys and screen readers: it moves
 * the film, and the film moves it. It writes into the page by hand: sixty times a second is no matter for React.
 */
export function Scrub({ id, view, duration, read, follow }: ScrubProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const now = useRef({ view, read, follow });
  now.current = { view, read, follow };
  const told = useRef(-1);

  const show = useRef((seconds: number) => {
    const { view: shown, read: readings } = now.current;
    const share = (seconds - shown.start) / (shown.end - shown.start);
    const place = root.current;
    if (!place || !line.current) return;
    line.current.style.left = `${share * 100}%`;
    line.current.hidden = share < 0 || share > 1;
    // Words ten times a second are as many as one can read.
    const tenth = Math.floor(seconds * 10);
    if (tenth === told.current) return;
    told.current = tenth;
    const list = readings(seconds);
    place.setAttribute('aria-valuenow', String(Math.round(seconds * 10) / 10));
    place.setAttribute(
      'aria-valuetext',
      [
        say`${Math.round(seconds * 10) / 10}秒`,
        ...list.map(
          ({ channel, text, side }) =>
            `${channel.label} ${withUnit(text, channel.unit)}${side ? sideWords[side] : ''}`,
        ),
      ].join(say`、`),
    );
    const strips = place.parentElement;
    for (const slot of strips?.querySelectorAll<HTMLElement>('[data-now]') ?? []) {
      const found = list.find(({ channel }) => channel.id === slot.dataset.now);
      slot.textContent = found ? withUnit(found.text, slot.dataset.unit ?? '') : '';
      if (found?.side) slot.dataset.side = found.side;
      else delete slot.dataset.side;
    }
  });

  useEffect(() => {
    const clock = clockOf(id);
    show.current(clock.now);
    return clock.subscribe((seconds) => {
      const { view: shown, follow: move } = now.current;
      if (seconds > shown.end && seconds < shown.end + 0.5) move(seconds);
      show.current(seconds);
    });
  }, [id]);

  // Another view, or numbers that have come: the line stands elsewhere and reads anew.
  useEffect(() => {
    told.current = -1;
    show.current(clockOf(id).now);
  });

  const seek = (seconds: number) =>
    clockOf(id).seek(Math.min(duration, Math.max(0, Math.round(seconds * 100) / 100)), false);
  const point = (event: PointerEvent) => {
    const box = root.current?.getBoundingClientRect();
    if (box) seek(view.start + ((event.clientX - box.left) / box.width) * (view.end - view.start));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event);
    const time = clockOf(id).now;
    const to =
      event.key === 'Home'
        ? view.start
        : event.key === 'End'
          ? view.end
          : step === undefined
            ? undefined
            : time + step;
    if (to === undefined) return;
    event.preventDefault();
    seek(to);
  };

  return (
    <div
      ref={root}
      className={styles.scrub}
      role="slider"
      tabIndex={0}
      aria-label={say`動画の時刻（左右の矢印で1秒、Shiftと矢印で0.1秒）`}
      aria-valuemin={0}
      aria-valuemax={duration}
      aria-valuenow={0}
      data-print="hide"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // A finger may still scroll the page: it takes the pointer away then.
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
      }}
    >
      <div ref={line} className={styles.line} />
    </div>
  );
}

function stepOf({ key, shiftKey }: KeyboardEvent): number | undefined {
  const size = shiftKey ? 0.1 : 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return size;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return -size;
  if (key === 'PageUp') return 5;
  if (key === 'PageDown') return -5;
  return undefined;
}
