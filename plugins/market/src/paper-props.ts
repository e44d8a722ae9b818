import type { KindId, ValueId } from '@chishiki-ichiba/model';
import type { FieldRow } from './props.js';

/** What the printed sheets of a manual get. Sizes on paper are in mm, sizes of letters in points. */

/** A QR code made at build: a stroke path of width 1 on a square of `size` units, quiet zone included. */
export interface QrProp {
  /** What it says: an absolute address. */
  readonly address: string;
  readonly path: string;
  readonly size: number;
  /** Width on paper with its quiet zone. */
  readonly mm: number;
}

/** The head every sheet of one page has, and the corner with its code. */
export interface PaperHeadProp {
  readonly id: string;
  readonly kind: KindId;
  readonly kindLabel: string;
  readonly title: string;
  /** Address of the page. */
  readonly url: string;
  readonly revision?: string;
  /** ISO date. */
  readonly revised?: string;
  /** ISO date: 見直し期限. */
  readonly reviewBy?: string;
  readonly owner?: string;
  readonly toldBy: readonly string[];
  readonly fictional: boolean;
  readonly status: ValueId<'status'>;
  readonly visibility: ValueId<'visibility'>;
  readonly qr: QrProp;
}

export interface PaperPictureProp {
  readonly src: string;
  readonly alt: string;
  /** Pixels; absent for a picture whose size nobody knows. */
  readonly width?: number;
  readonly height?: number;
  /** Of a pair: the drawing alone does not say which. */
  readonly sign?: 'ok' | 'ng';
}

export interface PaperStepProp {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly points: readonly {
    readonly id: string;
    readonly text: string;
    readonly mark?: ValueId<'keyPointMark'>;
    /** Absent: nobody wrote why. */
    readonly reason?: string;
  }[];
}

/** 作業分解シート: important steps, key points, reasons on one A4. */
export interface BreakdownProp {
  readonly head: PaperHeadProp;
  readonly weld?: {
    /** How far to trust the numbers; a manual is never a WPS. */
    readonly banner: string;
    /** Dialled in: big. */
    readonly dials: readonly FieldRow[];
    /** The rest in a line. */
    readonly rest: readonly FieldRow[];
  };
  /** 安全, 保護具, 必要資格. */
  readonly safety: readonly FieldRow[];
  /** What to have at hand: 対象設備, 工具, 材料, 部品. */
  readonly atHand: readonly FieldRow[];
  readonly steps: readonly (PaperStepProp & {
    readonly pictures: readonly PaperPictureProp[];
    readonly qr: QrProp;
  })[];
  readonly fit: PaperFitProp;
}

export interface PaperFitProp {
  /** Size of its letters. */
  readonly points: number;
  /** Least height of a picture. */
  readonly picture: number;
  /** `false`: it goes on over a second sheet, its head repeated. */
  readonly onePage: boolean;
}

/** 貼り紙: a label for the page and one for each step. */
export interface LabelsProp {
  readonly head: PaperHeadProp;
  readonly steps: readonly (Omit<PaperStepProp, 'points'> & { readonly qr: QrProp })[];
}

/** OJT記録: the four steps of teaching against the steps of one revision. */
export interface OjtProp {
  readonly head: PaperHeadProp;
  readonly steps: readonly PaperStepProp[];
  readonly fit: PaperFitProp;
}

/** All sheets of one manual: `paper/<id>.json`. */
export interface PapersProp {
  readonly breakdown: BreakdownProp;
  readonly labels: LabelsProp;
  readonly ojt: OjtProp;
}

/** Which sheet of a manual; `page` is the page itself. */
export type SheetName = keyof PapersProp | 'page';

/** Where the sheets of a manual are. */
export interface PaperWaysProp {
  readonly breakdown: string;
  readonly labels: string;
  readonly ojt: string;
  /** Together with others. */
  readonly print: string;
}

export interface PrintChoice {
  readonly id: string;
  readonly title: string;
  /** A manual with steps: has sheets besides its page. */
  readonly papers: boolean;
  /** What one prints of it: its sheet, else its page. */
  readonly url: string;
}

/** Choose pages to print as one. */
export interface PrintPageProp {
  readonly url: string;
  /** What can be chosen: manuals with steps, one-point lessons. */
  readonly choices: readonly PrintChoice[];
}
