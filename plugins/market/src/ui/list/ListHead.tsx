import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ListPageProp } from '../../list-props.js';
import { Plant } from '../front/Plant.js';
import { findPhase } from '../item/phase.js';
import styles from './list.module.css';

const axisWords = {
  phase: say`段階`,
  canvas: say`ビジネスモデルキャンバス`,
  kind: say`種類`,
} as const satisfies Record<ListPageProp['axis'], string>;

/** What this shelf holds; a phase shows its sign and number large. */
export function ListHead({ list }: { readonly list: ListPageProp }): ReactNode {
  const phase = list.axis === 'phase' ? findPhase(list.id) : undefined;
  return (
    <header className={phase ? `${styles.head} ichiba-tone-${phase}` : styles.head}>
      {phase && <Plant phase={phase} />}
      <div className={styles.words}>
        <p className={styles.axis}>{axisWords[list.axis]}</p>
        <h1 className={styles.title}>
          {list.number !== undefined && <span className={styles.number}>{list.number}</span>}
          {list.label}
          <span className={styles.total}>{say`${list.total}件`}</span>
        </h1>
        {list.description && <p className={styles.description}>{list.description}</p>}
        <p className={styles.ways}>
          {list.guide && (
            <Link to={list.guide.url}>{say`手引き「${list.guide.title}」を読む`}</Link>
          )}
          {list.ways?.map(({ id, label, url }) => (
            <Link key={id} to={url}>
              {label}
            </Link>
          ))}
          <Link to={list.searchUrl}>{say`この中から探す`}</Link>
          {list.feedUrl && <a href={list.feedUrl}>{say`更新を受け取る（フィード）`}</a>}
        </p>
      </div>
    </header>
  );
}
