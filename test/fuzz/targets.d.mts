export interface Target {
  readonly name: string;
  /** Files and folders whose change makes results old. */
  readonly covers: readonly string[];
  /** Inputs of `npm run fuzz`. */
  readonly share: number;
  make(next: () => number): unknown;
  /** Throws when the reader breaks a promise. */
  run(input: unknown): void | Promise<void>;
}
export const targets: readonly Target[];
