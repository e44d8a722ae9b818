import type { CanvasId, KindId } from '@chishiki-ichiba/model';
import type { ClaimProp, DocumentProp, EffectProp, Labelled, SourceProp } from './props.js';

/** What pages get of the nine blocks; see `props.ts` for what holds of all pages. */

/** A page that names a canvas block and belongs to the case or alliance whose canvas this is. */
export interface CanvasPageProp extends Labelled {
  readonly kind: KindId;
}

export type CanvasTextProp = Partial<Record<CanvasId, readonly ClaimProp[]>>;

export type CanvasPagesProp = Partial<Record<CanvasId, readonly CanvasPageProp[]>>;

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
