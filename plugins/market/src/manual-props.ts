import type { ValueId } from '@chishiki-ichiba/model';
import type { TermSpan } from './body-props.js';
import type { Labelled, PictureProp } from './props.js';
import type { TrialCountProp } from './reward-props.js';
import type { ClipProp } from './video-props.js';

/** What pages get of key points, one-point lessons and appearance criteria; see `props.ts`. */

/** よい例 or 悪い例: words, a picture, or both. */
export interface ExampleProp {
  readonly text?: string;
  readonly picture?: PictureProp;
}

/** What stands under a key point. */
export interface KeyPointProp {
  /** `kp-<id>` is its anchor. */
  readonly id: string;
  readonly mark?: ValueId<'keyPointMark'>;
  /** Of a copy: language of a point that is not translated. */
  readonly lang?: string;
  readonly reason?: string;
  /** Terms standing in the reason. */
  readonly reasonTerms?: readonly TermSpan[];
  /** Word of 引き出し方. */
  readonly how?: string;
  readonly ok?: string;
  readonly okPicture?: PictureProp;
  readonly ng?: string;
  readonly ngPicture?: PictureProp;
  /** 社ごとの違い. */
  readonly differences?: readonly { readonly org: Labelled; readonly text: string }[];
  readonly failures?: readonly Labelled[];
  readonly trials?: TrialCountProp;
  readonly clip?: ClipProp;
}

/** Top of a one-point lesson. */
export interface OplProp {
  /** 要点; absent when the head says the same. */
  readonly point?: string;
  readonly ok?: ExampleProp;
  readonly ng?: ExampleProp;
}

/** What one firm asks for at one criterion. */
export interface CriterionCell {
  /** 判断 in a word or two, if the author gave one. */
  readonly word?: string;
  readonly text: string;
  /** Not what most firms ask for; of every firm when no answer is that of more than half. */
  readonly differs: boolean;
}

/** 項目 of an appearance criterion over the firms. */
export interface CriterionProp {
  readonly topic: string;
  /** How far the firms agree, in words: 「1社が違う」; empty with one firm only. */
  readonly agreement: string;
  /** One for each firm; `null` where it says nothing. */
  readonly cells: readonly (CriterionCell | null)[];
}

/** A picture of 合格, 限度 or 返す. */
export interface SampleProp extends ExampleProp {
  readonly verdict: ValueId<'verdict'>;
  readonly topic?: string;
}

export interface AppearanceProp {
  /** `A面`. */
  readonly surface: Labelled;
  readonly priceBand: string;
  readonly firms: readonly Labelled[];
  readonly criteria: readonly CriterionProp[];
  readonly samples: readonly SampleProp[];
  /** All of them side by side. */
  readonly allUrl: string;
}

/** All appearance criteria by surface class and price band. */
export interface AppearancePageProp {
  readonly items: readonly (Pick<AppearanceProp, 'surface' | 'priceBand' | 'firms' | 'criteria'> & {
    readonly page: Labelled;
  })[];
  /** Classes that occur, in order of the list. */
  readonly surfaces: readonly Labelled[];
  readonly priceBands: readonly string[];
  readonly kindUrl: string;
  /** Some of it is made up to show how it works. */
  readonly fictional: boolean;
}
