import type { CountProp } from './list-props.js';

/** What the page of the region gets; see `props.ts` for what holds of all pages. */

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
