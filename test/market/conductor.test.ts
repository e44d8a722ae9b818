import { describe, expect, test } from 'vitest';
import { createConductor, type Film } from '../../plugins/market/src/ui/tracks/conductor.js';

/** One frame at 30 a second. */
const FRAME = 1 / 30;

/** A world whose time is moved by hand, and films in it that behave as browsers' do. */
function world() {
  let now = 100;
  const films: FakeFilm[] = [];
  const conduct = (places: { shift: number; rate: number }[], duration: number) =>
    createConductor(places, duration, () => now);
  const run = (conductor: ReturnType<typeof conduct>, seconds: number, each?: () => void) => {
    for (const end = now + seconds; now < end - 1e-9; ) {
      now += 1 / 60;
      for (const film of films) film.live(1 / 60);
      conductor.tick();
      each?.();
    }
  };
  return { conduct, run, films, film: (options: FakeOptions) => add(films, options) };
}
const add = (films: FakeFilm[], options: FakeOptions): FakeFilm => {
  const film = new FakeFilm(options);
  films.push(film);
  return film;
};

interface FakeOptions {
  readonly duration: number;
  /** Its own clock against the world's: 1.001 is a millisecond a second fast. */
  readonly clock?: number;
  /** Seconds from `play()` to the first new frame, of a jump, of loading. */
  readonly start?: number;
  readonly jump?: number;
  readonly load?: number;
}

class FakeFilm implements Film {
  playbackRate = 1;
  preload = 'none';
  paused = true;
  error: unknown = null;
  jumps = 0;
  /** Set by a test: nothing comes any more. */
  stalled = false;
  #time = 0;
  #wait = 0;
  #seeking = 0;
  #loading: number;
  #refuse = false;
  readonly #options: FakeOptions;

