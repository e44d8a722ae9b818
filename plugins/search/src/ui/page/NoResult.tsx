import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { SearchManifest } from '../../types.js';
import { lastPage } from '../came-from.js';
import { kindLabel } from '../hit.js';
import styles from './help.module.css';
import { chosenFilters, facetLabel, knownWords, own, valueLabel } from './labels.js';
import { RequestSlip } from './RequestSlip.js';
import { text } from './text.js';
import { formatPageState, type PageState, parsePageState } from './urlState.js';
import { ASK_KINDS, type Help, useHelp } from './useHelp.js';
import { usePlaces } from './usePlaces.js';

export interface NoResultProps {
  state: PageState;
  manifest: SearchManifest | undefined;
  path: string;
  draft: string | undefined;
  onDraft(draft: string | undefined): void;
  onSay(message: string): void;
}

/** What to do when the market does not have it: words it has, people to ask, a slip to hand on. */
export function NoResult(props: NoResultProps): ReactNode {
  const { state, manifest, path, draft, onDraft, onSay } = props;
  const { searchBaseUrl, requestMail, asAuthors } = usePlaces();
  const help = useHelp({
    baseUrl: searchBaseUrl,
    query: state.query,
    facets: state.facets,
    enabled: true,
  });
  const chosen = chosenFilters(state, manifest);
  // Only what the index has words for: an id made up in the address is no value of the content model.
  const facets = Object.fromEntries(
    Object.entries(state.facets).map(([facet, values]) => [
      facet,
      values.flatMap((id) => {
        const label = own(own(manifest?.labels, facet)?.values, id);
        return label === undefined ? [] : [{ id, label }];
      }),
    ]),
  );
  return (
    <>
      {help && <Known help={help} manifest={manifest} path={path} />}
      {help && <Ask help={help} manifest={manifest} />}
      <RequestSlip
        input={{
          query: state.query,
          filters: chosen.map(({ label }) => label),
          url: window.location.origin + path + formatPageState({ ...state, page: 1 }),
          date: new Date(),
          from: lastPage(),
        }}
        facets={facets}
        asAuthors={asAuthors}
        draft={draft}
        onDraft={onDraft}
        mail={requestMail}
        onSay={onSay}
      />
    </>
  );
}

interface KnownProps {
  help: Help;
  manifest: SearchManifest | undefined;
  path: string;
}

/** Words of the market with their counts, as ways into it. */
function Known({ help, manifest, path }: KnownProps): ReactNode {
  const known = knownWords(manifest, help.facets);
  if (known.length === 0) return null;
  return (
    <section className={styles.help}>
      <h2>{text.known}</h2>
      <ul>
        {known.map(({ facet, value, count }) => (
          <li key={`${facet} ${value}`}>
            <Link
              to={path + formatPageState({ ...parsePageState(''), facets: { [facet]: [value] } })}
              title={facetLabel(manifest, facet)}
            >
              {text.listed(valueLabel(manifest, facet, value), count)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** People and offers by name, then the whole lists. */
function Ask({ help, manifest }: { help: Help; manifest: SearchManifest | undefined }): ReactNode {
  const { listUrl } = usePlaces();
  const kinds = own(manifest?.labels, 'kind')?.values;
  const lists = ASK_KINDS.filter((kind) => kinds && Object.hasOwn(kinds, kind));
  if (lists.length === 0 && help.people.length === 0) return null;
  const label = { offer: text.offers, person: text.people };
  return (
    <section className={styles.help}>
      <h2>{text.ask}</h2>
      <p>{text.askHint}</p>
      <ul className={styles.rows}>
        {help.people.map((hit) => (
          <li key={`${hit.market ?? ''} ${hit.id}`}>
            <Link to={hit.url} data-noBrokenLinkCheck>
              {hit.title || text.untitled}
            </Link>
            <span className={styles.kind}>{kindLabel(hit, manifest)}</span>
          </li>
        ))}
      </ul>
      <ul>
        {lists.map((kind) => (
          <li key={kind}>
            <Link to={listUrl(kind)}>
              {text.listed(label[kind], own(own(help.facets, 'kind'), kind))}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
