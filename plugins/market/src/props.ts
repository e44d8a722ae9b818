import type { CanvasId, HeatInput, KindId, PhaseId, ValueId } from '@chishiki-ichiba/model';
import type { AllianceMeetingsProp, MeetingProp } from './activity-props.js';
import type { BoardItemProp, CapabilitySheetProp, TeachersProp } from './board-props.js';
import type { ChangedPointProp, SameCauseProp, ScenarioProp } from './failure-props.js';
import type { GazeProp } from './gaze-props.js';
import type { CourseProp, PartOfProp, SkillProp } from './learning-props.js';
import type { LogProp } from './log-props.js';
import type { AppearanceProp, KeyPointProp, OplProp } from './manual-props.js';
import type { NeighboursProp } from './neighbours.js';
import type { PaperWaysProp, QrProp } from './paper-props.js';
import type { RewardProp, TrialProp, TrialsProp } from './reward-props.js';
import type { SearchServerProp } from './search-server.js';
import type { TranslationProp } from './translation-props.js';

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

export interface PictureProp {
  readonly url: string;
  readonly alt: string;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Small enough, and near enough to the top, to come before the page's scripts. */
  readonly eager?: true;
}
/** Where furigana stand over a text: first character, number of characters (UTF-16), hiragana. */
export type FuriganaSpan = readonly [start: number, length: number, reading: string];
/** `furigana/<id>.json`: text as the page shows it → its furigana, in order. */
export type FuriganaFile = Readonly<Record<string, readonly FuriganaSpan[]>>;

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

/** A page that names a canvas block and belongs to the case or alliance whose canvas this is. */
export interface CanvasPageProp extends Labelled {
  readonly kind: KindId;
}

export type CanvasTextProp = Partial<Record<CanvasId, readonly ClaimProp[]>>;
export type CanvasPagesProp = Partial<Record<CanvasId, readonly CanvasPageProp[]>>;

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
    /** URL of a picture of it. */
    readonly still?: string;
  }[];
  readonly captions: readonly { readonly lang: string; readonly url: string }[];
  readonly cues: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly simulated?: boolean;
  /** Which camera the file is of, where there are others: 「手元」. */
  readonly label?: string;
  /** Other cameras of the same work, to be shown in step. */
  readonly tracks?: readonly TrackProp[];
}

/** Another camera; its time is `(seconds of the video − shift) × rate`. */
export interface TrackProp {
  readonly label: string;
  /** URL. */
  readonly file: string;
  readonly shift: number;
  readonly rate: number;
  readonly poster?: string;
}

/** Part of a video, as a key point shows it: a link, and what it takes to play it in place. */
export interface ClipProp {
  /** `動画 0:14〜0:21` */
  readonly label: string;
  readonly url: string;
  readonly play?: Pick<VideoProp, 'id' | 'title' | 'poster' | 'captions' | 'simulated'> & {
    readonly file: string;
    /** Seconds. */
    readonly start: number;
    readonly end?: number;
  };
}

/** Weld conditions, labelled; with the state word (参考条件 …). */
export interface WeldProp {
  readonly status: { readonly id: ValueId<'weldStatus'>; readonly label: string };
  /** Number of the approved procedure, as typed. */
  readonly wps?: string;
  /** Number of the procedure test's record, as typed. */
  readonly pqr?: string;
  readonly rows: readonly FieldRow[];
  /** Computed from the ranges; absent when one of them is missing. */
  readonly heatInput?: HeatInput;
  readonly defectLinks: readonly ConditionProp[];
}

