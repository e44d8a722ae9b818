import type { Nodes, Root } from 'mdast';
import { isComponent } from '../body/components.js';
import { visibleText } from '../body/sections.js';
import { walk } from '../body/walk.js';
import type { Place, Reporter } from '../messages.js';

/** A sentence of a section in easy Japanese, and where its paragraph begins. */
export interface EasySentence {
  readonly text: string;
  readonly place: Place;
}

/** Characters; the agencies' guide to easy Japanese asks for short ones, safety for shorter still. */
const LONGEST = 50;
const LONGEST_SAFETY = 40;
const SAFETY =
  /安全|危険|あぶな|危な|けが|やけど|感電|火事|目を守|保護|手袋|(?:吸|す)(?:い込|いこ|わない)/;
export const DOUBLE_NEGATIVE =
  /な(?:い|く)(?:と|ては?|ちゃ|ければ)(?:いけ|なら|なり|だめ)|なければ(?:いけ|なら|なり|だめ)|ないわけ|なくはな|ない(?:こと|もの)(?:は|も)な|ざるを(?:得|え)|ず(?:に)?は(?:い|お)|ないでは?い/;
/** 「…て、…」 tells two actions; について、として … do not. */
export const TWO_ACTIONS =
  /(?<!とし|につい|によっ|にとっ|にたいし|に対し|にかんし|に関し|にくらべ|に比べ|めざし)(?:て|んで|(?<!な)いで)(?:から)?、(?=.*(?:ます|ください|ません|ましょう))/;

/** Sentences of all `:::やさしい日本語` of a body, in order. */
export function readEasySentences(body: Root): EasySentence[] {
  const sentences: EasySentence[] = [];
  walk(body, (node: Nodes) => {
    if (!isComponent(node) || node.name !== 'EasyJapanese') return;
    walk(node as never, (inner: Nodes) => {
      if (inner.type !== 'paragraph' && inner.type !== 'heading' && inner.type !== 'tableCell')
        return;
      const { line = 1, column = 1 } = inner.position?.start ?? {};
      for (const text of visibleText(inner).split(/(?<=[。！？!?])|\n/))
        if (text.trim() !== '') sentences.push({ text: text.trim(), place: { line, column } });
    });
  });
  return sentences;
}

/** What makes a sentence hard for who learns Japanese at work: warnings, each with its cure. */
export function checkEasySentences(sentences: readonly EasySentence[], reporter: Reporter): void {
  for (const { text, place } of sentences) {
    const warn = (rule: string, message: string, hint: string) =>
      reporter.report(place, 'warning', rule, message, hint);
    const head = `\`${text.length > 24 ? `${text.slice(0, 24)}…` : text}\``;
    const length = [...text].length;
    const longest = SAFETY.test(text) ? LONGEST_SAFETY : LONGEST;
    if (length > longest)
      warn(
        'easy-length',
        `やさしい日本語の文 ${head} が ${length} 字あります。${longest} 字までを期待${longest === LONGEST_SAFETY ? '（安全の文）' : ''}`,
        '二つの文に分けてください',
      );
    const negative = DOUBLE_NEGATIVE.exec(text);
    if (negative)
      warn(
        'easy-negative',
        `やさしい日本語の文 ${head} に、打ち消しを重ねた言い方 \`${negative[0]}\` があります`,
        '「…てください」「…ます」と言い切ってください。例: 「拭かないといけません」→「拭いてください」',
      );
    if (TWO_ACTIONS.test(text))
      warn(
        'easy-action',
        `やさしい日本語の文 ${head} に、することが二つあります。一つの文に一つを期待`,
        '「て、」の所で文を分けてください。例: 「拭いて、乾かします」→「拭きます。乾かします」',
      );
  }
}
