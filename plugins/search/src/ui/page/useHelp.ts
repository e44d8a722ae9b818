import { useEffect, useState } from 'react';
import type { Hit, SearchClient } from '../../types.js';
import { loadClient } from '../client.js';

/** Kinds of pages that name someone to ask. */
export const ASK_KINDS = ['offer', 'person'] as const;
const PEOPLE = 5;

/** What the market has where a search found nothing. */
export interface Help {
  /** People and offers, nearest first. */
  people: Hit[];
  /** Facet → value → pages, over the whole market. */
  facets: Record<string, Record<string, number>>;
}

export interface HelpQuestion {
  baseUrl: string;
  query: string;
  /** Chosen filters; those that fit a person are tried first. */
  facets: Record<string, string[]>;
  enabled: boolean;
}

/** Who could be asked and what is there at all. Undefined while unknown or out of reach. */
export function useHelp({ baseUrl, query, facets, enabled }: HelpQuestion): Help | undefined {
  const [help, setHelp] = useState<Help>();
  const key = JSON.stringify([query, facets]);
  useEffect(() => {
    if (!enabled) return;
    let current = true;
    const [words, chosen] = JSON.parse(key) as [string, Record<string, string[]>];
    loadClient(baseUrl)
      .then((client) => findHelp(client, words, chosen))
      .then(
        (found) => current && setHelp(found),
        () => current && setHelp(undefined), // the page says already what is wrong
      );
    return () => {
      current = false;
    };
  }, [baseUrl, key, enabled]);
  return help;
}

/** People for these words, else for these filters, else anyone the market has. */
export async function findHelp(
  client: Pick<SearchClient, 'search'>,
  query: string,
  chosen: Record<string, string[]>,
): Promise<Help> {
  const kind = [...ASK_KINDS];
  const whole = await client.search('', { limit: 0 });
  const tries = [
    ...(query === '' ? [] : [{ words: query, facets: { kind } }]),
    ...(Object.keys(chosen).length === 0 ? [] : [{ words: '', facets: { ...chosen, kind } }]),
    { words: '', facets: { kind } },
  ];
  for (const { words, facets } of tries) {
    const { hits } = await client.search(words, { facets, limit: PEOPLE });
    if (hits.length > 0) return { people: hits, facets: whole.facets };
  }
  return { people: [], facets: whole.facets };
}
