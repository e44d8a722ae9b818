import type { KindId, PhaseId, ValueId } from '@chishiki-ichiba/model';
import type { AllianceMeetingsProp, MeetingProp } from './activity-props.js';
import type { BoardItemProp, CapabilitySheetProp, TeachersProp } from './board-props.js';
import type { BodyNode } from './body-props.js';
import type { CanvasPagesProp, CanvasTextProp } from './canvas-props.js';
import type { ChangedPointProp, SameCauseProp, ScenarioProp } from './failure-props.js';
import type { GazeProp } from './gaze-props.js';
import type { CourseProp, PartOfProp, SkillProp } from './learning-props.js';
import type { LogProp } from './log-props.js';
import type { AppearanceProp, KeyPointProp, OplProp } from './manual-props.js';
import type { NeighboursProp } from './neighbours.js';
import type { PaperWaysProp, QrProp } from './paper-props.js';
import type { PageMessage } from './problem-props.js';
import type { RewardProp, TrialProp, TrialsProp } from './reward-props.js';
import type { SearchServerProp } from './search-server.js';
import type { TranslationProp } from './translation-props.js';
import type { VideoProp } from './video-props.js';
import type { ConditionProp, WeldProp } from './weld-props.js';

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
  /** How a trial went. */
  readonly result?: ValueId<'trialResult'>;
  /** ISO date. */
  readonly revised?: string;
  /** ISO date; overdue is judged in the reader's browser. */
  readonly reviewBy?: string;
  readonly fictional?: boolean;
  /** 募集中 … and the last day of a request or offer. */
  readonly expires?: string;
  /** Day of a meeting, in words. */
  readonly when?: string;
}

export interface PictureProp {
  readonly url: string;
  readonly alt: string;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Small enough, and near enough to the top, to come before the page's scripts. */
  readonly eager?: true;
}

export interface TocEntry {
  readonly id: string;
  readonly text: string;
  readonly depth: 2 | 3;
}

/** A row of a table: what it is about, and what stands in it. */
export interface FieldRow {
  readonly label: string;
  readonly values: readonly Labelled[];
}

/** A row of the facts table: a field of the content model. */
export interface FactRow extends FieldRow {
  /** Its name in the model, whatever the page calls it: `process`. */
  readonly id: string;
  /** Nobody wrote anything: its one value says 「記載なし」. */
  readonly blank?: true;
}

export interface SourceProp {
  readonly tag: string;
  /** From 1, in order of first use on the page. */
  readonly number: number;
  readonly detail: string;
}

/** A document behind notes that name only its sections. */
export interface DocumentProp {
  /** `S3` */
  readonly tag: string;
  readonly detail: string;
}

export interface EventProp {
  /** Anchor on the case's page, `event-1` …; absent where an author placed events of their own. */
  readonly id?: string;
  /** As written: `2001-07`, `2013`; absent where the sources are silent. */
  readonly date?: string;
  readonly phase?: PhaseId;
  readonly type: ValueId<'eventType'>;
  /** 関門 at which it happened. */
  readonly gate?: ValueId<'gate'>;
  readonly text: string;
  /** What brought them back; absent where nobody wrote it. */
  readonly recovery?: readonly ClaimProp[];
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
  /** Pages that show it, of this edition. */
  readonly evidence?: readonly Labelled[];
}

/** What came of a case beyond sales: outside the canvas. */
export interface EffectProp extends ClaimProp {
  /** 種別, e.g. 人材育成; absent where nobody said. */
  readonly type?: Labelled;
}

export interface BacklinkGroup {
  /** Why these pages point here, e.g. 「この手順を前提にするページ」. */
  readonly label: string;
  readonly items: readonly ItemCardProp[];
}

/** A page made to be written on by hand: its blanks print as boxes. */
export interface SheetProp {
  /** Paper the author stated; without it the page prints like any other. */
  readonly paper?: PaperProp;
  /** Read at the bench, not written on: larger letters, pictures side by side. */
  readonly toRead?: true;
}

export interface PaperProp {
  readonly size: ValueId<'paperSize'>;
  readonly orientation: ValueId<'paperOrientation'>;
  /** Sheets it prints on. */
  readonly pages: number;
}

/** One line of 改訂履歴. */
export interface RevisionProp {
  readonly revision: string;
  /** ISO date. */
  readonly date: string;
  readonly text: string;
  readonly checkedBy: readonly Labelled[];
}

