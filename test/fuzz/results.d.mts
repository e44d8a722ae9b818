import type { Finding } from './shoot.mjs';
import type { Target } from './targets.mjs';

export interface FuzzResults {
  readonly commit: string;
  readonly targets: Readonly<
    Record<
      string,
      {
        readonly covered: string;
        readonly inputs: number;
        readonly slowestMs: number;
        readonly heapMb: number;
        readonly findings: readonly Finding[];
      }
    >
  >;
  readonly regexes: {
    readonly count: number;
    readonly slowestMs: number;
    readonly tried: Readonly<Record<string, number>>;
  };
}
export function coveredHash(target: Pick<Target, 'covers' | 'name'>): string;
export function readResults(): FuzzResults;
