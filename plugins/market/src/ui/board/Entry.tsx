import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { BoardEntryProp } from '../../board-props.js';
import { dateText } from '../../shown.js';
import { countsText, stateText } from '../../shown-board.js';
import { statusWords } from '../labels.js';
import { Badge } from '../parts/Badge.js';
import { Label, Labels } from '../parts/Labels.js';
import { PhaseSigns } from '../parts/PhaseChip.js';
import styles from './board.module.css';
import { Deadline } from './Deadline.js';
import { MatchGroups } from './MatchGroups.js';

/** One notice on the board: what, until when, whom to ask, and what fits. */
export function Entry({ entry }: { readonly entry: BoardEntryProp }): ReactNode {
  const { title, summary, url, owner, phases, fictional, status, state, posted, expires } = entry;
  const settled = state !== 'open';
  return (
    <article className={styles.entry} aria-label={title}>
      <p className={styles.title}>
        <Link to={url}>{title}</Link>
        {status !== 'approved' && <Badge loud>{statusWords[status]}</Badge>}
        {settled && <Badge>{stateText(entry)}</Badge>}
        {fictional && <Badge>{say`見本`}</Badge>}
      </p>
      {summary && <p className={styles.summary}>{summary}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{say`期限`}</dt>
          <dd>{expires ? <Deadline day={expires} settled={settled} /> : say`記載なし`}</dd>
        </div>
        <div>
          <dt>{say`聞き先`}</dt>
          <dd>{entry.contact}</dd>
        </div>
        {owner && (
          <div>
            <dt>{say`所有`}</dt>
            <dd>
              <Label label={owner.label} url={owner.url} />
            </dd>
          </div>
        )}
        <div>
          <dt>{say`掲載日`}</dt>
          <dd className="ichiba-number">{dateText(posted)}</dd>
        </div>
        {phases.length > 0 && (
          <div>
            <dt>{say`段階`}</dt>
            <dd>
              <PhaseSigns ids={phases} />
            </dd>
          </div>
        )}
        {entry.answers.length > 0 && (
          <div>
            <dt>{say`回答`}</dt>
            <dd>
              <Labels values={entry.answers} />
            </dd>
          </div>
        )}
      </dl>
      {entry.matches.length > 0 && (
        <details className={styles.matches}>
          <summary>{say`合うもの：${countsText(entry.matches)}`}</summary>
          <MatchGroups groups={entry.matches} moreUrl={`${url}#sec-matches`} />
        </details>
      )}
    </article>
  );
}
