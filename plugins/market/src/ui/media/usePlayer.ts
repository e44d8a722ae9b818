import { useLocation } from '@docusaurus/router';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { clockOf } from './clock.js';
import { secondsOf } from './time.js';

export interface PlayerState {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Whole seconds, for marking the chapter and the cue. */
  readonly seconds: number;
  readonly seek: (seconds: number, play: boolean) => void;
  readonly onTime: () => void;
  /** 1 is the film's own pace. */
  readonly rate: number;
  readonly setRate: (rate: number) => void;
  /** Stop and go on by so many seconds. */
  readonly step: (by: number) => void;
  /** Go round within a span; `undefined` ends it. */
  readonly repeat: (span: { readonly start: number; readonly end: number } | undefined) => void;
}

/**
 * One player's time. The exact second stands in `data-media-time` of the root (set by hand: React
 * need not draw four times a second); the state changes once a second.
 *
 * @param id - `#video-<id>` names this player in an address; `?t=` without a name means every player.
 * @param stopAt - Second at which it pauses when it plays past it; a reader who goes beyond may go on.
 */
export function usePlayer(id: string, stopAt?: number): PlayerState {
  const root = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [seconds, setSeconds] = useState(0);
  const { search, hash } = useLocation();

  const show = useCallback(
    (time: number) => {
      if (root.current) root.current.dataset.mediaTime = String(Math.round(time * 100) / 100);
      setSeconds(Math.floor(time));
      clockOf(id).tell(time);
    },
    [id],
  );

  const seek = useCallback(
    (time: number, play: boolean) => {
      const player = video.current;
      if (player) {
        player.preload = 'auto';
        player.currentTime = time;
        // A refusal to play leaves the picture at the right second: enough.
        if (play) player.play().catch(() => undefined);
      }
      show(time);
    },
    [show],
  );

  useEffect(() => {
    const time = secondsOf(search);
    if (time !== undefined && (hash === '' || hash === `#video-${id}`)) seek(time, false);
  }, [search, hash, id, seek]);

  useEffect(() => clockOf(id).attach(seek), [id, seek]);

  // A film tells its time four times a second; what goes along with it asks for every frame.
  useEffect(() => {
    const film = video.current;
    if (!film) return undefined;
    let frame = 0;
    const follow = () => {
      clockOf(id).tell(film.currentTime);
      frame = film.paused ? 0 : requestAnimationFrame(follow);
    };
    const start = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    };
    film.addEventListener('play', start);
    return () => {
      film.removeEventListener('play', start);
      cancelAnimationFrame(frame);
    };
  }, [id]);

  const [rate, showRate] = useState(1);
  const setRate = useCallback((next: number) => {
    showRate(next);
    if (video.current) video.current.playbackRate = next;
  }, []);
  const step = useCallback(
    (by: number) => {
      const film = video.current;
      if (!film) return;
      film.pause();
      seek(Math.max(0, film.currentTime + by), false);
    },
    [seek],
  );
  const round = useRef<{ readonly start: number; readonly end: number }>(undefined);
  const repeat = useCallback(
    (span: { readonly start: number; readonly end: number } | undefined) => {
      round.current = span;
      if (span && video.current?.paused !== false) seek(span.start, true);
    },
    [seek],
  );

  const before = useRef(0);
  const onTime = useCallback(() => {
    const time = video.current?.currentTime ?? 0;
    const span = round.current;
    if (span && before.current < span.end && time >= span.end) {
      // Past its end by itself it goes round; by hand it has left the round.
      if (time - before.current < 1 + (video.current?.playbackRate ?? 1)) {
        before.current = span.start;
        seek(span.start, true);
        return;
      }
      round.current = undefined;
    }
    if (stopAt !== undefined && before.current < stopAt && time >= stopAt) video.current?.pause();
    before.current = time;
    show(time);
  }, [show, stopAt, seek]);
  return { root, video, seconds, seek, onTime, rate, setRate, step, repeat };
}
