import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { type ReactNode, useRef, useState } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import styles from '../item/tools.module.css';
import type { AskDialog } from './AskDialog.js';

/** 「このページのことを聞く」 in the row of tools. The slip itself is loaded when it is asked for. */
export function AskTool({ item }: { readonly item: ItemPageProp }): ReactNode {
  const alive = useIsBrowser();
  const [open, setOpen] = useState(false);
  const [Dialog, setDialog] = useState<typeof AskDialog>();
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!alive) return null;
  const ask = () => {
    setFailed(false);
    setOpen(true);
    if (Dialog) return;
    import('./AskDialog.js').then(
      (module) => setDialog(() => module.AskDialog),
      () => setFailed(true),
    );
  };
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={styles.tool}
        aria-haspopup="dialog"
        onClick={ask}
      >{sayJsx`${<Icon name="speech" />}このページのことを聞く`}</button>
      {failed && (
        <p role="alert">{say`いまは開けません。電波のある所で、もう一度押してください。`}</p>
      )}
      {open && Dialog && (
        <Dialog
          item={item}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </li>
  );
}
