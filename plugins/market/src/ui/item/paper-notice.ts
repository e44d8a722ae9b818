import { say } from '@chishiki-ichiba/model/say';
import { compareRevisions, revisionText } from '../../revision.js';

/** Something a reader must know before trusting a page. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  /** Worth knowing, nothing to stop for. */
  readonly quiet?: boolean;
}

/** What the reader of a printed sheet should do; nothing where it is of this revision. */
export function paperNotice(paper: string, page: string): Notice | false {
  const [onPaper, here] = [revisionText(paper), revisionText(page)];
  switch (compareRevisions(paper, page)) {
    case 'same':
      return false;
    case 'older':
      return {
        title: say`この紙は${onPaper}、いまは${here}です`,
        text: say`このページを見て作業してください。紙は新しく刷ったものに取りかえます。`,
      };
    case 'newer':
      return {
        title: say`この端末の控えが古いようです（紙は${onPaper}、この画面は${here}）`,
        text: say`紙のほうを見て作業してください。通信がつながる所で開き直すと、新しい版が出ます。`,
      };
    case 'different':
      return {
        title: say`紙（${onPaper}）と、このページ（${here}）の版がちがいます`,
        text: say`どちらが新しいかを、書き手か所有者に確かめてから使ってください。`,
      };
  }
}
