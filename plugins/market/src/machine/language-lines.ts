import { say } from '@chishiki-ichiba/model/say';
import type { BodyNode } from '../body-props.js';
import type { ItemPageProp } from '../props.js';
import { dateText } from '../shown.js';
import type { RevisionProp } from '../translation-props.js';
import { links } from './nodes.js';

const revisionOf = ({ revision, revised }: RevisionProp = {}): string =>
  `${revision ?? say`記載なし`}${revised ? say`（${dateText(revised)}）` : ''}`;

/** Whether these are the author's own words, and where those are. */
export function languageLines({ translation }: ItemPageProp): BodyNode[][] {
  if (!translation) return [];
  const { state, from, now, others } = translation;
  const said = {
    original: say`原文`,
    missing: say`まだ訳していない原文`,
    current: say`翻訳（原文の版 ${revisionOf(from)}）`,
    behind: say`翻訳（原文が改訂されています。訳した版 ${revisionOf(from)}、原文の版 ${revisionOf(now)}）`,
    unknown: say`翻訳（どの版のものかは記載なし。原文の版 ${revisionOf(now)}）`,
  }[state];
  return [
    [say`ことば：${said}`],
    ...(others.length > 0
      ? [
          [
            say`ほかの言語：`,
            ...links(others.map(({ tag, label, url }) => ({ id: tag, label, url }))),
          ],
        ]
      : []),
  ];
}
