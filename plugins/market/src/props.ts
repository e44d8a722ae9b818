import type { CanvasId, KindId, PhaseId, ValueId } from '@chishiki-ichiba/model';

/**
 * What pages get: the least each needs, serialisable, already of one edition. Every URL is final
 * (base URL and trailing slash applied), every label Japanese.
 */

/** A word that may be a link. */
export interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly url?: string;
}

/** An item in a list. */
export interface ItemCardProp {
  readonly id: string;
  readonly kind: KindId;
  readonly title: string;
  readonly summary?: string;
  readonly url: string;
  readonly phases: readonly PhaseId[];
  readonly status: ValueId<'status'>;
  readonly outcome?: ValueId<'outcome'>;
  /** ISO date. */
  readonly revised?: string;
  /** ISO date; overdue is judged in the reader's browser. */
  readonly reviewBy?: string;
  readonly fictional?: boolean;
  /** 募集中 … and the last day of a request or offer. */
  readonly expires?: string;
}

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

export interface TocEntry {
  readonly id: string;
  readonly text: string;
  readonly depth: 2 | 3;
}

/** A row of the facts table: one field and what stands in it. */
export interface FieldRow {
  readonly label: string;
  readonly values: readonly Labelled[];
}

export interface SourceProp {
  readonly tag: string;
  /** From 1, in order of first use on the page. */
  readonly number: number;
  readonly detail: string;
}

export interface EventProp {
  /** As written: `2001-07`, `2013`; absent where the sources are silent. */
  readonly date?: string;
  readonly phase?: PhaseId;
  readonly type: ValueId<'eventType'>;
  readonly text: string;
  readonly sources: readonly number[];
}

export interface FactProp {
  readonly value: string;
  readonly unit?: string;
  readonly of: string;
  readonly year?: string;
  readonly sources: readonly number[];
}

export interface ClaimProp {
  readonly text: string;
  readonly sources: readonly number[];
}

export interface VideoProp {
  readonly id: string;
  readonly title: string;
  /** URL of the local file. */
  readonly file?: string;
  readonly youtube?: string;
  readonly poster?: string;
  /** Seconds. */
  readonly duration: number;
  readonly chapters: readonly {
    readonly start: number;
    readonly title: string;
    readonly step?: Labelled;
  }[];
  readonly captions: readonly { readonly lang: string; readonly url: string }[];
  readonly cues: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly simulated?: boolean;
}

export interface BacklinkGroup {
  /** Why these pages point here, e.g. 「この手順を前提にするページ」. */
  readonly label: string;
  readonly items: readonly ItemCardProp[];
}

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

export interface ItemPageProp {
  readonly id: string;
  readonly kind: KindId;
  readonly kindLabel: string;
  readonly kindUrl: string;
  readonly title: string;
  readonly reading?: string;
  readonly summary?: string;
  /** Permalink. */
  readonly url: string;
  readonly fictional: boolean;
  readonly status: ValueId<'status'>;
  readonly visibility: ValueId<'visibility'>;
  readonly phases: readonly (Labelled & { readonly stated: boolean })[];
  readonly canvas: readonly (Labelled & { readonly stated: boolean })[];
  readonly owner?: Labelled;
  readonly toldBy: readonly Labelled[];
  readonly writtenBy: readonly Labelled[];
  readonly checkedBy: readonly Labelled[];
  readonly revised?: string;
  readonly revision?: string;
  readonly reviewBy?: string;
  readonly outcome?: Labelled;
  /** For which machine and material (manuals): short words for the head. */
  readonly validFor: readonly string[];
  /** Kind-specific fields, in the order of the kind's definition; blank ones that matter say 「記載なし」. */
  readonly fields: readonly FieldRow[];
  /** Weld conditions, labelled; with the state word (参考条件 …). */
  readonly weld?: { readonly status: string; readonly rows: readonly FieldRow[] };
  readonly events?: readonly EventProp[];
  readonly facts?: readonly FactProp[];
  readonly outcomes?: readonly ClaimProp[];
  readonly externalEffects?: readonly ClaimProp[];
  readonly contradictions?: readonly {
    readonly topic: string;
    readonly variants: readonly ClaimProp[];
  }[];
  /** Editor's reading of a case; always marked as such. */
  readonly lesson?: string;
  readonly canvasText?: Partial<Record<CanvasId, readonly ClaimProp[]>>;
  /** 事象 … 知識化 of a failure, in Hatamura's order; empty text = 記載なし. */
  readonly failure?: {
    readonly rows: readonly { readonly label: string; readonly text: string }[];
    readonly scenario: readonly FieldRow[];
  };
  readonly video?: VideoProp;
  /** `.mdx` only: the videos its body names, by id. */
  readonly videos?: Readonly<Record<string, VideoProp>>;
  readonly toc: readonly TocEntry[];
  readonly steps: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
  }[];
  readonly sources: readonly SourceProp[];
  readonly backlinks: readonly BacklinkGroup[];
  /** Working edition only. */
  readonly messages?: readonly PageMessage[];
  /** Working edition only: the author's file. */
  readonly file?: string;
}

/** The seam every item page goes through: `<ItemPage item body />`. `body` is data for `.md`, a module for `.mdx`. */
export interface ItemPageRouteProps {
  readonly item: ItemPageProp;
  readonly body?: readonly BodyNode[];
  /** `.mdx`: the compiled module's component. */
  readonly Body?: React.ComponentType;
}

export interface CountProp {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  readonly count: number;
}

export interface FrontPageProp {
  readonly phases: readonly (CountProp & { readonly summary: string })[];
  readonly canvas: readonly CountProp[];
  readonly kinds: readonly CountProp[];
  readonly newest: readonly ItemCardProp[];
  /** Review due next, oldest date first. */
  readonly reviewDue: readonly ItemCardProp[];
  readonly requests: readonly ItemCardProp[];
  readonly offers: readonly ItemCardProp[];
  readonly examples: readonly { readonly query: string; readonly url: string }[];
  /** First steps of the three users. */
  readonly starts: readonly { readonly who: string; readonly text: string; readonly url: string }[];
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
  readonly groups: readonly { readonly label: string; readonly items: readonly ItemCardProp[] }[];
  readonly total: number;
  /** All values of the axis, for moving sideways. */
  readonly siblings: readonly CountProp[];
  readonly searchUrl: string;
}

/** A file that could not become an item: shown in its place in `npm start`. */
export interface BrokenPageProp {
  readonly file: string;
  readonly title: string;
  readonly messages: readonly PageMessage[];
}

/** Everything of ours in Docusaurus global data (it is in every page's script: keep it tiny). */
export interface MarketGlobalData {
  /** Front of the market, e.g. `/`. */
  readonly marketFront: string;
  readonly searchUrl: string;
  /** Folder of our files, e.g. `/ichiba/`. */
  readonly filesUrl: string;
  /** e.g. `/ichiba/search/`. */
  readonly searchBaseUrl: string;
  /** Label of the edition (公開版 …); the badge is shown for all but public. */
  readonly edition: string;
  readonly editionLabel: string;
}
