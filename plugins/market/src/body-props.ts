import type { PictureProp } from './props.js';

/** What pages get of texts: bodies, terms in them, furigana over them; see `props.ts` for what holds of all pages. */

/**
 * A body as data: text, or `[type, props, ...children]`. `type` is an HTML tag in lower case or one
 * of our components (`Step`, `KeyPoint`, `Video`, `SourceRef` …). Props are React's own names.
 */
export type BodyNode =
  | string
  | readonly [
      type: string,
      props: Readonly<Record<string, unknown>> | null,
      ...children: BodyNode[],
    ];

/** A term in a text that is a prop and no node (the reason of a key point). */
export type TermSpan = readonly [start: number, end: number, id: string, url: string];

/** What a reader is shown of a term in the middle of a text: `glossary/<id>.json`. */
export interface TermCardProp {
  readonly title: string;
  readonly reading?: string;
  readonly meaning: string;
  readonly english?: string;
  /** What firms of this edition call it. */
  readonly firmNames: readonly { readonly name: string; readonly firm: string }[];
  readonly picture?: PictureProp;
  /** Its page. */
  readonly url: string;
}

/** Where furigana stand over a text: first character, number of characters (UTF-16), hiragana. */
export type FuriganaSpan = readonly [start: number, length: number, reading: string];

/** `furigana/<id>.json`: text as the page shows it → its furigana, in order. */
export type FuriganaFile = Readonly<Record<string, readonly FuriganaSpan[]>>;
