import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { trialWords } from '../../shown-reward.js';
import { Furigana } from '../furigana/Furigana.js';
import { Icon } from '../icons/Icon.js';
import { kindWords, statusWords, visibilityWords } from '../labels.js';
import { Badge } from '../parts/Badge.js';
import { PhaseChip } from '../parts/PhaseChip.js';
import { Picture } from '../parts/Picture.js';
import parts from '../parts/parts.module.css';
import { trialIcons } from '../trial/icons.js';
import styles from './head.module.css';
import { findPhase } from './phase.js';
import { Tag } from './Tag.js';

/** What kind, for whom, who told it, is it still valid, for which machine: one look. */
export function Head({ item }: { readonly item: ItemPageProp }): ReactNode {
  return (
    <header className={styles.head}>
      <div className={styles.top}>
        <Link className={styles.kind} to={item.kindUrl}>
          <Icon name={kindWords[item.kind].icon} />
          {item.kindLabel}
        </Link>
        <Badges item={item} />
      </div>
      <h1 className={styles.title}>
        {item.kind === 'term' ? item.title : <Furigana text={item.title} />}
      </h1>
      {item.reading && (
        <p className={clsx(styles.reading, item.kind === 'term' && styles.ruby)}>{item.reading}</p>
      )}
      {item.summary && (
        <p className={styles.summary}>
          <Furigana text={item.summary} />
        </p>
      )}
      {item.picture && <Picture picture={item.picture} className={styles.picture} />}
      {item.phases.length > 0 && (
        <ul className={parts.chips} aria-label={say`段階`}>
          {item.phases.map(({ id, url, stated }) => {
            const phase = findPhase(id);
            return (
              <li key={id}>{phase && <PhaseChip id={phase} url={url} assumed={!stated} />}</li>
            );
          })}
        </ul>
      )}
      <Tag item={item} />
    </header>
  );
}

function Badges({ item }: { readonly item: ItemPageProp }): ReactNode {
  const { status, visibility, fictional, outcome, trial } = item;
  const unfinished = status === 'draft' || status === 'review';
  return (
    <div className={styles.badges}>
      {unfinished && <Badge loud>{say`${statusWords[status]}：公開版には出ません`}</Badge>}
      {status === 'retired' && <Badge loud>{say`廃止`}</Badge>}
      {visibility !== 'public' && <Badge icon="lock">{visibilityWords[visibility]}</Badge>}
      {outcome && <Badge>{say`結果：${outcome.label}`}</Badge>}
      {trial && <Badge icon={trialIcons[trial.result]}>{trialWords[trial.result]}</Badge>}
      {fictional && <Badge>{say`見本：架空の組織・条件です`}</Badge>}
    </div>
  );
}
