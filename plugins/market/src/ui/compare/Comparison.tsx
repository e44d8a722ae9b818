import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { CSSProperties, ReactNode } from 'react';
import type { CompareCase } from '../../compare-props.js';
import type { DocumentProp } from '../../props.js';
import { useAnchor } from '../parts/Anchored.js';
import { Documents } from '../parts/Documents.js';
import styles from './compare.module.css';
import { type Topic, topicGroups } from './topics.js';

/** Topic by topic, the cases beside each other; on a phone under each other, each with its name. */
export function Comparison({ cases }: { readonly cases: readonly CompareCase[] }): ReactNode {
  return (
    <div className={styles.table} style={{ '--cases': cases.length } as CSSProperties}>
      <ul className={styles.heads} aria-label={say`並べた事例`}>
        {cases.map(({ id, title, url }) => (
          <li key={id}>
            <Link to={url}>{title}</Link>
          </li>
        ))}
      </ul>
      {topicGroups(cases).map(({ title, topics: [first, ...rest] }) => (
        <section key={title} className={styles.group}>
          {/* On paper a heading must not stay behind; `break-after` on it upsets the rows. */}
          <div data-print="whole">
            <h3>{title}</h3>
            {first && <Row topic={first} cases={cases} />}
          </div>
          {rest.map((topic) => (
            <Row key={topic.title} topic={topic} cases={cases} />
          ))}
        </section>
      ))}
      <Sources cases={cases} />
    </div>
  );
}

const Row = ({
  topic,
  cases,
}: {
  readonly topic: Topic;
  readonly cases: readonly CompareCase[];
}): ReactNode => (
  <div className={styles.topic}>
    <h4>{topic.title}</h4>
    {cases.map(({ id, title }, index) => (
      <div key={id} className={styles.cell}>
        <p className={styles.who}>{title}</p>
        {topic.cells[index]}
      </div>
    ))}
  </div>
);

/** One list of notes for all cases: a tag means the same in each. */
function Sources({ cases }: { readonly cases: readonly CompareCase[] }): ReactNode {
  const details = byTag(cases.flatMap(({ sources }) => sources));
  const documents = byTag(cases.flatMap((one) => one.documents));
  if (details.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{say`出典`}</h3>
      <ul className={styles.sources}>
        {details.map(({ tag, detail }) => (
          <Source key={tag} tag={tag} detail={detail} />
        ))}
      </ul>
      <Documents documents={documents} />
    </section>
  );
}

/** Each tag once, in order. */
const byTag = (list: readonly DocumentProp[]): DocumentProp[] =>
  [...new Map(list.map((one) => [one.tag, one])).values()].sort((a, b) => (a.tag < b.tag ? -1 : 1));

function Source({ tag, detail }: DocumentProp): ReactNode {
  const id = `src-${tag}`;
  useAnchor(id);
  return (
    <li id={id}>
      <b>[{tag}]</b> {detail}
    </li>
  );
}
