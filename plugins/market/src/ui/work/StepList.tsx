import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ItemPageProp } from '../../props.js';
import { type Awake, AwakeSwitch } from './Awake.js';
import type { WorkStep } from './split.js';
import styles from './step-list.module.css';

interface ListProps {
  readonly open: boolean;
  close(): void;
  readonly item: ItemPageProp;
  readonly steps: readonly WorkStep[];
  readonly screen: number;
  go(to: number): void;
  readonly awake: Awake;
}

/** All steps over the screen, one tap away from any of them. */
export function StepList({ open, close, item, steps, screen, go, awake }: ListProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const choose = (to: number) => {
    close();
    go(to);
  };
  const entry = (to: number, name: ReactNode) => (
    <button
      type="button"
      aria-current={to === screen ? 'step' : undefined}
      onClick={() => choose(to)}
    >
      {name}
    </button>
  );
  return (
    <dialog ref={dialog} className={styles.list} aria-label={say`手順の一覧`} onClose={close}>
      <ol>
        <li>{entry(0, say`はじめの画面`)}</li>
        {steps.map(({ id, title }, index) => (
          <li key={id}>
            {entry(
              index + 1,
              <>
                <b>{index + 1}</b>
                <span>{title}</span>
              </>,
            )}
          </li>
        ))}
        <li>{entry(steps.length + 1, say`おわり`)}</li>
      </ol>
      <AwakeSwitch awake={awake} />
      <p>
        <Link to={item.url}>{say`作業モードを出て、手順書のページへ`}</Link>
      </p>
      <button type="button" className={styles.close} onClick={close}>{say`一覧を閉じる`}</button>
    </dialog>
  );
}
