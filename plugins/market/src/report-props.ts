import type { CanvasId, PhaseId, ValueId } from '@chishiki-ichiba/model';
import type { MatrixPageProp } from './list-props.js';
import type { Labelled, SourceProp } from './props.js';

/** What the coordinator's report gets; see `props.ts` for what holds of all pages. */

/** A page in a list: always with its address. */
export interface ReportPage extends Labelled {
  readonly url: string;
}

/** A list that is counted as a whole and shown up to a limit. */
export interface ReportList {
  readonly count: number;
  readonly pages: readonly ReportPage[];
}

/** Pages with a day of theirs; whether it has gone by is judged in the reader's browser. */
export interface DatedList {
  /** Every day and how many pages have it, earliest first. */
  readonly days: readonly (readonly [day: string, count: number])[];
  /** The earliest ones, by day. */
  readonly pages: readonly (ReportPage & { readonly day: string })[];
}

/** Names of {@link ReportPageProp.gaps}, in the order of the report. */
export type GapName =
  | 'skills'
  | 'requests'
  | 'effects'
  | 'reasons'
  | 'pictures'
  | 'captions'
  | 'orphans';

/** Failures are told of something that no manual is about. */
export interface HoleProp extends ReportPage {
  readonly failures: number;
}
export type HoleAxis = 'process' | 'material' | 'defect';

export interface ReportOrgProp extends Labelled {
  /** Pages it owns or takes part in. */
  readonly count: number;
  /** By kind, in the order readers look for them. */
  readonly kinds: readonly (readonly [label: string, count: number])[];
  /** Newest 改訂日 of them. */
  readonly revised?: string;
}

export interface ProjectProp {
  readonly name: string;
  readonly stage: ValueId<'projectStage'>;
  /** As typed: a day, a month or a year. */
  readonly since?: string;
  readonly stopped: boolean;
  readonly alliance: ReportPage;
  readonly case?: ReportPage;
  readonly sources: readonly number[];
}

export interface PipelineProp {
  /** Every stage in order: those going on (or ended), and those given up there. */
  readonly stages: readonly {
    readonly id: ValueId<'projectStage'>;
    readonly label: string;
    readonly count: number;
    readonly stopped: number;
  }[];
  readonly total: number;
  readonly stopped: number;
  /** Stages that many projects have reached and few have left. */
  readonly jams: readonly {
    readonly label: string;
    readonly count: number;
    readonly next: string;
    readonly nextCount: number;
    /** The project that has been there longest, where days are written. */
    readonly oldest?: { readonly name: string; readonly since: string };
  }[];
  readonly chart: BarsProp;
  /** By stage, then by day, then by name. */
  readonly projects: readonly ProjectProp[];
}

export interface KpiEntryProp {
  readonly page: ReportPage;
  readonly year: number;
  /** As typed, with its unit. */
  readonly value: string;
  /** The author's own; without it the market's holds. */
  readonly definition?: string;
  readonly goal?: string;
  readonly sources: readonly number[];
}

export interface KpiProp {
  readonly id: string;
  readonly label: string;
  /** 入力 or 出力, of the six known ones. */
  readonly type?: 'input' | 'output';
  /** How the market counts it. */
  readonly definition?: { readonly text: string; readonly sources: readonly number[] };
  /** By page, then by year. */
  readonly entries: readonly KpiEntryProp[];
  /** One for each unit that has figures of two years of one page. */
  readonly charts: readonly LinesProp[];
}

/** A chart in units of its own picture; drawn at build, so the reader's script has no library. */
export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  /** What it shows, in words with all its numbers. */
  readonly label: string;
}

export interface BarsProp extends ChartFrame {
  /** Where bars begin. */
  readonly left: number;
  readonly bars: readonly {
    readonly label: string;
    readonly y: number;
    readonly height: number;
    readonly width: number;
    /** Beside the bar's end. */
    readonly text: string;
    /** Given up: apart from the others, drawn as an outline. */
    readonly apart: boolean;
  }[];
}

export interface LinesProp extends ChartFrame {
  readonly unit: string;
  /** Pages with such figures that are in the table alone. */
  readonly more: number;
  readonly years: readonly { readonly x: number; readonly label: string }[];
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly series: readonly {
    readonly label: string;
    /** SVG path of the line; empty for a single point. */
    readonly path: string;
    /** Dashes tell lines apart without colour; empty for a whole line. */
    readonly dash: string;
    readonly points: readonly {
      readonly x: number;
      readonly y: number;
      /** Outline of its mark, around 0,0. */
      readonly mark: string;
      readonly text: string;
      /** The number stands below its mark where another line's is above. */
      readonly below: boolean;
    }[];
  }[];
}

/** A number of the report, by the name under which reviews keep it. */
export interface FigureProp {
  readonly group: FigureGroup;
  readonly name: string;
  /** How it is called in the reader's language under the heading of its group; default: by its name. */
  readonly label?: string;
  readonly value: number;
}
export type FigureGroup = 'all' | 'kind' | 'phase' | 'canvas' | 'gap' | 'project' | 'date' | 'gone';

export interface PreviousProp {
  readonly page: ReportPage;
  /** ISO date. */
  readonly date: string;
  /** The edition it counted. */
  readonly edition: ValueId<'visibility'>;
  readonly figures: readonly (readonly [name: string, value: number])[];
}

/** A cell of phase × block. */
export interface CellPlace {
  readonly phase: PhaseId;
  readonly block: CanvasId;
}

/** How far the translation of the pages into one language has come. */
export interface TranslationsProp {
  /** BCP 47. */
  readonly tag: string;
  /** The language's name in itself. */
  readonly label: string;
  readonly translated: number;
  /** Copies of a revision that is no longer the newest, or of one nobody wrote down; addresses in that language. */
  readonly behind: ReportList;
  /** Pages without a copy: no error. */
  readonly missing: number;
}

export interface ReportPageProp {
  readonly url: string;
  readonly matrixUrl: string;
  readonly boardUrl: string;
  readonly kpiGuide?: ReportPage;
  readonly total: number;
  readonly matrix: MatrixPageProp;
  /** Cells without any page, by phase. */
  readonly emptyCells: readonly CellPlace[];
  /** Cells whose pages stand there by a default alone, by phase. */
  readonly assumedCells: readonly CellPlace[];
  /** Most pages first. */
  readonly orgs: readonly ReportOrgProp[];
  /** Pages that name no organisation of this edition. */
  readonly withoutOrg: number;
  readonly holes: Readonly<Record<HoleAxis, readonly HoleProp[]>>;
  readonly gaps: Readonly<Record<GapName, ReportList>>;
  /** 見直し期限. */
  readonly reviews: DatedList;
  /** Failures that changed no key point yet, by the last day they should have. */
  readonly waiting: DatedList;
  /** 期限 of requests without an answer. */
  readonly expiring: DatedList;
  readonly pipeline: PipelineProp;
  readonly kpi: readonly KpiProp[];
  readonly figures: readonly FigureProp[];
  /** Of a site in several languages. */
  readonly translations?: readonly TranslationsProp[];
  /** `true` in the working edition, which counts drafts and is compared with the public one. */
  readonly working: boolean;
  readonly previous?: PreviousProp;
  readonly sources: readonly SourceProp[];
}
