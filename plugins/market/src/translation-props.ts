import type { BodyNode } from './body-props.js';

/** A revision in figures that any language reads: `4`, and its ISO day. */
export interface RevisionProp {
  readonly revision?: string;
  readonly revised?: string;
}

/** The same page in another language of the site. */
export interface OtherLanguageProp {
  /** BCP 47. */
  readonly tag: string;
  /** Its name in itself: English. */
  readonly label: string;
  readonly url: string;
  /** The language the page was written in. */
  readonly original?: true;
  /** A copy of a revision that is no longer the newest, or of one nobody wrote down. */
  readonly behind?: true;
}

/** How a page of a site in several languages stands to its original. */
export interface TranslationProp {
  /**
   * `original`: written in this language; `missing`: not translated, shown as written; `current`,
   * `behind`, `unknown`: a copy of the newest revision, of an older one, of nobody knows which.
   */
  readonly state: 'original' | 'missing' | 'current' | 'behind' | 'unknown';
  /** Where it can be read in other languages, the original first; `missing` copies are not among them. */
  readonly others: readonly OtherLanguageProp[];
  /** Revision that was translated. */
  readonly from?: RevisionProp;
  /** Revision of the original. */
  readonly now?: RevisionProp;
  /** What the original's 改訂履歴 says of the time since, newest first, in its language. */
  readonly since?: readonly (RevisionProp & { readonly text: string })[];
  /** Steps that are new or changed in the original since. */
  readonly changed?: readonly string[];
  readonly translatedBy?: string;
  /** `originals/<id>.json`, to be laid beside the copy. */
  readonly file?: string;
}

/** `originals/<id>.json`: the page as it was written; its anchors are none of the copy's. */
export interface OriginalFile {
  /** BCP 47. */
  readonly tag: string;
  readonly title: string;
  readonly body: readonly BodyNode[];
}
