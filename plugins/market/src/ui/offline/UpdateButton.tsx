import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import styles from './offline.module.css';
import { useSaving } from './useSaving.js';
import { errorText } from './words.js';

interface UpdateButtonProps {
  readonly id: string;
  readonly clips: boolean;
  /** Whose copy, for those who hear the button alone. */
  readonly title?: string;
}

/** Replace a copy by the version of now, as it was saved: with clips or with stills. */
export function UpdateButton({ id, clips, title }: UpdateButtonProps): ReactNode {
  const { saving, plan, save } = useSaving(id);
  const busy = saving.state === 'planning' || saving.state === 'saving';
  const update = async () => {
    const planned = await plan();
    if (planned) await save(planned, clips);
  };
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={title && say`「${title}」を更新する`}
        aria-disabled={busy || undefined}
        onClick={() => !busy && void update()}
      >
        {busy ? say`更新しています…` : say`更新する`}
      </button>
      <span role="status" className={saving.state === 'failed' ? styles.error : undefined}>
        {busy && <span className="ichiba-hidden">{say`更新しています…`}</span>}
        {saving.state === 'failed' && errorText(saving.error)}
        {saving.state === 'done' && say`控えを新しくしました。`}
      </span>
    </>
  );
}
