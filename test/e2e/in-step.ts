import type { Page } from 'playwright-core';

/** How a film of the page lies on the clock: `(time − shift) × rate`. */
export interface FilmPlace {
  readonly shift: number;
  readonly rate: number;
}

export interface Drift {
  /** Looks taken while every film was running. */
  readonly looks: number;
  /** Largest distance of any two films, and of any film from the clock, seconds. */
  readonly between: number;
  readonly fromClock: number;
  /** Where the clock was in the end. */
  readonly time: number;
}

/** Look at all films of the page for so many seconds, several times a second, each time in one go. */
export const driftOf = (
  page: Page,
  places: readonly FilmPlace[],
  seconds: number,
): Promise<Drift> =>
  page.evaluate(
    async ({ list, milliseconds }) => {
      const root = document.querySelector('[data-tracks]') as HTMLElement;
      const films = [...root.querySelectorAll('video')];
      const result = { looks: 0, between: 0, fromClock: 0, time: 0 };
      const until = performance.now() + milliseconds;
      while (performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 80));
        // Right after the page's own look: the clock it wrote is a frame old at most.
        await new Promise((resolve) => requestAnimationFrame(resolve));
        result.time = Number(root.dataset.mediaTime);
        const states = [...root.querySelectorAll<HTMLElement>('[data-state]')];
        if (!states.every(({ dataset }) => dataset.state === 'ready')) continue;
        if (films.some((film) => film.paused || film.seeking)) continue;
        const clocks = films.map((film, at) => {
          const { shift, rate } = list[at] as { shift: number; rate: number };
          return film.currentTime / rate + shift;
        });
        result.looks++;
        result.between = Math.max(result.between, Math.max(...clocks) - Math.min(...clocks));
        result.fromClock = Math.max(
          result.fromClock,
          ...clocks.map((time) => Math.abs(time - result.time)),
        );
      }
      return result;
    },
    { list: places, milliseconds: seconds * 1000 },
  );
