import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { dateText, isSafety } from '../../shown.js';
import { renderWords } from '../body/renderBody.js';
import { Banners } from '../item/Banners.js';
import { FieldRows } from '../item/FieldRows.js';
import { Safety } from '../item/Safety.js';
import { type Awake, AwakeSwitch } from './Awake.js';
import { Dials } from './Dials.js';
import type { WorkBody } from './split.js';
import styles from './work.module.css';

interface StartProps {
  readonly item: ItemPageProp;
  readonly body: WorkBody;
  /** Step the address names and the manual has not. */
  readonly unknown: string | undefined;
  readonly awake: Awake;
}

/** Rows of the facts that one lays on the bench. */
const READY: ReadonlySet<string> = new Set(['tools', 'materials', 'parts', 'machine']);

/** Before the first step: is it the right sheet, is everything there, is it safe. */
export function StartScreen({ item, body, unknown, awake }: StartProps): ReactNode {
  const ready = item.fields.filter(({ id }) => READY.has(id));
  const edition = [item.revision, item.revised && say`${dateText(item.revised)}改訂`]
    .filter(Boolean)
    .join('　');
  return (
    <article>
      <p className={styles.kind}>{say`作業モード`}</p>
      <h1 className={styles.title}>{item.title}</h1>
      <p className={styles.edition}>{say`${edition}・手順は${body.steps.length}つ`}</p>
      {unknown !== undefined && (
        <p
          className={styles.notice}
          role="alert"
        >{say`「${unknown.slice(0, 60)}」という手順は、いまの版にはありません。はじめから見るか、下の「一覧」から選んでください。`}</p>
      )}
      <Banners item={item} />
      {item.fictional && <p className={styles.quiet}>{say`見本：架空の組織・条件です`}</p>}
      {item.fields.some(isSafety) && (
        <section>
          <h2>{say`安全と保護具`}</h2>
          <Safety item={item} />
        </section>
      )}
      {item.weld && (
        <section>
          <h2>{say`溶接条件`}</h2>
          <Dials weld={item.weld} />
        </section>
      )}
      {(ready.length > 0 || body.prepare.length > 0) && (
        <section>
          <h2>{say`そろえるもの・準備`}</h2>
          <FieldRows rows={ready} />
          {renderWords(body.prepare)}
        </section>
      )}
      <AwakeSwitch awake={awake} />
    </article>
  );
}
