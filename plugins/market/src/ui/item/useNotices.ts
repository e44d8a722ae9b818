import { say } from '@chishiki-ichiba/model/say';
import { useLocation } from '@docusaurus/router';
import { useEffect, useState } from 'react';
import type { ItemPageProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { usePast } from '../parts/today.js';
import { type Notice, paperNotice } from './paper-notice.js';

/** What a reader must know before trusting the page. Judged in the reader's browser, on the reader's day. */
export function useNotices(item: ItemPageProp): Notice[] {
  const overdue = usePast(item.reviewBy);
  const waiting = usePast(item.failure?.reflectBy);
  const paper = usePaperRevision();
  return [
    item.status === 'retired' && {
      title: say`廃止されたページです`,
      text: say`今の作業には使わないでください。昔のいきさつを知るために残しています。`,
    },
    paper !== undefined && item.revision !== undefined && paperNotice(paper, item.revision),
    overdue &&
      item.reviewBy !== undefined && {
        title: say`見直し期限を過ぎています`,
        text: say`使う前に、書き手か所有者に確かめてください。期限は${dateText(item.reviewBy)}でした。`,
      },
    waiting && {
      title: say`まだ急所になっていません`,
      text: say`この失敗で変わる急所が決まったら、書き手に知らせてください。起きてから90日を過ぎました。`,
      quiet: true,
    },
    item.standIns !== undefined && {
      title: say`名前を伏せています`,
      text: say`${item.standIns.map((word) => say`「${word}」`).join('')}は、会社や人の名前の代わりの呼び方です。`,
      quiet: true,
    },
  ].filter((notice) => notice !== false);
}

/** Longer than any revision (20 characters in the schema): somebody's text, not a code's. */
const LONGEST = 20;

/** Revision a printed sheet's code names (`?rev=`); known only in the browser. */
function usePaperRevision(): string | undefined {
  const { search } = useLocation();
  const [revision, setRevision] = useState<string>();
  useEffect(() => {
    const typed = new URLSearchParams(search).get('rev')?.trim();
    setRevision(typed && typed.length <= LONGEST ? typed : undefined);
  }, [search]);
  return revision;
}
