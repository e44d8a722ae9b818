import type { ReactNode } from 'react';
import type { SlipFacets } from '../page/slip.js';
import { SlipBox } from './SlipBox.js';

export interface WriteSlipProps {
  /** Chosen filters in words: `工程：溶接`. */
  readonly filters: readonly string[];
  readonly facets: SlipFacets;
  /** Whole address of the list that was looked through. */
  readonly url: string;
}

/** A slip 「探しています」 that no search stands behind: from the board. */
export function WriteSlip({ filters, facets, url }: WriteSlipProps): ReactNode {
  return <SlipBox input={{ query: '', filters: [...filters], url }} facets={facets} />;
}
