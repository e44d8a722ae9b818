import type { CanvasId, PhaseId } from '@chishiki-ichiba/model';
import { sayWord } from '@chishiki-ichiba/model/say';
import { type IconName, iconPaths } from '../ui/icons/paths.js';
import { canvasBlocks, kindWords, phases } from '../ui/labels.js';
import type { Card } from './card.js';
import { type Letters, lettersOf } from './letters.js';
import { type Colour, shades } from './palette-png.js';
import { wrapText } from './wrap.js';

/** What services cut pictures to: 1.91 : 1. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** Those of `ui/tokens.css`, on light ground: there is no dark one on a stranger's page. */
const colours = {
  paper: '#fdfcf8',
  ground: '#f4f1e9',
  ink: '#262320',
  ink2: '#5b554b',
  line: '#ddd6c8',
  accent: '#17507f',
} as const;
const tones: Readonly<Record<PhaseId, Colour>> = {
  sosei: '#7c4a1d',
  kochiku: '#52690f',
  kaihatsu: '#1a5c42',
  seihinka: '#8a2f62',
  jigyoka: '#a9430f',
};

/** All that is on a card: its colours, and their edges on paper. */
export const cardPalette: readonly Colour[] = [
  ...Object.values(colours),
  ...[colours.ink, colours.ink2, colours.accent, ...Object.values(tones)].flatMap((colour) => [
    colour,
    ...shades(colours.paper, colour, 3),
  ]),
];

const EDGE = 72;
const RIGHT = CARD_SIZE.width - EDGE;
/** Where things stand, from the top; the title has what is between head and phases. */
const rows = { rod: 16, head: 88, title: [140, 450], phases: 492, rule: 538, foot: 584 } as const;
/** Largest first: letters in px, and lines that have room. */
const titleSizes = [
  { size: 84, lines: 2 },
  { size: 72, lines: 3 },
  { size: 56, lines: 4 },
] as const;
const FIGURE = 240;

/**
 * The picture of a page, all of it outlines: the same text on every machine, whatever fonts it has.
 *
 * ```
 *  ▔▔▔▔▔ five tones ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
 *  ▢ kind                    notes
 *  Title in one to four     ┌ of ┐
 *  lines                    └────┘
 *  (1 種) (3 若木)
 *  ────────────────────────────────
 *  firm                       site
 * ```
 */
