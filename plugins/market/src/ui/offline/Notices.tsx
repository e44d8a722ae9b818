import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useSaved } from '../../client/useSaved.js';
import type { Notice } from '../../offline/store.js';
import { dateText } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { kindWords } from '../labels.js';
import styles from './offline.module.css';
import { dayText } from './words.js';

/** What was deleted on this device since the reader last said that he knows. */
export function Notices(): ReactNode {
  const [{ notices }, saved] = useSaved();
  if (notices.length === 0) return null;
  return (
    <div className={styles.line} role="status">
      <Icon name="note" />
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <li key={JSON.stringify(notice)}>
            <NoticeText notice={notice} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles.button}
        onClick={() => void saved?.dismiss()}
      >{say`わかりました`}</button>
    </div>
  );
}

function NoticeText({
  notice: { kind, date, savedAt, part },
}: {
  readonly notice: Notice;
}): ReactNode {
  const what = say`${kindWords[kind].label}が${dateText(date)}に取り下げられた`;
  return part
    ? sayJsx`いっしょに保存した${what}ので、${dayText(savedAt)}に保存した控えを消しました。${<Link to={part.url}>{say`「${part.title}」のいまのページ`}</Link>}から、保存し直せます。`
    : say`${what}ので、${dayText(savedAt)}に保存した控えを、写真や動画も含めて消しました。`;
}
