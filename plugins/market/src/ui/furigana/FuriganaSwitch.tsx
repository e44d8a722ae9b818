import type { ReactNode } from 'react';
import { useFuriganaSwitch, writeFurigana } from '../../client/furigana.js';
import { Icon } from '../icons/Icon.js';
import { useFurigana } from './context.js';
import styles from './furigana.module.css';

/** On or off, on this page and those after it. */
export function FuriganaSwitch({ className }: { readonly className?: string }): ReactNode {
  const on = useFuriganaSwitch();
  return (
    <button
      type="button"
      className={className}
      aria-pressed={on}
      onClick={() => writeFurigana(!on)}
    >
      <Icon name={on ? 'markEase' : 'furigana'} />
      ふりがな
    </button>
  );
}

/** What became of the furigana the reader asked for; silent when all is well. */
export function FuriganaNotice(): ReactNode {
  const { slow, failed, retry } = useFurigana();
  return (
    <div role="status" className={styles.notice}>
      {slow && 'ふりがなを読み込んでいます。'}
      {failed && (
        <>
          {failed === 'offline'
            ? '通信できないので、ふりがなを出せません。文章はこのまま読めます。'
            : 'ふりがなを読み込めませんでした。文章はこのまま読めます。'}
          <button type="button" onClick={retry}>
            もう一度読み込む
          </button>
        </>
      )}
    </div>
  );
}
