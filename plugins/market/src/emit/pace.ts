import { setTimeout as wait } from 'node:timers/promises';

/** Longest piece of work in a row: shorter than what a person notices. */
const STRETCH_MS = 20;
/** Between two of them the rest of the server has its turn. */
const PAUSE_MS = 10;
/** From the last of several saves to going on. */
const AFTER_SAVE_MS = 4000;
/** How often it is looked whether somebody is still at it. */
const LOOK_MS = 200;

/** When work that nobody waits for may go on beside work that somebody waits for. */
export interface Pace {
  /** Somebody waits from now on: for a save to be read, or for a bundle. */
  begin(what: 'save' | 'bundle'): void;
  /** No more. */
  end(what: 'save' | 'bundle'): void;
  /** Between two small pieces of work: returns at once, or when it is time for the next. */
  rest(): Promise<void> | undefined;
}

/** @param clock - Milliseconds, and how to wait for some. */
export function createPace(clock = { now: () => performance.now(), wait }): Pace {
  const waiting = new Set<string>();
  let quietSince = Number.NEGATIVE_INFINITY;
  let stretchBegan = Number.NEGATIVE_INFINITY;
  let pending: Promise<void> | undefined;
  const isBusy = (): boolean => waiting.size > 0 || clock.now() - quietSince < AFTER_SAVE_MS;

  async function pause(): Promise<void> {
    await clock.wait(PAUSE_MS);
    while (isBusy()) await clock.wait(LOOK_MS);
    stretchBegan = clock.now();
    pending = undefined;
  }
  return {
    begin(what) {
      waiting.add(what);
    },
    end(what) {
      waiting.delete(what);
      quietSince = clock.now();
    },
    rest() {
      if (!pending && !isBusy() && clock.now() - stretchBegan < STRETCH_MS) return undefined;
      pending ??= pause();
      return pending;
    },
  };
}

/** The same list, taken up again after each rest. */
export async function* paced<T>(list: Iterable<T>, pace: Pick<Pace, 'rest'>): AsyncGenerator<T> {
  for (const one of list) {
    yield one;
    await pace.rest();
  }
}
