import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Hit, SearchManifest } from '../../types.js';
import { hitHref, kindLabel, sectionPath } from '../hit.js';
import { Marked } from '../Marked.js';
import styles from './list.module.css';
import { text } from './text.js';

/** The list named 「検索結果」. Always there, so that its place does not jump. */
export function ResultList({
  hits,
  query,
  manifest,
  onFollow,
}: {
  hits: readonly Hit[];
  query: string;
  manifest: SearchManifest | undefined;
  /** The reader goes to a hit. */
  onFollow(): void;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets
    <ul role="list" aria-label={text.results} className={styles.results}>
      {hits.map((hit) => (
        <Result
          key={`${hit.market ?? ''} ${hit.id}`}
          hit={hit}
          query={query}
          manifest={manifest}
          onFollow={onFollow}
        />
      ))}
    </ul>
  );
}

function Result({
  hit,
  query,
  manifest,
  onFollow,
}: {
  hit: Hit;
  query: string;
  manifest: SearchManifest | undefined;
  onFollow(): void;
}): ReactNode {
  const kind = kindLabel(hit, manifest);
  const path = sectionPath(hit);
  return (
    <li className={styles.result}>
      <h2 className={styles.resultTitle}>
        <Link to={hitHref(hit, query)} onClick={onFollow} data-noBrokenLinkCheck>
          <Marked text={hit.title || text.untitled} ranges={hit.titleRanges} />
        </Link>
      </h2>
      <p className={styles.meta}>
        {kind && <span className={styles.kind}>{kind}</span>}
        {hit.date && <time dateTime={hit.date}>{hit.date}</time>}
        {hit.market && <span>{hit.market}</span>}
        {hit.cue ? (
          <span>{text.from(hit.cue.start)}</span>
        ) : (
          path.length > 0 && <span>{path.join(' › ')}</span>
        )}
      </p>
      {hit.excerpt.text && (
        <p className={styles.excerpt}>
          <Marked text={hit.excerpt.text} ranges={hit.excerpt.ranges} />
        </p>
      )}
    </li>
  );
}
