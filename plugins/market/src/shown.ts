/**
 * How values are shown: one answer for the page and for what search knows of it, so that a text is
 * found just as it stands there. Pure.
 */
import { say } from '@chishiki-ichiba/model/say';
import type { FactRow, Labelled, PaperProp } from './props.js';

/** `2026-11-01` → `2026年11月1日`; other text as it is. */
export function dateText(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  if (day) return say`${year}年${Number(month)}月${Number(day)}日`;
  return month ? say`${year}年${Number(month)}月` : say`${year}年`;
}

/** `A4縦 1枚・印刷して書き込む`: what a reader needs before printing. */
export const paperText = ({ size, orientation, pages }: PaperProp, toRead = false): string =>
  say`${size.toUpperCase()}${orientation === 'portrait' ? say`縦` : say`横`} ${pages}枚・印刷して${toRead ? say`手元に置く` : say`書き込む`}`;

/** Many or long values stand one below the other, not in a line. */
export const isLong = (values: readonly Labelled[]): boolean =>
  values.length > 1 && values.reduce((sum, { label }) => sum + label.length, 0) > 48;

/**
 * A number with a unit, at most a short word before it and a conversion behind it:
 * `直流（棒マイナス）・25〜35 A`, `150°C以下`, `10〜15 cm/min（100〜150 mm/min）`.
 */
const DIAL =
  /^(?:([^・]{1,10})・)?(-?\d[\d.,]*(?:〜-?[\d.,]+)?)\s*([^\d\s・（）][^\d・（）]{0,7})(（[^（）]+）)?$/;

/** The word, number, unit and conversion of a value that one dials in. */
export function dialOf(label: string): {
  word?: string;
  number: string;
  unit: string;
  note?: string;
} {
  const [, word, number = '', unit = '', note] = DIAL.exec(label) ?? [];
  return { ...(word ? { word } : {}), number, unit, ...(note ? { note } : {}) };
}

/** Whether values are dialled in: each stands by itself, big. */
export const isDial = (values: readonly Labelled[]): boolean =>
  values.length > 0 && values.every(({ label, url }) => !url && DIAL.test(label));

/** Fields a manual shows before anything else, in this order: hazards, what to wear, who may do it. */
export const SAFETY: readonly string[] = ['safety', 'ppe', 'qualification'];
export const isSafety = ({ id }: Pick<FactRow, 'id'>): boolean => SAFETY.includes(id);

/**
 * Which revision a page is, since when, and whether it holds: side by side in its head. A one-point lesson
 * is one sheet and has no room for its approval: what is not approved says so itself.
 */
export const editionParts = ({
  kind,
  revision,
  revised,
  status,
  reviewed,
}: {
  readonly kind: string;
  readonly revision?: string;
  readonly revised?: string;
  readonly status: string;
  readonly reviewed?: string;
}): string[] =>
  [
    revision,
    revised && say`${dateText(revised)}改訂`,
    status === 'approved' && kind !== 'opl' && say`承認済み`,
    reviewed && say`${dateText(reviewed)}見直し済み`,
  ].filter((part) => typeof part === 'string');
