import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import { type ReactNode, useEffect, useState } from 'react';
import { useSaved } from '../../client/useSaved.js';
import type { SavedSet } from '../../offline/list.js';
import type { MarketGlobalData } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import { Notices } from './Notices.js';
import styles from './offline.module.css';
import { UpdateButton } from './UpdateButton.js';
import { dayText, revisionText } from './words.js';

/**
 * Above the page: that it is a copy and of when, that there is a newer version of what is kept, and
 * what was deleted here because it was withdrawn. Nothing of it is ever silent.
 */
export function SavedBar({ market }: { readonly market: MarketGlobalData }): ReactNode {
  const { pathname, search } = useLocation();
  const [{ sets = [], standings, notices }] = useSaved();
  const copyOf = useCopyMark();
  const online = useOnline();
  const onList = isSame(pathname, market.offline?.page ?? '');
  const set = findSet(sets, pathname, new URLSearchParams(search).get('id'));
  const standing = set && standings.get(set.id);
  const isCopy = copyOf !== undefined && !onList && !isSame(pathname, market.searchUrl);
  const isOld = set && standing?.state === 'newer';
  if (!isCopy && !isOld && (notices.length === 0 || onList)) return null;
  return (
    <aside className={styles.bar} aria-label={say`端末の控え`} data-print="hide">
      {notices.length > 0 && !onList && <Notices />}
      {(isCopy || isOld) && (
        <div className={styles.line} role="status">
          <Icon name="keep" />
          <p>
            {isCopy && (
              <strong>{say`控えを見ています（${dayText(set?.savedAt ?? copyOf)}に保存）`}</strong>
            )}
            {isOld && (
              <span>{say`${isCopy ? '' : say`端末の控えより`}新しい版があります${revisionText(set, standing.list)}`}</span>
            )}
          </p>
          {isOld && <UpdateButton id={set.id} clips={set.clips} />}
          {isCopy && online && (
            <button
              type="button"
              className={styles.button}
              onClick={() => window.location.reload()}
            >{say`いまのページを読む`}</button>
          )}
          {market.offline && (
            <Link className={styles.way} to={market.offline.page}>{say`端末に保存したもの`}</Link>
          )}
        </div>
      )}
    </aside>
  );
}

/** When the page on the screen was saved, written into it by the worker; `undefined` when the host sent it. */
function useCopyMark(): string | undefined {
  const [mark, setMark] = useState<string>();
  useEffect(() => setMark(document.documentElement.dataset.ichibaSaved), []);
  return mark;
}

function useOnline(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    const read = () => setOnline(navigator.onLine);
    read();
    window.addEventListener('online', read);
    window.addEventListener('offline', read);
    return () => {
      window.removeEventListener('online', read);
      window.removeEventListener('offline', read);
    };
  }, []);
  return online;
}

/** The set this page belongs to: its own before one that only brought it along. */
function findSet(
  sets: readonly SavedSet[],
  pathname: string,
  id: string | null,
): SavedSet | undefined {
  const isOwn = ({ id: own, url }: SavedSet) => isSame(url, pathname) || own === id;
  return (
    sets.find(isOwn) ?? sets.find(({ items }) => items.some(({ url }) => isSame(url, pathname)))
  );
}

const isSame = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');
