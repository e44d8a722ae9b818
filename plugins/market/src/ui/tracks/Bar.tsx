import { say } from '@chishiki-ichiba/model/say';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { VideoProp } from '../../video-props.js';
import { Icon } from '../icons/Icon.js';
import { clockOf } from '../media/clock.js';
import { FilmTools } from '../media/FilmTools.js';
import { clock } from '../media/time.js';
import styles from './tracks.module.css';
import type { Conducted } from './useConductor.js';

interface BarProps {
  readonly video: VideoProp;
  readonly conducted: Conducted;
  readonly gaze?: { readonly drawn: boolean; readonly setDrawn: (drawn: boolean) => void };
}

/** One bar for all films: play, where, how fast. */
export function Bar({ video, conducted, gaze }: BarProps): ReactNode {
  const { conductor, shown, seek, wake } = conducted;
  return (
    <fieldset className={styles.controls} aria-label={say`すべての映像を動かす`}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.play}
          onClick={() => {
            if (shown.playing) conductor.pause();
            else conductor.play();
            wake();
          }}
        >
          {shown.playing ? <span aria-hidden="true">❚❚</span> : <Icon name="play" />}
          {shown.playing ? say`止める` : say`再生する`}
        </button>
        <Place id={video.id} end={shown.end} seek={(seconds) => seek(seconds, false)} />
      </div>
      <FilmTools
        video={video}
        seconds={shown.seconds}
        rate={shown.rate}
        setRate={(rate) => {
          conductor.setRate(rate);
          wake();
        }}
        step={(by) => {
          conductor.pause();
          seek(Math.max(0, conductor.time + by), false);
        }}
        repeat={(span) => {
          conductor.repeat(span);
          if (span && !shown.playing) seek(span.start, true);
        }}
      >
        {gaze && (
          <button
            type="button"
            aria-pressed={gaze.drawn}
            onClick={() => gaze.setDrawn(!gaze.drawn)}
          >{say`視線を重ねる`}</button>
        )}
      </FilmTools>
    </fieldset>
  );
}

/** Where the clock is, and the way to another second. Follows the clock by hand, without React. */
function Place({
  id,
  end,
  seek,
}: {
  readonly id: string;
  readonly end: number;
  readonly seek: (seconds: number) => void;
}): ReactNode {
  const slider = useRef<HTMLInputElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (seconds: number) => {
      const text = `${clock(seconds)} / ${clock(end)}`;
      if (words.current && words.current.textContent !== text) words.current.textContent = text;
      if (!slider.current) return;
      slider.current.value = String(seconds);
      slider.current.setAttribute('aria-valuetext', say`${Math.round(seconds * 10) / 10}秒`);
    };
    show(clockOf(id).now);
    return clockOf(id).subscribe(show);
  }, [id, end]);
  const onKeyDown = (event: KeyboardEvent) => {
    const size = event.shiftKey ? 0.1 : 1;
    const by = steps[event.key];
    const to =
      event.key === 'Home' ? 0 : event.key === 'End' ? end : by && clockOf(id).now + by * size;
    if (to === undefined) return;
    event.preventDefault();
    seek(Math.min(end, Math.max(0, Math.round(to * 100) / 100)));
  };
  return (
    <>
      <input
        ref={slider}
        type="range"
        min={0}
        max={end}
        step="any"
        defaultValue={0}
        aria-label={say`再生の位置（左右の矢印で1秒、Shiftと矢印で0.1秒）`}
        onKeyDown={onKeyDown}
        onInput={(event) => seek(Number(event.currentTarget.value))}
      />
      <span ref={words} className={styles.clock} />
    </>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 5,
  PageDown: -5,
};