  constructor(options: FakeOptions) {
    this.#options = options;
    this.#loading = options.load ?? 0.1;
  }
  get duration() {
    return this.readyState > 0 ? this.#options.duration : Number.NaN;
  }
  get currentTime() {
    return this.#time;
  }
  set currentTime(seconds: number) {
    this.jumps++;
    this.#time = Math.min(seconds, this.#options.duration);
    this.#seeking = this.#options.jump ?? 0.06;
  }
  get seeking() {
    return this.#seeking > 0;
  }
  get readyState() {
    return this.#loading > 0 ? 0 : this.stalled ? 2 : 4;
  }
  refuse(): void {
    this.#refuse = true;
  }
  play(): Promise<void> {
    if (this.#refuse)
      return Promise.reject(Object.assign(new Error('no gesture'), { name: 'NotAllowedError' }));
    this.paused = false;
    this.#wait = this.#options.start ?? 0.08;
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
  }
  live(seconds: number): void {
    if (this.preload === 'auto') this.#loading = Math.max(0, this.#loading - seconds);
    if (this.stalled || this.#loading > 0 || this.error) return;
    if (this.#seeking > 0) {
      this.#seeking = Math.max(0, this.#seeking - seconds);
      return;
    }
    if (this.paused) return;
    if (this.#wait > 0) {
      this.#wait -= seconds;
      return;
    }
    this.#time = Math.min(
      this.#options.duration,
      this.#time + seconds * this.playbackRate * (this.#options.clock ?? 1),
    );
  }
}

const places = [
  { shift: 0, rate: 1 },
  { shift: 1.5, rate: 1 },
  { shift: -4, rate: 2 },
];
const off = (film: Film, place: { shift: number; rate: number }, time: number): number =>
  Math.abs(film.currentTime / place.rate + place.shift - time);

describe('films in step', () => {
  function three() {
    const { film, ...rest } = world();
    const films = [
      film({ duration: 310, clock: 1.0008 }),
      film({ duration: 305, clock: 0.9993, start: 0.2 }),
      film({ duration: 640, clock: 1.0003, jump: 0.3 }),
    ];
    const conductor = rest.conduct(places, 310);
    for (const [index, one] of films.entries()) conductor.attach(index, one);
    return { ...rest, list: films as [FakeFilm, FakeFilm, FakeFilm], conductor };
  }

  test('nothing is loaded before somebody asks', () => {
    const { conductor, run, list } = three();
    run(conductor, 1);
    expect(list.map(({ preload }) => preload)).toEqual(['none', 'none', 'none']);
    expect(conductor.states).toEqual(['idle', 'idle', 'idle']);
    conductor.seek(3);
    expect(list.map(({ preload }) => preload)).toEqual(['auto', 'auto', 'auto']);
  });

  test('five minutes with clocks that differ: never a frame apart, and no jumps', () => {
    const { conductor, run, list } = three();
    conductor.play();
    // The second one begins at a second and a half, and starts slowly.
    run(conductor, 4);
    const jumps = list.map((film) => film.jumps);
    let worst = 0;
    run(conductor, 295, () => {
      for (const [index, film] of list.entries())
        worst = Math.max(
          worst,
          off(film, places[index] as (typeof places)[number], conductor.time),
        );
    });
    expect(conductor.time).toBeGreaterThan(290);
    expect(worst).toBeLessThan(FRAME);
    expect(list.map((film) => film.jumps)).toEqual(jumps);
  });

  test('after a jump and another pace they are in step again', () => {
    const { conductor, run, list } = three();
    conductor.play();
    run(conductor, 4);
    conductor.seek(120);
    run(conductor, 2.5);
    expect(conductor.time).toBeGreaterThan(121);
    const apart = () =>
      Math.max(
        ...list.map((film, at) => off(film, places[at] as (typeof places)[number], conductor.time)),
      );
    expect(apart()).toBeLessThan(FRAME);
    conductor.setRate(0.5);
    const from = conductor.time;
    run(conductor, 4);
    expect(conductor.time - from).toBeCloseTo(2, 1);
    expect(apart()).toBeLessThan(FRAME);
    conductor.pause();
    run(conductor, 1);
    expect(list.map(({ paused }) => paused)).toEqual([true, true, true]);
    expect(apart()).toBeLessThan(0.005);
  });

  test('one that stalls is waited for by nobody, and comes back', () => {
    const { conductor, run, list } = three();
    conductor.play();
    run(conductor, 4);
    for (const stalled of list) {
      stalled.stalled = true;
      const from = conductor.time;
      run(conductor, 5);
      expect(conductor.time - from).toBeCloseTo(5, 1);
      expect(conductor.states.filter((state) => state === 'waiting')).toHaveLength(1);
      stalled.stalled = false;
      run(conductor, 3);
      expect(conductor.states).toEqual(['ready', 'ready', 'ready']);
      expect(
        Math.max(
          ...list.map((film, at) =>
            off(film, places[at] as (typeof places)[number], conductor.time),
          ),
        ),
      ).toBeLessThan(FRAME);
    }
  });

  test('when nothing moves, the clock does not either', () => {
    const { conductor, run, list } = three();
    conductor.play();
    run(conductor, 4);
    for (const film of list) film.stalled = true;
    run(conductor, 0.1);
    const from = conductor.time;
    run(conductor, 5);
    expect(conductor.time).toBe(from);
    expect(conductor.playing).toBe(true);
    for (const film of list) film.stalled = false;
    run(conductor, 3);
    expect(conductor.time).toBeGreaterThan(from + 2);
  });

  test('a missing file says so and holds nobody up; one that comes late is waited for a moment only', () => {
    const { film, conduct, run } = world();
    const [there, late, missing] = [
      film({ duration: 60 }),
      film({ duration: 60, load: 5 }),
      film({ duration: 60 }),
    ];
    missing.error = { code: 4 };
    const conductor = conduct(
      [0, 0, 0].map((shift) => ({ shift, rate: 1 })),
      60,
    );
    for (const [index, one] of [there, late, missing].entries()) conductor.attach(index, one);
    conductor.play();
    run(conductor, 3);
    expect(conductor.states).toEqual(['ready', 'waiting', 'failed']);
    expect(conductor.time).toBeGreaterThan(2);
    run(conductor, 6);
    expect(conductor.states).toEqual(['ready', 'ready', 'failed']);
    expect(Math.abs(late.currentTime - there.currentTime)).toBeLessThan(FRAME);
  });

  test('one that has not begun, and one that is over', () => {
    const { film, conduct, run } = world();
    const [main, short] = [film({ duration: 20 }), film({ duration: 4 })];
    const conductor = conduct(
      [
        { shift: 0, rate: 1 },
        { shift: 3, rate: 1 },
      ],
      20,
    );
    conductor.attach(0, main);
    conductor.attach(1, short);
    conductor.play();
    run(conductor, 2);
    expect(conductor.states).toEqual(['ready', 'before']);
    expect(short.paused).toBe(true);
    run(conductor, 3);
    expect(conductor.states).toEqual(['ready', 'ready']);
    expect(Math.abs(short.currentTime - (conductor.time - 3))).toBeLessThan(FRAME);
    run(conductor, 5);
    expect(conductor.states).toEqual(['ready', 'after']);
    run(conductor, 15);
    expect([conductor.playing, conductor.time, main.paused]).toEqual([false, 20, true]);
    // Once more from the beginning.
    conductor.play();
    run(conductor, 2);
    expect(conductor.time).toBeGreaterThan(0.5);
    expect(conductor.time).toBeLessThan(2.1);
  });

  test('a longer film than the first one is played to its end', () => {
    const { film, conduct, run } = world();
    const conductor = conduct(
      [
        { shift: 0, rate: 1 },
        { shift: 2, rate: 2 },
      ],
      5,
    );
    conductor.attach(0, film({ duration: 5 }));
    conductor.attach(1, film({ duration: 20 }));
    expect(conductor.end).toBe(5);
    conductor.play();
    run(conductor, 8);
    expect(conductor.end).toBe(12);
    expect(conductor.states).toEqual(['after', 'ready']);
  });

  test('a part goes round, until somebody goes elsewhere', () => {
    const { film, conduct, run } = world();
    const conductor = conduct([{ shift: 0, rate: 1 }], 30);
    conductor.attach(0, film({ duration: 30 }));
    conductor.repeat({ start: 5, end: 7 });
    conductor.seek(5);
    conductor.play();
    let latest = 0;
    run(conductor, 12, () => {
      latest = Math.max(latest, conductor.time);
    });
    expect(latest).toBeLessThan(7.1);
    conductor.seek(20);
    run(conductor, 3);
    expect(conductor.time).toBeGreaterThan(21);
  });

  test('a browser that wants a click first leaves it standing', async () => {
    const { film, conduct, run } = world();
    const only = film({ duration: 30 });
    only.refuse();
    const conductor = conduct([{ shift: 0, rate: 1 }], 30);
    conductor.attach(0, only);
    conductor.play();
    run(conductor, 1);
    await Promise.resolve();
    await Promise.resolve();
    expect(conductor.playing).toBe(false);
  });
});
