export const resultsFile: string;
export function coveredHash(kind: 'cells' | 'sites'): string;
export function readResults(): Readonly<
  Record<
    'cells' | 'sites',
    Readonly<
      Record<
        string,
        {
          readonly commit: string;
          readonly covered: string;
          readonly seconds: number;
          readonly held: readonly string[];
          readonly wrong: readonly string[];
        }
      >
    >
  >
>;
export function keepResult(
  kind: 'cells' | 'sites',
  name: string,
  checks: readonly (readonly [string, true | false | string])[],
  seconds: number,
): void;
