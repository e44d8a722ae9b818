import {
  type GazeFormat,
  looksOf,
  packGaze,
  sharesOf,
  unseenOf,
} from '@chishiki-ichiba/media/gaze';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { Gazed } from '../content/gaze.js';
import type { VideoEntry } from '../content/read-site.js';
import type { GazeFile, GazeProp, GazeRowProp } from '../gaze-props.js';
import { elsewhereName, unseenName } from '../shown-gaze.js';
import type { PageContext } from './context.js';

/** Shorter looks are passed over in the list: the eye goes by. */
const LEAST_LOOK = 0.15;
/** Gaps longer than a blink's start are shown. */
const LEAST_GAP = 0.1;

/** Where somebody looked while a video was taken. */
export function toGaze({ item }: VideoEntry, context: PageContext): GazeProp | undefined {
  const gazed = context.gazed.get(item.id);
  if (!gazed) return undefined;
  const { duration, tracks = [], gaze } = item.fields;
  const whole = { start: 0, end: duration };
  const arc = context.measured.get(item.id)?.arc?.main;
  const burning = arc && {
    start: Math.max(0, arc.start),
    end: Math.min(duration, arc.end),
  };
  const judged =
    burning && burning.end > burning.start ? { ...burning, arc: true } : { ...whole, arc: false };
  const looks = looksOf(gazed.fixations, gazed.areas).filter(
    ({ start, end }) => end > 0 && start < duration,
  );
  return {
    file: gazeFile(item.id),
    on: 1 + tracks.findIndex(({ label }) => label === gaze?.on),
    duration,
    source: sayWord(sources[gazed.format]),
    judged,
    areas: gazed.areas.map(({ name, frames }) => ({
      name,
      frames: frames.map((frame) => ({ ...frame })),
    })),
    rows: rowsOf(gazed, judged, looks),
    looks: looks
      .filter(({ start, end }) => end - start >= LEAST_LOOK)
      .map(({ start, end, area }) => ({ start: hundredths(start), end: hundredths(end), area })),
    unseen: unseenOf(gazed.samples, whole, LEAST_GAP).map(({ start, end }) => ({
      start: hundredths(start),
      end: hundredths(end),
    })),
  };
}

const gazeFile = (id: string): string => `gaze/${id}.json`;

/** Every gaze of the edition as a file. */
export const toGazeFiles = ({ gazed }: PageContext): Map<string, GazeFile> =>
  new Map([...gazed].map(([id, { samples }]) => [gazeFile(id), { gaze: packGaze(samples) }]));

const sources: Readonly<Record<GazeFormat, string>> = {
  neon: say`視線計測の眼鏡（Pupil Neon の形）`,
  core: say`視線計測の眼鏡（Pupil Core の形）`,
  tobii: say`視線計測の装置（Tobii の形）`,
  other: say`視線計測の装置`,
};

function rowsOf(
  { samples, areas }: Gazed,
  judged: { readonly start: number; readonly end: number },
  looks: ReturnType<typeof looksOf>,
): GazeRowProp[] {
  const within = looks.filter(({ start, end }) => end > judged.start && start < judged.end);
  const shares = sharesOf(samples, areas, judged, within);
  const whole = judged.end - judged.start;
  const row = (kind: GazeRowProp['kind'], name: string, seconds: number): GazeRowProp => ({
    kind,
    name,
    seconds: hundredths(seconds),
    percent: Math.round((seconds / whole) * 1000) / 10,
  });
  return [
    ...areas.map(({ name }, index): GazeRowProp => {
      const { seconds = 0, looks: count = 0 } = shares.areas[index] ?? {};
      return {
        ...row('area', name, seconds),
        looks: count,
        ...(count > 0 ? { mean: hundredths(seconds / count) } : {}),
      };
    }),
    row('elsewhere', sayWord(elsewhereName), shares.elsewhere),
    row('unseen', sayWord(unseenName), shares.unseen),
  ];
}

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100 + 0;
