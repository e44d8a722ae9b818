import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useEffect, useState } from 'react';
import { useFuriganaSwitch, useFuriganaUnkept, writeFurigana } from '../../client/furigana.js';
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
    >{sayJsx`${<Icon name={on ? 'markEase' : 'furigana'} />}ふりがな`}</button>
  );
}

let told = false;

/** Said once in a visit: the next page still knows the wish, the next visit will not. */
function useUnkeptNote(): boolean {
  const unkept = useFuriganaUnkept();
  const [mine, setMine] = useState(false);
  useEffect(() => {
    if (!unkept || told) return;
    told = true;
    setMine(true);
  }, [unkept]);
  return mine && unkept;
}

/** What became of the furigana the reader asked for; silent when all is well. */
export function FuriganaNotice(): ReactNode {
  const { slow, failed, retry } = useFurigana();
  const unkept = useUnkeptNote();
  return (
    <div role="status" className={styles.notice}>
      {unkept && say`この端末では、ふりがなの設定を残せません。閉じると元に戻ります。`}
      {slow && say`ふりがなを読み込んでいます。`}
      {failed && (
        <>
          {failed === 'offline'
            ? say`通信できないので、ふりがなを出せません。文章はこのまま読めます。`
            : say`ふりがなを読み込めませんでした。文章はこのまま読めます。`}
          <button type="button" onClick={retry}>{say`もう一度読み込む`}</button>
        </>
      )}
    </div>
  );
}
