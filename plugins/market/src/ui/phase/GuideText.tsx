import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { PhasePageProp } from '../../phase-props.js';
import { dateText } from '../../shown.js';
import { renderBody } from '../body/renderBody.js';
import item from '../item/item.module.css';
import { Checklist } from './Checklist.js';
import styles from './phase.module.css';

/** The guide as its author wrote it; its list of things to do can be ticked and printed. */
export function GuideText({ phase }: { readonly phase: PhasePageProp }): ReactNode {
  const { text, guide, checklistUrl } = phase;
  if (!text) return null;
  return (
    <div className={clsx(item.body, styles.text)}>
      {guide && (
        <p
          className={styles.from}
        >{sayJsx`手引き「${<Link to={guide.url}>{guide.title}</Link>}」の本文です${guide.revised && say`（${dateText(guide.revised)}改訂）`}。`}</p>
      )}
      {renderBody(text.before)}
      {text.checklist.length > 0 && <Checklist name={`phase-${phase.id}`} items={text.checklist} />}
      {checklistUrl && (
        <p className={styles.print} data-print="hide">
          <Link to={checklistUrl}>{say`この段階の点検表を印刷（A4縦1枚）`}</Link>
        </p>
      )}
      {renderBody(text.after)}
    </div>
  );
}
