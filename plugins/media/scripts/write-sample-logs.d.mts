import type { Pass, PassName } from './sample-pass.mjs';

export type FormName = 'micro' | 'bare' | 'dated' | 'rates';
/** Seconds by which each form's first row (its 0, for `rates`) lies from the clip's. */
export const shifts: Readonly<Record<FormName, number>>;
export const forms: Readonly<Record<FormName, (pass: Pass) => string>>;
export const sampleFiles: Readonly<Record<string, readonly [PassName, FormName]>>;
