import type { KindId } from '@chishiki-ichiba/model';
import type { ClaimProp, DocumentProp, ItemCardProp, Labelled, SourceProp } from './props.js';

/** What the front, lists and the matrix get; see `props.ts` for what holds of all pages. */

export interface CountProp {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  readonly count: number;
}

/** How many entries a list has no room for, and the search that finds them. */
export type RestProp = Pick<CountProp, 'count' | 'url'>;

export interface FrontPageProp {
  readonly phases: readonly (CountProp & { readonly summary: string })[];
  readonly canvas: readonly CountProp[];
  /** Under the map: the blank canvas, cases side by side. */
  readonly canvasWays: readonly Labelled[];
  readonly kinds: readonly CountProp[];
  readonly newest: readonly ItemCardProp[];
  /** What changed, as a feed. */
  readonly feedUrl?: string;
  /** Review due next, oldest date first. */
  readonly reviewDue: readonly ItemCardProp[];
  readonly requests: readonly ItemCardProp[];
  readonly offers: readonly ItemCardProp[];
  readonly boardUrl: string;
  readonly examples: readonly { readonly query: string; readonly url: string }[];
  /** First steps of the three users. */
  readonly starts: readonly { readonly who: string; readonly text: string; readonly url: string }[];
  /** Pages over all cases, beside the phases. */
  readonly ways: readonly { readonly label: string; readonly text: string; readonly url: string }[];
  readonly total: number;
  /** Working edition only: files with errors, and where they are shown. */
  readonly problems?: readonly {
    readonly file: string;
    readonly url: string;
    readonly count: number;
  }[];
}

/** A page per phase, canvas block or kind. */
export interface ListPageProp {
  readonly axis: 'phase' | 'canvas' | 'kind';
  readonly id: string;
  readonly label: string;
  /** Phase number, 1–5. */
  readonly number?: number;
  readonly description: string;
  /** Guide that explains it, if the market has one. */
  readonly guide?: ItemCardProp;
  /** A canvas block: the guide's questions, what cases wrote into it, and those with a canvas that wrote nothing here. */
  readonly block?: {
    readonly questions: readonly string[];
    readonly written: readonly (Labelled & { readonly claims: readonly ClaimProp[] })[];
    readonly silent: readonly Labelled[];
    readonly sources: readonly SourceProp[];
    readonly documents: readonly DocumentProp[];
    readonly blankUrl: string;
  };
  /** Other pages over the same items, as links of the head. */
  readonly ways?: readonly Labelled[];
  readonly groups: readonly {
    readonly label: string;
    readonly items: readonly ItemCardProp[];
    /** Those for which the page has no room. */
    readonly more?: number;
  }[];
  readonly total: number;
  /** All values of the axis, for moving sideways. */
  readonly siblings: readonly CountProp[];
  readonly searchUrl: string;
  /** What changed in it; absent where nothing has a 改訂日. */
  readonly feedUrl?: string;
}

/** Pages of one cell: kind, how many an author placed there (記入), how many the folder's default did (既定). Only kinds that occur. */
export type MatrixCellProp = readonly (readonly [kind: KindId, stated: number, assumed: number])[];

/** Phase × canvas block in numbers. Its size does not grow with the items. */
export interface MatrixPageProp {
  readonly phases: readonly CountProp[];
  readonly blocks: readonly CountProp[];
  /** Kinds that occur, in the order readers look for them. */
  readonly kinds: readonly KindId[];
  /** A row per block, a cell per phase. */
  readonly rows: readonly (readonly MatrixCellProp[])[];
  readonly reportUrl: string;
}
