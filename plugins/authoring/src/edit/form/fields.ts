/**
 * What a form knows of a kind, as plain data: made from the schema at `npm run edit`, read in the
 * browser, where no schema is.
 */
export interface FormField {
  /** The key as the form names it and new files write it. */
  readonly key: string;
  /** Every key that means this field, folded with `plain`. */
  readonly names: readonly string[];
  readonly read: FormRead;
}

export type FormRead =
  /** Kept as typed: texts, numbers with units, ids, times. */
  | { readonly as: 'text' }
  | { readonly as: 'integer' }
  | { readonly as: 'boolean' }
  | { readonly as: 'date' }
  /** One of a list: every spelling → the label. Without `open`, others do not fit the form. */
  | {
      readonly as: 'value';
      readonly labels: Readonly<Record<string, string>>;
      readonly open: boolean;
    }
  | { readonly as: 'list'; readonly item: FormRead; readonly split: boolean }
  | { readonly as: 'group'; readonly fields: readonly FormField[]; readonly shorthand?: string };

/** A value as the form holds it: `undefined` where there is none, or none the form could show. */
export type FormValue =
  | string
  | boolean
  | readonly FormValue[]
  | { readonly [key: string]: FormValue }
  | undefined;

/** Spelling without the differences `model` ignores in a value of a list. */
export const foldValue = (typed: string): string =>
  typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s・\-_]/g, '');
