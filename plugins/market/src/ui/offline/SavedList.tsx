import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { useSaved } from '../../client/useSaved.js';
import type { Standing } from '../../offline/contact.js';
import { bytesOf, type SavedSet } from '../../offline/list.js';
import { sizeText } from '../../sizes.js';
import { kindWords } from '../labels.js';
import styles from './offline.module.css';
import { UpdateButton } from './UpdateButton.js';
import { dayText, revisionText } from './words.js';

/** What is kept here, newest first, and what can be done with it. */
export function SavedList({ sets }: { readonly sets: readonly SavedSet[] }): ReactNode {
  const [{ standings, room }, saved] = useSaved();
  const [asking, setAsking] = useState<string>();
  const remove = (ids: readonly string[]) => {
    setAsking(undefined);
    void saved?.remove(ids);
  };
  return (
    <>
      <ul className={styles.sets} aria-label={say`保存したもの`}>
        {sets.map((set) => (
          <li key={set.id}>
            <h2>
              <Link to={set.url}>{set.title}</Link>
            </h2>
            <p className={styles.facts}>
              <span>{kindWords[set.kind].label}</span>
              {set.revision && <span>{set.revision}</span>}
              <span>{sizeText(bytesOf(set.files))}</span>
              <span>{say`${dayText(set.savedAt)}に保存`}</span>
              <span>{clipText(set)}</span>
            </p>
            <Together set={set} sets={sets} />
            <StandingText set={set} standing={standings.get(set.id)} />
            <div className={styles.buttons}>
              {set.workUrl && (
                <Link className={styles.button} to={set.workUrl}>{say`作業モードで開く`}</Link>
              )}
              <UpdateButton id={set.id} clips={set.clips} title={set.title} />
              <Remove
                text={say`消す`}
                name={say`「${set.title}」を消す`}
                asking={asking === set.id}
                onAsk={(wanted) => setAsking(wanted ? set.id : undefined)}
                onRemove={() => remove([set.id])}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.total}>{sayJsx`${sets.length}件。${
        room &&
        say`このサイトは端末の ${sizeText(room.used)} を使っていて、空きは ${sizeText(room.free)} です。`
      }同じ部品は一度だけ保存するので、合計は一つ一つの大きさの和より小さくなります。`}</p>
      {sets.length > 1 && (
        <Remove
          text={say`全部消す`}
          name={say`保存したものを全部消す`}
          asking={asking === ''}
          onAsk={(wanted) => setAsking(wanted ? '' : undefined)}
          onRemove={() => remove(sets.map(({ id }) => id))}
        />
      )}
    </>
  );
}

const clipText = ({ clips, files }: SavedSet): string =>
  !clips
    ? say`静止画だけ`
    : files.some(({ kind }) => kind === 'clip')
      ? say`動画も`
      : say`動画なし`;

/** What belongs together: what this one asks to be read first, and which ones ask for it. */
function Together({
  set,
  sets,
}: {
  readonly set: SavedSet;
  readonly sets: readonly SavedSet[];
}): ReactNode {
  const { needs = [] } = set;
  const askedBy = sets.filter((other) => other.needs?.some(({ id }) => id === set.id));
  if (needs.length + askedBy.length === 0) return null;
  return (
    <ul className={styles.together}>
      {needs.map(({ id, title, url }) => (
        <li
          key={id}
        >{sayJsx`先に読む手順：${<Link to={url}>{title}</Link>}${sets.every((other) => other.id !== id) && say`（まだ保存していません）`}`}</li>
      ))}
      {askedBy.map(({ id, title, url }) => (
        <li key={id}>{sayJsx`${<Link to={url}>{title}</Link>}の前に読む手順です`}</li>
      ))}
    </ul>
  );
}

function StandingText({
  set,
  standing,
}: {
  readonly set: SavedSet;
  readonly standing: Standing | undefined;
}): ReactNode {
  if (!standing || standing.state === 'current') return null;
  return (
    <p className={styles.newer}>
      {standing.state === 'newer'
        ? say`新しい版があります${revisionText(set, standing.list)}。更新するまでは、いまの控えのままです。`
        : say`元のページがサイトに見つかりません。ここにあるのは控えだけです。`}
    </p>
  );
}

interface RemoveProps {
  readonly text: string;
  readonly name: string;
  readonly asking: boolean;
  readonly onAsk: (wanted: boolean) => void;
  readonly onRemove: () => void;
}

/** Asked once more, and not where the first press was: gloves press twice. */
function Remove({ text, name, asking, onAsk, onRemove }: RemoveProps): ReactNode {
  if (!asking)
    return (
      <button type="button" className={styles.button} aria-label={name} onClick={() => onAsk(true)}>
        {text}
      </button>
    );
  return (
    <span className={styles.buttons}>
      <button
        type="button"
        className={styles.button}
        onClick={() => onAsk(false)}
      >{say`残す`}</button>
      <button
        type="button"
        className={styles.danger}
        aria-label={say`本当に${name}`}
        onClick={onRemove}
      >{say`本当に${text}`}</button>
    </span>
  );
}