export function cardSvg(card: Card): string {
  const parts = [
    rect({ x: 0, y: 0, ...CARD_SIZE }, colours.paper),
    rod(),
    head(card),
    figure(card.of),
    title(card),
    phaseChips(card),
    foot(card),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIZE.width}" height="${CARD_SIZE.height}">${parts.join('')}</svg>`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const rect = ({ x, y, width, height }: Box, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${round(width)}" height="${height}" fill="${fill}"${more}/>`;

const round = (px: number): number => Math.round(px * 10) / 10;

/** An icon of the market; large ones in a finer stroke. @param x, y - Its middle. */
const icon = (name: IconName, x: number, y: number, size: number, colour: string): string =>
  `<path transform="translate(${round(x - size / 2)} ${round(y - size / 2)}) scale(${round(size / 2.4) / 10})" d="${iconPaths[name]}" fill="none" stroke="${colour}" stroke-width="${size === FIGURE ? 1 : 1.5}" stroke-linecap="round" stroke-linejoin="round"/>`;

interface Line {
  readonly x: number;
  /** Middle of its letters. */
  readonly middle: number;
  readonly size: number;
  readonly colour: string;
  readonly letters: Letters;
}

/** Letters of this face reach 0.88 above their line and 0.12 below it. */
const MIDDLE = 0.38;

const line = (text: string, { x, middle, size, colour, letters }: Line): string =>
  `<g fill="${colour}">${letters.outline(text, { size, x, y: round(middle + size * MIDDLE) })}</g>`;

/** On one line, however long it is. */
const short = (text: string, letters: Letters, size: number, width: number): string =>
  wrapText(text, { widthOf: (part) => letters.widthOf(part, size), width, lines: 1 }).lines[0] ??
  '';

/** The same five tones that hang over every page. */
const rod = (): string =>
  Object.values(tones)
    .map((tone, index) => rect({ x: index * 240, y: 0, width: 240, height: rows.rod }, tone))
    .join('');

function head({ kind, about, notes, edition }: Card): string {
  const letters = lettersOf('bold');
  const parts: string[] = [];
  const look = { middle: rows.head, size: 34, colour: colours.accent, letters };
  if (kind) {
    parts.push(icon(kindWords[kind].icon, EDGE + 18, rows.head, 48, colours.accent));
    parts.push(line(sayWord(kindWords[kind].label), { x: EDGE + 58, ...look }));
  } else if (about) parts.push(line(about, { x: EDGE, ...look }));
  let right = RIGHT;
  for (const mark of [...notes, ...(edition ? [edition] : [])].reverse()) {
    const text = short(mark, letters, 26, 360);
    const width = letters.widthOf(text, 26) + 36;
    const box = { x: round(right - width), y: rows.head - 26, width, height: 52 };
    parts.push(rect(box, colours.ground, ` rx="4" stroke="${colours.ink2}" stroke-width="2"`));
    const look = { x: box.x + 18, middle: rows.head, size: 26, colour: colours.ink, letters };
    parts.push(line(text, look));
    right -= width + 16;
  }
  return parts.join('');
}

function title({ title: text, tagline, of }: Card): string {
  const letters = lettersOf('bold');
  const width = RIGHT - EDGE - (of ? FIGURE + 56 : 0);
  const tries = titleSizes.map(({ size, lines }) => ({
    size,
    ...wrapText(text, { widthOf: (part) => letters.widthOf(part, size), width, lines }),
  }));
  // The largest that holds all of it, else the smallest.
  const { size, lines } = tries.reduce((best, smaller) => (best.clipped ? smaller : best));
  const pitch = size * 1.34;
  const [top, bottom] = rows.title;
  const height = lines.length * pitch + (tagline ? 64 : 0);
  const first = top + (bottom - top - height) / 2 + pitch / 2;
  const set = lines.map((words, index) =>
    line(words, {
      x: EDGE,
      middle: round(first + index * pitch),
      size,
      colour: colours.ink,
      letters,
    }),
  );
  if (tagline) {
    const regular = lettersOf('regular');
    const middle = round(first + lines.length * pitch);
    const look = { x: EDGE, middle, size: 36, colour: colours.ink2, letters: regular };
    set.push(line(short(tagline, regular, 36, width), look));
  }
  return set.join('');
}

function phaseChips({ phases: ids }: Card): string {
  const letters = lettersOf('bold');
  let x = EDGE;
  return ids
    .map((id) => {
      const { number, label, icon: name } = phases[id];
      const words = `${number} ${sayWord(label)}`;
      const width = letters.widthOf(words, 26) + 80;
      const box = { x: round(x), y: rows.phases - 26, width, height: 52 };
      x += width + 14;
      return (
        rect(box, colours.paper, ` rx="26" stroke="${tones[id]}" stroke-width="2"`) +
        icon(name, box.x + 36, rows.phases, 34, tones[id]) +
        line(words, { x: box.x + 60, middle: rows.phases, size: 26, colour: tones[id], letters })
      );
    })
    .join('');
}

function foot({ firm, site, title: text }: Card): string {
  const bold = lettersOf('bold');
  const regular = lettersOf('regular');
  const parts = [rect({ x: EDGE, y: rows.rule, width: RIGHT - EDGE, height: 2 }, colours.line)];
  let room = RIGHT - EDGE;
  if (site !== text) {
    const words = short(site, bold, 30, 480);
    const width = bold.widthOf(words, 30);
    const x = round(RIGHT - width);
    parts.push(line(words, { x, middle: rows.foot, size: 30, colour: colours.ink, letters: bold }));
    room -= width + 40;
  }
  if (firm) {
    parts.push(icon('org', EDGE + 13, rows.foot, 34, colours.ink2));
    const words = short(firm, regular, 30, room - 44);
    const look = {
      x: EDGE + 44,
      middle: rows.foot,
      size: 30,
      colour: colours.ink2,
      letters: regular,
    };
    parts.push(line(words, look));
  }
  return parts.join('');
}

/** What a list is a list of: the sign of a phase, the icon of a kind, a block on the canvas. */
function figure(of: Card['of']): string {
  if (!of) return '';
  const x = RIGHT - FIGURE / 2;
  const y = (rows.title[0] + rows.title[1]) / 2;
  if ('block' in of) return canvasMap(of.block, RIGHT - FIGURE, y - FIGURE / 2 + 30);
  return 'phase' in of
    ? icon(phases[of.phase].icon, x, y, FIGURE, tones[of.phase])
    : icon(kindWords[of.kind].icon, x, y, FIGURE, colours.accent);
}

/** Blocks of Strategyzer's canvas on ten columns and six rows. */
const places: Readonly<Record<CanvasId, readonly [number, number, number, number]>> = {
  'key-partners': [0, 0, 2, 4],
  'key-activities': [2, 0, 2, 2],
  'key-resources': [2, 2, 2, 2],
  'value-propositions': [4, 0, 2, 4],
  'customer-relationships': [6, 0, 2, 2],
  channels: [6, 2, 2, 2],
  'customer-segments': [8, 0, 2, 4],
  'cost-structure': [0, 4, 5, 2],
  'revenue-streams': [5, 4, 5, 2],
};

function canvasMap(block: CanvasId, left: number, top: number): string {
  const [column, row] = [FIGURE / 10, 30];
  return (Object.keys(canvasBlocks) as CanvasId[])
    .map((id) => {
      const [x, y, width, height] = places[id];
      const box = {
        x: left + x * column,
        y: top + y * row,
        width: width * column,
        height: height * row,
      };
      const fill = id === block ? colours.accent : colours.paper;
      return rect(box, fill, ` stroke="${colours.ink2}" stroke-width="3"`);
    })
    .join('');
}
