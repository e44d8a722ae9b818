/**
 * The time of a video, for everything that goes along with it: curves today; other tracks, a gaze and
 * whatever comes next subscribe in the same way and never talk to a player.
 */
export interface MediaClock {
  /** Seconds of the video; 0 before it is played. */
  readonly now: number;
  /** Go to a second, and play from there. Without a player the clock alone moves. */
  seek(seconds: number, play: boolean): void;
  /** Told with every frame while it plays, and at each jump. */
  subscribe(listener: (seconds: number) => void): () => void;
}

interface OwnClock extends MediaClock {
  /** A player's part: what time it is. */
  tell(seconds: number): void;
  /** A player's part: how to go somewhere. The last one that came answers. */
  attach(seek: MediaClock['seek']): () => void;
}

const clocks = new Map<string, OwnClock>();

/** The one clock of a video on this page, whoever asks first. */
export function clockOf(videoId: string): OwnClock {
  const known = clocks.get(videoId);
  if (known) return known;
  const clock = createClock();
  clocks.set(videoId, clock);
  return clock;
}

function createClock(): OwnClock {
  const listeners = new Set<(seconds: number) => void>();
  let now = 0;
  let players: MediaClock['seek'][] = [];
  return {
    get now() {
      return now;
    },
    tell(seconds) {
      if (seconds === now) return;
      now = seconds;
      for (const listener of listeners) listener(seconds);
    },
    seek(seconds, play) {
      const player = players.at(-1);
      if (player) player(seconds, play);
      else this.tell(seconds);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(seek) {
      players = [...players, seek];
      return () => {
        players = players.filter((player) => player !== seek);
        if (players.length === 0) now = 0;
      };
    },
  };
}
