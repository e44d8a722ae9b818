import type { BodyNode, ItemPageProp } from '../props.js';
import { dateText } from '../shown.js';
import type { RevisionProp } from '../translation-props.js';
import { links } from './nodes.js';

const revisionOf = ({ revision, revised }: RevisionProp = {}): string =>
  `${revision ?? '記載なし'}${revised ? `（${dateText(revised)}）` : ''}`;

/** Whether these are the author's own words, and where those are. */
export function languageLines({ translation }: ItemPageProp): BodyNode[][] {
  if (!translation) return [];
  const { state, from, now, others } = translation;
  const said = {
    original: '原文',
    missing: 'まだ訳していない原文',
    current: `翻訳（原文の版 ${revisionOf(from)}）`,
    behind: `翻訳（原文が改訂されています。訳した版 ${revisionOf(from)}、原文の版 ${revisionOf(now)}）`,
    unknown: `翻訳（どの版のものかは記載なし。原文の版 ${revisionOf(now)}）`,
  }[state];
  return [
    [`ことば：${said}`],
    ...(others.length > 0
      ? [['ほかの言語：', ...links(others.map(({ tag, label, url }) => ({ id: tag, label, url })))]]
      : []),
  ];
}