/** A condition off its range and the imperfection that comes of it. */
export interface ConditionProp {
  readonly parameter: ValueId<'weldParameter'>;
  readonly direction: ValueId<'weldDirection'>;
  /** 電流が高い. */
  readonly condition: string;
  /** The imperfection; its address is the search for it. */
  readonly defect: Labelled;
  /** What the manual keeps the condition within: `25〜35 A`; absent where it does not say. */
  readonly range?: string;
  readonly clip?: { readonly label: string; readonly url: string };
  /** On the page of a term: the manual that says so. */
  readonly manual?: Labelled;
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
  readonly fields: readonly FieldRow[];
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

/** /region/: what other markets publish, merged at build. */
export interface RegionPageProp {
  readonly markets: readonly {
    readonly id: string;
    readonly label: string;
    /** Front, on its own host. */
    readonly url: string;
    readonly count: number;
    readonly newest?: string;
    readonly searchUrl: string;
    /** The first of them. */
    readonly pages: readonly {
      readonly title: string;
      readonly url: string;
      readonly kind: string;
      readonly revision?: string;
      readonly revised?: string;
      readonly licence?: string;
    }[];
  }[];
  readonly firms: readonly (CountProp & { readonly market: string })[];
  readonly phases: readonly CountProp[];
  readonly blocks: readonly CountProp[];
  /** By block and phase. */
  readonly rows: readonly (readonly { readonly count: number; readonly url: string }[])[];
  readonly duplicates: readonly {
    readonly kind: string;
    readonly title: string;
    readonly pages: readonly { readonly market: string; readonly url: string }[];
  }[];
  readonly total: number;
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

/** A case as pages about many cases name it. */
export interface CaseRefProp {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly outcome: ValueId<'outcome'>;
  readonly place?: string;
  readonly retired?: true;
}

/** An event told away from its case's page; `url` leads to it there. */
export interface ToldEventProp extends EventProp {
  readonly url: string;
}

/** A valley or a failure, and what is told of how they came out of it. */
export interface ValleyProp {
  readonly event: ToldEventProp;
  /** Where nobody wrote what brought them back: what is told next, up to the next turn. */
  readonly after: readonly ToldEventProp[];
}

/** One case at one gate, or in one phase. */
export interface ValleyCaseProp {
  readonly case: CaseRefProp;
  /** 谷 and 失敗, in the order told. */
  readonly falls: readonly ValleyProp[];
  /** The other events there, in the order told: how they went through. */
  readonly passed: readonly ToldEventProp[];
}

export interface ValleyGroupProp {
  /** `other`: valleys that no gate is written for. */
  readonly id: ValueId<'gate'> | 'other';
  readonly label: string;
  /** What this place is, in this site's own words. */
  readonly text: string;
  /** Phases it lies between, in order. */
  readonly phases: readonly PhaseId[];
  /** Where it is explained, with sources. */
  readonly guide?: Labelled;
  readonly cases: readonly ValleyCaseProp[];
  readonly rest?: RestProp;
}

export interface ValleysPageProp {
  /** The six gates in the order they are met, then `other`. */
  readonly groups: readonly ValleyGroupProp[];
  /** Cases whose outcome is 失敗: without any, what is told is biased to those that went on. */
  readonly stopped: number;
  /** Every event of 種別 失敗, by case. */
  readonly failures: readonly Pick<ValleyCaseProp, 'case' | 'falls'>[];
  readonly failuresRest?: RestProp;
  /** Pages of kind `failure`. */
  readonly failureItems: CountProp;
  readonly casesUrl: string;
  readonly sources: readonly SourceProp[];
}

/** A case on the axis of the five phases. */
export interface CaseWayProp {
  readonly case: CaseRefProp;
  /** Last of the five phases it is told to have reached. */
  readonly furthest?: PhaseId;
  /** In the order told, without their notes: the case's page has them. */
  readonly events: readonly Omit<ToldEventProp, 'sources' | 'recovery' | 'id'>[];
}

export interface CasesPageProp {
  readonly cases: readonly CaseWayProp[];
  readonly rest?: RestProp;
  /** Address of the comparison without its ids. */
  readonly compareUrl: string;
  readonly valleysUrl: string;
}

/** A line of a checklist. */
export interface CheckItemProp {
  /** Its words alone: a tick belongs to them, so a line that was rewritten is open again. */
  readonly text: string;
  readonly words: readonly BodyNode[];
  /** Its source marks. */
  readonly notes: readonly BodyNode[];
}

/** A phase's page: the guide first, then what the cases tell, then everything by kind. */
export interface PhasePageProp extends ListPageProp {
  /** The guide's text, cut at its list of things to do; absent where the edition has no guide for the phase. */
  readonly text?: {
    readonly before: readonly BodyNode[];
    /** Empty if the guide has no such list. */
    readonly checklist: readonly CheckItemProp[];
    readonly after: readonly BodyNode[];
    readonly toc: readonly TocEntry[];
  };
  /** Its sheet; only with a checklist. */
  readonly checklistUrl?: string;
  readonly valleys: readonly ValleyCaseProp[];
  readonly valleysUrl: string;
  /** Cases that were there, with their events in this phase. */
  readonly cases: readonly {
    readonly case: CaseRefProp;
    readonly events: readonly ToldEventProp[];
  }[];
  readonly casesUrl: string;
  /** Manuals and templates an author placed in this phase. */
  readonly helps: readonly ItemCardProp[];
  /** What the three lists above have no room for. */
  readonly rest: Readonly<Partial<Record<'valleys' | 'cases' | 'helps', RestProp>>>;
  readonly sources: readonly SourceProp[];
}

/** The checklist of a phase on one sheet of A4. */
export interface ChecklistPageProp {
  readonly phase: PhaseId;
  readonly label: string;
  readonly description: string;
  readonly items: readonly CheckItemProp[];
  readonly url: string;
  readonly phaseUrl: string;
  /** ISO date of the guide it is taken from. */
  readonly revised?: string;
  readonly revision?: string;
  readonly sources: readonly SourceProp[];
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

/** One canvas on one sheet of paper. */
export interface CanvasSheetProp {
  /** Address of this sheet. */
  readonly url: string;
  readonly page: Labelled & { readonly kind: KindId };
  readonly revision?: string;
  /** ISO date. */
  readonly revised?: string;
  readonly fictional: boolean;
  readonly purpose: readonly ClaimProp[];
  readonly text: CanvasTextProp;
  readonly pages: CanvasPagesProp;
  readonly effects: readonly EffectProp[];
  /** Short: sections by number and title. */
  readonly sources: readonly SourceProp[];
  readonly documents: readonly DocumentProp[];
  /** Landscape paper on which all of it stands, and the size of its letters in points. */
  readonly paper: { readonly size: 'A4' | 'A3'; readonly points: number };
}

/** The nine blocks to write into, with the questions of the guides. */
export interface BlankCanvasProp {
  readonly url: string;
  readonly blocks: readonly {
    readonly id: CanvasId;
    readonly label: string;
    /** List page of the block. */
    readonly url: string;
    readonly questions: readonly string[];
  }[];
}

/** What stands at the address of a page that was taken back. */
export interface WithdrawnPageProp {
  readonly kind: KindId;
  /** ISO date. */
  readonly date: string;
  readonly kindUrl: string;
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
  /** The service worker. */
  readonly worker: string;
  /** Built sites that name one: the server that answers the search in the place of the files. */
  readonly searchServer?: SearchServerProp;
  /** Sites that name other markets: what their search asks besides. */
  readonly neighbours?: NeighboursProp;
  /** Newest 改訂日, ISO: a clock that stands before it is wrong. */
  readonly newest?: string | undefined;
  /** Built sites that let readers keep pages: where they see them, and the name of the caches. */
  readonly offline?: { readonly page: string; readonly store: string };
}
