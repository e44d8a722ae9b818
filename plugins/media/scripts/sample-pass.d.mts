export type PassName = 'good' | 'hot' | 'long';

/** Functions of the second of the clip. */
export interface Pass {
  readonly name: PassName;
  current(t: number): number;
  voltage(t: number): number;
  arcLength(t: number): number;
  /** mm/min. */
  speed(t: number): number;
  travelAngle(t: number): number;
  torchAngle(t: number): number;
  temperature(t: number): number;
  /** Millimetres come since the start. */
  place(t: number): number;
  heat(t: number): number;
  burning(t: number): boolean;
}

export const passNames: readonly PassName[];
export const PASS: {
  readonly duration: number;
  readonly arcOn: number;
  readonly travel: readonly [number, number];
  readonly slope: number;
  readonly arcOff: number;
};
export function createPass(name: PassName): Pass;
