/** What is wrong with a market, where it stands and what was expected, in Japanese. */
export interface Problem {
  readonly market: string;
  readonly place: string;
  readonly found: string;
  readonly expected: string;
}

export const problemLine = ({ market, place, found, expected }: Problem): string =>
  `${market}: ${place}: ${found}。${expected}`;

/** Problems of one market, as they are found. */
export type Tell = (place: string, found: string, expected: string) => void;
