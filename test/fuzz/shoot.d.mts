import type { Target } from './targets.mjs';

export const SLOWEST_MS: number;
export interface Finding {
  readonly at: number;
  readonly what: string;
}
export function shoot(
  target: Target,
  batch: {
    readonly seed: number;
    readonly from: number;
    readonly to: number;
    readonly told?: (at: number) => void;
  },
): Promise<{
  readonly findings: readonly Finding[];
  readonly slowest: { readonly ms: number; readonly at: number };
}>;
