/** What the working edition gets of authors' problems; see `props.ts` for what holds of all pages. */

/** An author's problem, shown in the page of the working edition. */
export interface PageMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly ruleId: string;
  readonly message: string;
  readonly hint: string;
}

/** A file that could not become an item: shown in its place in `npm start`. */
export interface BrokenPageProp {
  readonly file: string;
  readonly title: string;
  readonly messages: readonly PageMessage[];
}