export interface ItemPageProp {
  /** Of a site in several languages: where the page comes from, and where else it can be read. */
  readonly translation?: TranslationProp;
  /** Language of its words, where it is not that of the site around it. */
  readonly lang?: string;
  readonly id: string;
  readonly kind: KindId;
  readonly kindLabel: string;
  readonly kindUrl: string;
  readonly title: string;
  readonly reading?: string;
  readonly summary?: string;
  /** What a term looks like. */
  readonly picture?: PictureProp;
  /** Permalink. */
  readonly url: string;
  readonly fictional: boolean;
  /** Words that stand for names which readers of this edition may not know: 「A社」. */
  readonly standIns?: readonly string[];
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
  /** An organisation: feed of what it owns or takes part in. */
  readonly feedUrl?: string;
  /** ISO date: read again, and still right. */
  readonly reviewed?: string;
  readonly reviewBy?: string;
  readonly history?: readonly RevisionProp[];
  readonly outcome?: Labelled;
  /** For which machine and material (manuals): short words for the head. */
  readonly validFor: readonly string[];
  /** Kind-specific fields, in the order of the kind's definition; blank ones that matter say 「記載なし」. */
  readonly fields: readonly FactRow[];
  readonly weld?: WeldProp;
  /** A term for an imperfection: what leads to it, over all manuals of the edition. */
  readonly conditions?: readonly ConditionProp[];
  readonly events?: readonly EventProp[];
  readonly facts?: readonly FactProp[];
  readonly outcomes?: readonly ClaimProp[];
  readonly externalEffects?: readonly EffectProp[];
  readonly contradictions?: readonly {
    readonly topic: string;
    readonly variants: readonly ClaimProp[];
  }[];
  /** Editor's reading of a case; always marked as such. */
  readonly lesson?: string;
  /** 主目的 of a case; of an alliance, those of its cases. */
  readonly purpose?: readonly ClaimProp[];
  /** What was written into each block. A case and its alliance share what they wrote. */
  readonly canvasText?: CanvasTextProp;
  /** Pages that name a block, besides those whose words stand in it. */
  readonly canvasPages?: CanvasPagesProp;
  /** From the canvas on: its sheet to print, the blank one, other cases. */
  readonly canvasWays?: readonly Labelled[];
  /** 問い of a guide, in order; `title` says what they help with. */
  readonly questions?: { readonly title: string; readonly list: readonly string[] };
  /** 事象 … 知識化 of a failure, in Hatamura's order; empty text = 記載なし. */
  readonly failure?: {
    readonly rows: readonly { readonly label: string; readonly text: string }[];
    /** Key points that it changed, from both ends. */
    readonly changed: readonly ChangedPointProp[];
    /** ISO date by which it should have changed a key point; absent when it has. */
    readonly reflectBy?: string;
  };
  /** 主シナリオ of a failure or case. */
  readonly scenario?: ScenarioProp;
  /** Other failures and cases that name the same cause word, at most six. */
  readonly sameCause: readonly SameCauseProp[];
  /** A manual: who tried it, and how it went. */
  readonly trials?: TrialsProp;
  readonly trial?: TrialProp;
  /** What came back to a person, an organisation, an alliance. */
  readonly reward?: RewardProp;
  readonly course?: CourseProp;
  readonly meeting?: MeetingProp;
  /** On an alliance. */
  readonly meetings?: AllianceMeetingsProp;
  readonly skill?: SkillProp;
  /** A skill map: its place among the maps. */
  readonly mapUrl?: string;
  /** Courses that hold this page. */
  readonly courses: readonly PartOfProp[];
  /** A request or an offer. */
  readonly board?: BoardItemProp;
  /** An organisation's capability sheet. */
  readonly capability?: CapabilitySheetProp;
  /** Who can teach a manual. */
  readonly teachers?: TeachersProp;
  readonly sheet?: SheetProp;
  /** Kinds that hang at the bench: code in the corner of the print. */
  readonly qr?: QrProp;
  /** A manual's sheets of paper. */
  readonly papers?: PaperWaysProp;
  readonly video?: VideoProp;
  /** What was measured beside it. */
  readonly log?: LogProp;
  /** Where somebody looked. */
  readonly gaze?: GazeProp;
  /** The page has a file of furigana. */
  readonly furigana?: true;
  /** Anchor of its first section in easy Japanese. */
  readonly easyJapanese?: string;
  /** `.mdx` only: the videos its body names, by id. */
  readonly videos?: Readonly<Record<string, VideoProp>>;
  /** `.mdx` only: what stands under its key points, by their ids. */
  readonly keyPoints?: Readonly<Record<string, KeyPointProp>>;
  /** Top of a one-point lesson. */
  readonly opl?: OplProp;
  /** Firms side by side. */
  readonly appearance?: AppearanceProp;
  readonly toc: readonly TocEntry[];
  readonly steps: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
  }[];
  /** Work mode of this page, `…/work/?id=<id>`; `.md` with steps only, for an `.mdx` body is no data. */
  readonly workUrl?: string;
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

/** What stands at the address of a page that was taken back. */
export interface WithdrawnPageProp {
  readonly kind: KindId;
  /** ISO date. */
  readonly date: string;
  readonly kindUrl: string;
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
  /** The service worker. */
  readonly worker: string;
  /** Built sites that name one: the server that answers the search in the place of the files. */
  readonly searchServer?: SearchServerProp;
  /** Sites that name other markets: what their search asks besides. */
  readonly neighbours?: NeighboursProp;
  /** Built sites that let readers keep pages: where they see them, and the name of the caches. */
  readonly offline?: { readonly page: string; readonly store: string };
}
