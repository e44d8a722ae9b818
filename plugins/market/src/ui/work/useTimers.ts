import { useCallback, useEffect, useMemo, useState } from 'react';
import { createBell } from './bell.js';
import { keepTimers, readTimers } from './kept.js';
import { leftOf, pause, settle, start, type TimerState } from './timer.js';

export interface TimerSpec {
  /** One per manual. */
  readonly key: string;
  readonly stepId: string;
  /** 「待つ 10分」 */
  readonly name: string;
  readonly seconds: number;
}

/** A timer somebody has touched. */
export interface TouchedTimer extends TimerSpec {
  readonly timer: TimerState;
  /** Its end was seen by the reader. */
  readonly seen?: true;
}

export interface Timers {
  readonly touched: readonly TouchedTimer[];
  /** A reload would not lose them. */
  readonly kept: boolean;
  /** Milliseconds. */
  leftOf(spec: TimerSpec): number;
  stateOf(spec: TimerSpec): TimerState['state'];
  act(spec: TimerSpec, action: 'start' | 'pause' | 'reset' | 'see'): void;
}

const READY: TimerState = { state: 'ready' };
const TICK_MS = 250;

/** All timers of one manual: they go on whatever step is on the screen, and through a reload. */
export function useTimers(manual: string): Timers {
  const [touched, setTouched] = useState<readonly TouchedTimer[]>(() => readTimers(manual));
  const [now, setNow] = useState(() => Date.now());
  const bell = useMemo(createBell, []);
  const running = touched.some(({ timer }) => timer.state === 'running');

  const [kept, setKept] = useState(true);
  useEffect(() => setKept(keepTimers(manual, touched)), [manual, touched]);

  useEffect(() => {
    if (!running) return undefined;
    const look = () => {
      const time = Date.now();
      setNow(time);
      setTouched((list) =>
        list.some(({ timer }) => settle(timer, time) !== timer)
          ? list.map((entry) => ({ ...entry, timer: settle(entry.timer, time) }))
          : list,
      );
    };
    const ticking = setInterval(look, TICK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(ticking);
      document.removeEventListener('visibilitychange', look);
    };
  }, [running]);

  const ended = touched.filter(({ timer, seen }) => timer.state === 'done' && !seen).length;
  useEffect(() => {
    if (ended > 0) bell.ring();
  }, [ended, bell]);

  const act = useCallback<Timers['act']>(
    (spec, action) => {
      const time = Date.now();
      if (action === 'start') bell.allow();
      setNow(time);
      setTouched((list) => {
        const known = list.find(({ key }) => key === spec.key);
        const others = list.filter((entry) => entry !== known);
        if (action === 'reset') return others;
        const timer = known?.timer ?? READY;
        const total = spec.seconds * 1000;
        if (action === 'see') return known ? [...others, { ...known, seen: true }] : list;
        const change = action === 'start' ? start : pause;
        return [...others, { ...spec, timer: change(timer, total, time) }];
      });
    },
    [bell],
  );

  return useMemo(() => {
    const timerOf = ({ key }: TimerSpec) =>
      touched.find((entry) => entry.key === key)?.timer ?? READY;
    return {
      touched,
      kept,
      act,
      stateOf: (spec) => timerOf(spec).state,
      leftOf: (spec) => leftOf(timerOf(spec), spec.seconds * 1000, now),
    };
  }, [touched, kept, act, now]);
}
