import { say } from '@chishiki-ichiba/model/say';
import { type ReactNode, useEffect, useState } from 'react';
import type { WakeState } from './useWakeLock.js';
import styles from './work.module.css';

export interface Awake {
  readonly wanted: boolean;
  /** The device did not keep what was wished. */
  readonly unkept: boolean;
  readonly state: WakeState;
  want(awake: boolean): void;
}

const cure = say`画面が消えて困るときは、端末の設定で「画面の自動消灯（自動ロック）」までの時間を長くしてください。`;
const reasons: Partial<Record<WakeState, string>> = {
  missing: say`このブラウザでは、画面をつけたままにできません。${cure}`,
  refused: say`いまは画面をつけたままにできません（電池が少ないときなど）。${cure}`,
};

/** Whether the screen stays on, and what to do where it does not. */
export const AwakeSwitch = ({ awake }: { readonly awake: Awake }): ReactNode => (
  <div className={styles.awake}>
    <label>
      <input
        type="checkbox"
        checked={awake.wanted}
        onChange={(event) => awake.want(event.currentTarget.checked)}
      />
      {say`作業のあいだ、画面をつけたままにする`}
    </label>
    <p role="status">
      {reasons[awake.state]}
      {awake.unkept && say`この端末では、この設定を残せません。閉じると元に戻ります。`}
    </p>
  </div>
);

let told = false;

/** Said once in a visit, on the first step it is true of: the switch says it whenever one looks. */
export function AwakeNote({ state }: { readonly state: WakeState }): ReactNode {
  const [mine, setMine] = useState(false);
  const reason = reasons[state];
  useEffect(() => {
    if (!reason || told) return;
    told = true;
    setMine(true);
  }, [reason]);
  return mine && reason ? <p className={styles.quiet}>{reason}</p> : null;
}
