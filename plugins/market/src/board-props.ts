import type { KindId, PhaseId, ValueId } from '@chishiki-ichiba/model';
import type { Labelled } from './props.js';

/** What the board and the parts of it on item pages get; see `props.ts` for what holds of all of them. */

/** A page that fits another, and why. */
export interface MatchProp extends Labelled {
  readonly url: string;
  readonly kind: KindId;
  /** 「工程: 溶接・母材: SUS304 が同じ」 */
  readonly why: string;
  /** Last day of a request or an offer. */
  readonly expires?: string;
}

/** Matches of one sort, best first. */
export interface MatchGroupProp {
  readonly id: 'request' | 'offer' | 'manual' | 'person' | 'org';
  readonly label: string;
  /** All of them; `items` may be fewer. */
  readonly count: number;
  readonly items: readonly MatchProp[];
}

/** Fields of a request or an offer that its head shows. */
export interface BoardHeadProp {
  /** 求め or 申し出. */
  /** 求め or 申し出, in the reader's language. */
  readonly typeLabel: string;
  readonly type: { readonly id: string; readonly label: string };
  readonly state: ValueId<'boardState'>;
  /** ISO date. */
  readonly posted: string;
  /** ISO date, last day; whether it has passed is judged in the reader's browser. */
  readonly expires?: string;
  /** A role. */
  readonly contact: string;
}

/** A request's or an offer's own page. */
export interface BoardItemProp extends BoardHeadProp {
  /** Pages that answered it, of this edition. */
  readonly answers: readonly Labelled[];
  readonly matches: readonly MatchGroupProp[];
  readonly boardUrl: string;
}

/** One line of the board. */
export interface BoardEntryProp extends BoardItemProp {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly url: string;
  readonly owner?: Labelled;
  readonly status: ValueId<'status'>;
  readonly phases: readonly PhaseId[];
  readonly process: readonly string[];
  readonly material: readonly string[];
  readonly fictional: boolean;
}

/** A row of a capability sheet as words; absent cells are 記載なし. */
export interface CapabilityProp {
  readonly text: string;
  readonly process?: Labelled;
  readonly material: readonly Labelled[];
  /** As shown, and its ends in mm (absent when open); `null` where it does not apply. */
  readonly thickness?: {
    readonly label: string;
    readonly min?: number;
    readonly max?: number;
    readonly exclusive?: 'min' | 'max' | 'both';
  } | null;
  readonly size?: string;
  readonly accuracy?: string;
  readonly quantity?: string;
  readonly lead?: string;
  readonly certificates: readonly string[];
}

/** 能力シート of one organisation. */
export interface CapabilitySheetProp {
  readonly rows: readonly CapabilityProp[];
  /** 認証 of the firm. */
  readonly certifications: readonly string[];
}

/** A row of a sheet with the firm it belongs to. */
export interface MakerRowProp extends CapabilityProp {
  /** `<org>-<row>`. */
  readonly id: string;
  readonly org: Labelled & { readonly url: string };
  readonly fictional: boolean;
  readonly certifications: readonly string[];
}

/** Somebody who can teach: a person who may be named, a role, a firm's offer. */
export interface TeacherProp {
  readonly id: string;
  readonly who: Labelled;
  /** 人, 語り手（役割）, 申し出. */
  readonly what: string;
  readonly org?: Labelled;
  readonly teaches: readonly string[];
  /** Manuals they told or wrote. */
  readonly manuals: readonly Labelled[];
  readonly contact?: string;
  readonly expires?: string;
  readonly process: readonly string[];
  readonly material: readonly string[];
  readonly phases: readonly PhaseId[];
}

/** On a manual's page: who can teach it. */
export interface TeachersProp {
  readonly people: readonly (Labelled & { readonly teaches: readonly string[] })[];
  readonly groups: readonly MatchGroupProp[];
  readonly boardUrl: string;
}

/** A value one can narrow the board by. */
export interface ChoiceProp {
  readonly id: string;
  readonly label: string;
}

export interface BoardPageProp {
  readonly url: string;
  readonly requests: readonly BoardEntryProp[];
  readonly offers: readonly BoardEntryProp[];
  readonly teachers: readonly TeacherProp[];
  readonly makers: readonly MakerRowProp[];
  /** Values that occur, in the order of the value lists, an author's own words last. */
  readonly choices: {
    readonly want: readonly ChoiceProp[];
    readonly offer: readonly ChoiceProp[];
    readonly phase: readonly ChoiceProp[];
    readonly process: readonly ChoiceProp[];
    readonly material: readonly ChoiceProp[];
  };
  readonly ways: readonly Labelled[];
}
