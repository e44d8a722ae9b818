export interface FoundRegex {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}
export const MOST_MS: number;
export function findRegexes(): FoundRegex[];
export function composedRegexes(): Promise<FoundRegex[]>;
export function keyOf(regex: FoundRegex): string;
export function prove(regex: FoundRegex): { readonly ms: number; readonly text: string };
export function slowestOf(
  regex: Pick<FoundRegex, 'source' | 'flags'>,
  options?: { readonly length?: number; readonly most?: number },
): { readonly ms: number; readonly text: string };
export function unusedBounds(
  regexes: readonly FoundRegex[],
): readonly { readonly file: string; readonly source: string }[];
