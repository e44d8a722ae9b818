/**
 * A value of a list. `id` is canonical ASCII (URLs, data); `ja` is what authors type and readers see;
 * `aliases` are accepted silently; `discouraged` are accepted with a warning that names `ja`.
 */
export interface Value {
  readonly id: string;
  readonly ja: string;
  readonly en: string;
  readonly aliases?: readonly string[];
  readonly discouraged?: readonly string[];
}

/** A list whose ids keep their own types. */
export function list<const T extends readonly Value[]>(values: T): T {
  return values;
}

/** One value: id, Japanese, English, other ways to write it, ways that are mended. */
export const v = <const I extends string>(
  id: I,
  ja: string,
  en: string,
  aliases: readonly string[] = [],
  discouraged: readonly string[] = [],
) => ({ id, ja, en, aliases, discouraged });
