import { type ReactNode, useId, useState } from 'react';
import type { SlipFacets, SlipPage } from '../page/slip.js';
import { slipText as text } from '../page/text.js';
import styles from './ask.module.css';
import { SlipBox } from './SlipBox.js';

/** A place of the page one can ask about. */
export interface AskPlace {
  /** Anchor without `#`. */
  readonly id: string;
  readonly label: string;
}

export interface AskSlipProps {
  readonly page: Omit<SlipPage, 'step'> & { readonly id: string; readonly to: readonly string[] };
  /** Whole address of the page, without anchor. */
  readonly url: string;
  readonly places: readonly AskPlace[];
  /** Anchor the reader came to. */
  readonly at?: string;
  /** Words of the search the reader came from. */
  readonly query: string;
  readonly facets: SlipFacets;
}

/** 「このページのことを聞く」: a slip about a page or one of its steps. Nothing is sent by it. */
export function AskSlip({ page, url, places, at, query, facets }: AskSlipProps): ReactNode {
  const id = useId();
  const [chosen, setChosen] = useState(places.some((place) => place.id === at) ? (at ?? '') : '');
  const place = places.find((candidate) => candidate.id === chosen);
  return (
    <SlipBox
      input={{
        query,
        filters: [],
        about: { ...page, ...(place ? { step: place.label } : {}) },
        url: place ? `${url}#${place.id}` : url,
      }}
      facets={facets}
    >
      {places.length > 0 && (
        <p className={styles.which}>
          <label htmlFor={id}>{text.ask.which}</label>
          <select id={id} value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="">{text.ask.whole}</option>
            {places.map(({ id: anchor, label }) => (
              <option key={anchor} value={anchor}>
                {label}
              </option>
            ))}
          </select>
        </p>
      )}
    </SlipBox>
  );
}
