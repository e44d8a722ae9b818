/**
 * Several films in step. The clock is nobody's film: it runs by itself, and every film is led to it, the
 * first one too. So one that stalls, fails or has not begun holds no other up; it is brought back when it
 * can go on.
 *
 *   clock ──► wanted place = (time − shift) × rate ──► off by a few ms: nothing
 *                                                      off by less than a third of a second: a little faster or slower
 *                                                      off by more: a jump
 *
 * Pure: films and the time come in.
 */

/** What is asked of a film; an `HTMLVideoElement` is one. */
export interface Film {
  currentTime: number;
  playbackRate: number;
  preload: string;
  readonly paused: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  /** NaN before it is known. */
  readonly duration: number;
  readonly error: unknown;
  play(): Promise<void>;
  pause(): void;
}

/** A film's time is `(time of the clock − shift) × rate`. */
export interface FilmPlace {
  readonly shift: number;
  readonly rate: number;
}

export type FilmState =
  /** Nobody has asked for it yet. */
  | 'idle'
  | 'ready'
  /** Loading, or on its way to a place. */
  | 'waiting'
  /** Its file does not come. */
  | 'failed'
  /** Not begun at this second, or over. */
  | 'before'
  | 'after';

export interface Conductor {
  readonly time: number;
  readonly playing: boolean;
  /** Where the last film ends; what was told until that is known. */
  readonly end: number;
  readonly rate: number;
  readonly states: readonly FilmState[];
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  setRate(rate: number): void;
  /** Go round within a span; `undefined` ends it. */
  repeat(span: { readonly start: number; readonly end: number } | undefined): void;
  /** Put a film in its place; the place is empty without one. */
  attach(index: number, film: Film | undefined): void;
  /** Look at all films once. Sixty times a second while something moves. */
  tick(): void;
  /** Whether ticks still change anything. */
  readonly busy: boolean;
}

/** Milliseconds of drift that are no drift, as a share of a second of the clock. */
const STILL = 0.005;
/** Beyond it a film jumps. */
const FAR = 0.3;
/** An error is made good within a third of a second, by at most so much faster or slower. */
const WITHIN = 0.3;
const MOST_NUDGE = 0.15;
/** Seconds between two corrections, two jumps. */
const EVERY = 0.1;
const JUMP_EVERY = 1;
/** How long the others wait for one that is not there yet. */
const GRACE = 0.4;
/** What films need from 「play」 to their first new frame. */
const LEAD = 0.05;
const HAVE_CURRENT_DATA = 2;
const HAVE_FUTURE_DATA = 3;
/** Two places of a standing film that show the same frame. */
const SAME = 0.004;

interface Seat extends FilmPlace {
  film: Film | undefined;
  state: FilmState;
  asked: boolean;
  corrected: number;
  jumped: number;
}

