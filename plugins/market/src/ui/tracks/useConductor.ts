import { useLocation } from '@docusaurus/router';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { VideoProp } from '../../video-props.js';
import { clockOf } from '../media/clock.js';
import { secondsOf } from '../media/time.js';
import { type Conductor, createConductor, type FilmState } from './conductor.js';

export interface Conducted {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly conductor: Conductor;
  /** Gives a film its place. */
  readonly seat: (index: number, film: HTMLVideoElement | null) => void;
  /** What is drawn anew; the exact second is told by the clock of the video. */
  readonly shown: {
    readonly playing: boolean;
    readonly rate: number;
    readonly seconds: number;
    readonly end: number;
    readonly states: readonly FilmState[];
  };
  /** Go somewhere; plays on from there when asked, or when it was playing. */
  readonly seek: (seconds: number, play: boolean) => void;
  /** Look again: something was asked of the conductor. */
  readonly wake: () => void;
}

/** The films of a page, led by one clock: the one that curves, gaze and links of the page know too. */
export function useConductor(video: VideoProp): Conducted {
  const { id, duration, tracks = [] } = video;
  const root = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page's tracks never change
  const conductor = useMemo(
    () =>
      createConductor([{ shift: 0, rate: 1 }, ...tracks], duration, () => performance.now() / 1000),
    [id, duration],
  );
  const [shown, setShown] = useState<Conducted['shown']>(() => shotOf(conductor));
  const frame = useRef(0);
  const { search, hash } = useLocation();

  const show = useCallback(() => {
    const { time } = conductor;
    if (root.current) root.current.dataset.mediaTime = String(Math.round(time * 1000) / 1000);
    clockOf(id).tell(time);
    setShown((before) => {
      const next = shotOf(conductor);
      return isSame(before, next) ? before : next;
    });
  }, [conductor, id]);

  const wake = useCallback(() => {
    cancelAnimationFrame(frame.current);
    const follow = () => {
      conductor.tick();
      show();
      frame.current = conductor.busy ? requestAnimationFrame(follow) : 0;
    };
    follow();
  }, [conductor, show]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const seek = useCallback(
    (seconds: number, play: boolean) => {
      conductor.seek(seconds);
      if (play) conductor.play();
      wake();
    },
    [conductor, wake],
  );
  useEffect(() => clockOf(id).attach(seek), [id, seek]);

  useEffect(() => {
    const time = secondsOf(search);
    if (time !== undefined && (hash === '' || hash === `#video-${id}`)) seek(time, false);
  }, [search, hash, id, seek]);

  const seat = useCallback(
    (index: number, film: HTMLVideoElement | null) => {
      conductor.attach(index, film ?? undefined);
    },
    [conductor],
  );
  return { root, conductor, seat, shown, seek, wake };
}

const shotOf = ({ playing, rate, time, end, states }: Conductor): Conducted['shown'] => ({
  playing,
  rate,
  // Whole seconds, for marking the chapter and the cue.
  seconds: Math.floor(time + 1e-6),
  end,
  states,
});

const isSame = (a: Conducted['shown'], b: Conducted['shown']): boolean =>
  a.playing === b.playing &&
  a.rate === b.rate &&
  a.seconds === b.seconds &&
  a.end === b.end &&
  a.states.every((state, at) => state === b.states[at]);
