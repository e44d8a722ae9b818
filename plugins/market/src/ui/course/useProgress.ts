import { useEffect, useState } from 'react';
import { keepsTicks, readTicks, writeTicks } from '../phase/ticks.js';

export interface Progress {
  /** `undefined` while the page is still the one the build wrote. */
  readonly done?: readonly string[];
  /** Whether this device keeps it. */
  readonly kept: boolean;
  toggle(part: string): void;
}

const storage = (): Storage => window.localStorage;

/** Which parts of a course are done, by their ids: kept on this device, sent nowhere. */
export function useProgress(course: string): Progress {
  const name = `course:${course}`;
  const [done, setDone] = useState<readonly string[]>();
  const [kept, setKept] = useState(true);
  useEffect(() => {
    setDone(readTicks(name, storage));
    setKept(keepsTicks(storage));
  }, [name]);
  const toggle = (part: string) => {
    const before = done ?? [];
    const next = before.includes(part) ? before.filter((id) => id !== part) : [...before, part];
    setDone(next);
    setKept(writeTicks(name, next, storage));
  };
  return { ...(done ? { done } : {}), kept, toggle };
}
