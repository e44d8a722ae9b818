import type { Root } from 'mdast';
import { toSections } from '../body/sections.js';
import type { Item } from '../item.js';
import { kindShapes } from '../schema/kinds.js';
import { textsOf } from './overlay-fields.js';

/** Part of a page → short checksum of its words: `head` (title and fields), `text` (outside the steps), and each step by its id. */
export type Marks = ReadonlyMap<string, string>;

/** Parts that are no steps; a step's own id is written with `#` in front. */
export const HEAD = 'head';
export const TEXT = 'text';

/** What a translator translated, as one short text a part: what has changed since is then known part by part. */
export function marksOf({ item, body }: { readonly item: Item; readonly body: Root }): Marks {
  const parts = new Map<string, string[]>([
    [HEAD, textsOf(kindShapes[item.kind], item.fields)],
    [TEXT, []],
  ]);
  const steps = new Map<string, string>(
    item.steps.flatMap(({ id, keyPoints }) => [
      [`step-${id}`, id] as const,
      ...keyPoints.map((point) => [`kp-${point.id}`, id] as const),
    ]),
  );
  for (const { id, heading, text } of toSections(body)) {
    const step = steps.get(id);
    const part = step === undefined ? TEXT : `#${step}`;
    parts.set(part, [...(parts.get(part) ?? []), heading, text]);
  }
  return new Map([...parts].map(([part, words]) => [part, checksum(words.join('\n'))]));
}

/** `head=1a2b3c4d text=… #awase=…`, in page order. */
export const printMarks = (marks: Marks): string =>
  [...marks].map(([part, mark]) => `${part}=${mark}`).join(' ');

/** What {@link printMarks} wrote; words of another form are left out. */
export const parseMarks = (text: string): Marks =>
  new Map(
    text.split(' ').flatMap((word): [string, string][] => {
      const at = word.lastIndexOf('=');
      return at > 0 ? [[word.slice(0, at), word.slice(at + 1)]] : [];
    }),
  );

/** FNV-1a, 32 bits, over UTF-16 units: two texts of one step are told apart, nothing is kept secret by it. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
