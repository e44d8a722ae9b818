import { say } from '@chishiki-ichiba/model/say';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './ask.module.css';

interface SlipDialogProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame a slip stands in: over the page, closed by Escape or the button at its end. */
export function SlipDialog({ label, onClose, children }: SlipDialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={label} onClose={onClose}>
      {children}
      <p className={styles.end}>
        <button
          type="button"
          className={styles.close}
          onClick={() => dialog.current?.close()}
        >{say`閉じる`}</button>
      </p>
    </dialog>
  );
}
