import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemCardProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { trialWords } from '../../shown-reward.js';
import { Icon } from '../icons/Icon.js';
import { kindWords, outcomeWords, statusWords } from '../labels.js';
import { trialIcons } from '../trial/icons.js';
import { Badge } from './Badge.js';
import styles from './card.module.css';
import { PhaseSigns } from './PhaseChip.js';
import { usePast } from './today.js';

/** A stall of the market: one item, the whole of it a link. */
export function ItemCard({ item }: { readonly item: ItemCardProp }): ReactNode {
  const kind = kindWords[item.kind];
  return (
    <div className={styles.card}>
      <div className={styles.top}>
        <span className={styles.noren}>
          <Icon name={kind.icon} />
          {kind.label}
        </span>
        <span className={styles.marks}>
          <Marks item={item} />
        </span>
      </div>
      <Link className={styles.title} to={item.url}>
        {item.title}
      </Link>
      {item.summary && <p className={styles.summary}>{item.summary}</p>}
      <div className={styles.foot}>
        <span className={styles.phases}>
          <PhaseSigns ids={item.phases} />
        </span>
        <Dates item={item} />
      </div>
    </div>
  );
}

function Marks({ item }: { readonly item: ItemCardProp }): ReactNode {
  return (
    <>
      {item.status !== 'approved' && <Badge loud>{statusWords[item.status]}</Badge>}
      {item.outcome && (
        <Badge icon={outcomeWords[item.outcome].icon}>{outcomeWords[item.outcome].label}</Badge>
      )}
      {item.result && <Badge icon={trialIcons[item.result]}>{trialWords[item.result]}</Badge>}
      {item.fictional && <Badge>{say`見本`}</Badge>}
    </>
  );
}

function Dates({ item }: { readonly item: ItemCardProp }): ReactNode {
  const overdue = usePast(item.reviewBy);
  const closed = usePast(item.expires);
  if (item.when) return <span className={styles.date}>{item.when}</span>;
  if (closed) return <Badge loud>{say`募集は終わりました`}</Badge>;
  if (item.expires)
    return <span className={styles.date}>{say`${dateText(item.expires)}まで`}</span>;
  if (overdue) {
    return <Badge loud icon="overdue">{say`見直し期限切れ`}</Badge>;
  }
  return item.revised ? (
    <span className={styles.date}>{say`${dateText(item.revised)}改訂`}</span>
  ) : null;
}