export function createConductor(
  places: readonly FilmPlace[],
  duration: number,
  now: () => number,
): Conductor {
  const seats = places.map(
    (place): Seat => ({
      ...place,
      film: undefined,
      state: 'idle',
      asked: false,
      corrected: Number.NEGATIVE_INFINITY,
      jumped: Number.NEGATIVE_INFINITY,
    }),
  );
  /** The clock stood at `time` at `since`; it runs while nobody holds it. */
  let anchor = { time: 0, since: 0 };
  let playing = false;
  let heldSince: number | undefined;
  let rate = 1;
  let round: { start: number; end: number } | undefined;

  const end = (): number =>
    seats.reduce((latest, { film, shift, rate: own }) => {
      const length = film?.duration ?? Number.NaN;
      return Number.isFinite(length) ? Math.max(latest, shift + length / own) : latest;
    }, duration);
  const time = (): number =>
    playing && heldSince === undefined
      ? Math.min(end(), anchor.time + Math.max(0, now() - anchor.since) * rate)
      : anchor.time;
  const set = (seconds: number, since = now()): void => {
    anchor = { time: Math.min(Math.max(0, seconds), end()), since };
  };
  const ask = (): void => {
    for (const seat of seats) {
      seat.asked = true;
      if (seat.film && seat.film.preload !== 'auto') seat.film.preload = 'auto';
    }
  };
  const hold = (): void => {
    set(time());
    heldSince ??= now();
  };

  const conductor: Conductor = {
    get time() {
      return time();
    },
    get playing() {
      return playing;
    },
    get end() {
      return end();
    },
    get rate() {
      return rate;
    },
    get states() {
      return seats.map(({ state }) => state);
    },
    get busy() {
      return playing || seats.some(({ state }) => state === 'waiting');
    },
    play() {
      if (playing) return;
      ask();
      if (anchor.time >= end() - 0.05) set(0);
      playing = true;
      heldSince = now();
      conductor.tick();
    },
    pause() {
      set(time());
      playing = false;
      heldSince = undefined;
      conductor.tick();
    },
    seek(seconds) {
      ask();
      set(seconds);
      if (round && (seconds < round.start || seconds >= round.end)) round = undefined;
      if (playing) heldSince = now();
      for (const seat of seats) seat.jumped = Number.NEGATIVE_INFINITY;
      conductor.tick();
    },
    setRate(next) {
      set(time(), Math.max(now(), anchor.since));
      rate = next;
      for (const seat of seats) seat.corrected = Number.NEGATIVE_INFINITY;
      conductor.tick();
    },
    repeat(span) {
      round = span;
    },
    attach(index, film) {
      const seat = seats[index];
      if (!seat) return;
      seat.film = film;
      if (film && seat.asked && film.preload !== 'auto') film.preload = 'auto';
    },
    tick() {
      const at = now();
      if (round && time() >= round.end) {
        set(round.start);
        if (playing) heldSince = at;
      }
      if (playing && time() >= end()) {
        set(end());
        playing = false;
        heldSince = undefined;
      }
      const seconds = time();
      for (const seat of seats) lead(seat, seconds, playing && heldSince === undefined, rate, at);
      if (!playing) return;
      const here = seats.filter(
        ({ film, state }) => film && (state === 'ready' || state === 'waiting'),
      );
      const ready = here.filter(({ state }) => state === 'ready');
      if (heldSince === undefined) {
        // Nothing moves any more: then the clock does not either.
        if (here.length > 0 && ready.length === 0) hold();
      } else if (ready.length === here.length || (ready.length > 0 && at - heldSince > GRACE)) {
        heldSince = undefined;
        set(anchor.time, at + LEAD);
        for (const seat of seats) lead(seat, anchor.time, true, rate, at);
      }
    },
  };
  return conductor;

  function lead(seat: Seat, seconds: number, going: boolean, clockRate: number, at: number): void {
    const { film, shift, rate: own } = seat;
    if (!film || !seat.asked) return;
    if (film.error) {
      seat.state = 'failed';
      return;
    }
    const wanted = (seconds - shift) * own;
    if (wanted < 0 || wanted >= film.duration) {
      seat.state = wanted < 0 ? 'before' : 'after';
      stand(film, wanted < 0 ? 0 : Math.max(0, film.duration - 0.01));
      return;
    }
    const settled =
      !film.seeking && film.readyState >= (playing ? HAVE_FUTURE_DATA : HAVE_CURRENT_DATA);
    const near = Math.abs(film.currentTime - wanted) <= SAME;
    if (!going) {
      stand(film, wanted);
      seat.state = settled && (near || !film.seeking) ? 'ready' : 'waiting';
      return;
    }
    seat.state = settled ? 'ready' : 'waiting';
    const pace = clockRate * own;
    if (film.paused) {
      if (Math.abs(film.currentTime - wanted) / pace > FAR && !film.seeking)
        film.currentTime = wanted;
      film.playbackRate = pace;
      seat.corrected = at;
      film.play().catch((reason: unknown) => {
        // The browser wants a click first: then nobody plays.
        if ((reason as Error | undefined)?.name === 'NotAllowedError') conductor.pause();
      });
      return;
    }
    if (!settled || at - seat.corrected < EVERY) return;
    // In seconds of the clock; positive when the film is ahead.
    const error = (film.currentTime - wanted) / pace;
    seat.corrected = at;
    if (Math.abs(error) > FAR) {
      if (at - seat.jumped < JUMP_EVERY) return;
      seat.jumped = at;
      film.currentTime = wanted + LEAD * pace;
      film.playbackRate = pace;
      return;
    }
    const nudge =
      Math.abs(error) <= STILL ? 0 : Math.max(-MOST_NUDGE, Math.min(MOST_NUDGE, error / WITHIN));
    const next = pace * (1 - nudge);
    if (Math.abs(film.playbackRate - next) > pace * 0.003) film.playbackRate = next;
  }
}

function stand(film: Film, place: number): void {
  if (!film.paused) film.pause();
  if (!film.seeking && Math.abs(film.currentTime - place) > SAME) film.currentTime = place;
}
