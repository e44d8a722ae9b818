import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { hasClips, type SavePlan } from '../../client/saved.js';
import { useMarket } from '../../client/useMarket.js';
import { useSaved } from '../../client/useSaved.js';
import { sizeText } from '../../sizes.js';
import styles from './offline.module.css';
import { type Saving, useSaving } from './useSaving.js';
import { errorText } from './words.js';

interface SaveDialogProps {
  readonly id: string;
  /** この手順, この動画 … */
  readonly what: string;
  readonly onClose: () => void;
}

/** How much it is, with clips or with stills; then how far it has come, and how it ended. */
export function SaveDialog({ id, what, onClose }: SaveDialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { saving, plan, save, cancel } = useSaving(id);
  useEffect(() => {
    dialog.current?.showModal();
    void plan();
  }, [plan]);
  const close = () => {
    cancel();
    onClose();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={close}>
      <h2 id={titleId}>{say`${what}を端末に保存`}</h2>
      {saving.state === 'ready' && <Choice plan={saving.plan} what={what} onSave={save} />}
      <div role="status">
        <State saving={saving} />
      </div>
      <div className={styles.buttons}>
        {saving.state === 'failed' && (
          <button
            type="button"
            className={styles.strong}
            onClick={() => void plan()}
          >{say`もう一度試す`}</button>
        )}
        <button type="button" className={styles.button} onClick={() => dialog.current?.close()}>
          {saving.state === 'done' ? say`閉じる` : say`やめる`}
        </button>
      </div>
    </dialog>
  );
}

interface ChoiceProps {
  readonly plan: SavePlan;
  readonly what: string;
  readonly onSave: (plan: SavePlan, clips: boolean, needs: boolean) => Promise<void>;
}

function Choice({ plan, what, onSave }: ChoiceProps): ReactNode {
  const [clips, setClips] = useState(true);
  const [along, setAlong] = useState(false);
  const [{ room }] = useSaved();
  const sizeOf = (name: 'clips' | 'stills') => {
    const { all, missing } = plan.sizes[name];
    const added = along ? plan.added[name] : { all: 0, missing: 0 };
    return { all: all + added.all, missing: missing + added.missing };
  };
  const clipped = plan.hasClips || (along && plan.needs.some(hasClips));
  const { all, missing } = sizeOf(clips ? 'clips' : 'stills');
  const choices = [
    { value: true, text: say`動画も保存する`, size: sizeOf('clips').all },
    { value: false, text: say`静止画だけにする`, size: sizeOf('stills').all },
  ];
  return (
    <>
      <p>{sayJsx`電波のない所でも、${what}のページと写真、その中の検索が使えるようになります。${!clipped && say`大きさは ${sizeText(all)} です。`}`}</p>
      {clipped && (
        <fieldset className={styles.choices}>
          <legend>{say`動画`}</legend>
          {choices.map(({ value, text, size }) => (
            <label key={text}>
              <input
                type="radio"
                name="clips"
                checked={clips === value}
                onChange={() => setClips(value)}
              />
              <span>{say`${text}（${sizeText(size)}）`}</span>
            </label>
          ))}
        </fieldset>
      )}
      {plan.needs.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>{say`先に読む手順（前提）`}</legend>
          <label>
            <input
              type="checkbox"
              checked={along}
              onChange={({ currentTarget }) => setAlong(currentTarget.checked)}
            />
            <span>{say`${plan.needs.map(({ title }) => say`「${title}」`).join('')}もいっしょに保存する（あと ${sizeText(plan.added[clips ? 'clips' : 'stills'].missing)}）`}</span>
          </label>
        </fieldset>
      )}
      <p className={styles.quiet}>
        {missing < all &&
          say`ほかの控えと共通のものを除いて、${sizeText(missing)} を読みこみます。`}
        {room && say`端末の空きは ${sizeText(room.free)} です。`}
      </p>
      <button
        type="button"
        className={styles.strong}
        onClick={() => void onSave(plan, clips || !clipped, along)}
      >{say`保存する`}</button>
    </>
  );
}

function State({ saving }: { readonly saving: Saving }): ReactNode {
  const market = useMarket();
  switch (saving.state) {
    case 'planning':
      return <p>{say`大きさを調べています…`}</p>;
    case 'saving': {
      const { bytes = 0, ofBytes = 0, files = 0, ofFiles = 0 } = saving.progress ?? {};
      return (
        <>
          <progress
            className={styles.progress}
            max={ofBytes || 1}
            value={bytes}
            aria-label={say`保存の進み`}
          />
          <p className="ichiba-number">{sayJsx`${saving.title && say`「${saving.title}」を`}保存しています…（${ofFiles}個のうち${files}個、${sizeText(ofBytes)} のうち ${sizeText(bytes)}）`}</p>
        </>
      );
    }
    case 'done':
      return (
        <p>{sayJsx`保存しました。電波がなくても、このページを開けます。${saving.left && <span className={styles.error}>{say`いっしょに保存するはずの「${saving.left.title}」はまだです。${errorText(saving.left.error)}`}</span>}${market?.offline && <Link className={styles.way} to={market.offline.page}>{say`端末に保存したものを見る`}</Link>}`}</p>
      );
    case 'failed':
      return <p className={styles.error}>{errorText(saving.error)}</p>;
    default:
      return null;
  }
}
