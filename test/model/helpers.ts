import { type Item, type Message, parseItem } from '@chishiki-ichiba/model';

export interface Parsed {
  readonly item?: Item;
  readonly messages: readonly Message[];
}

/** Read a page as `docs/<path>`. */
export function parse(text: string, path = 'guides/page.md'): ReturnType<typeof parseItem> {
  return parseItem({ path: `docs/${path}`, text }, 'docs');
}

/** A guide that is fine, with more lines of front matter. */
export function guide(lines: string, body = '本文です。'): string {
  return `---\n題名: 手引き\n手引き種別: 使い方\n公開範囲: 一般公開\n状態: 承認済み\n${lines}\n---\n\n${body}\n`;
}

/** A manual that is fine, with a body of one's own. */
export function manual(body: string, lines = ''): string {
  const head =
    '題名: 手順書\n語り手: ベテラン\n書き手: 指導員\n改訂日: 2026-11-21\n技能: skill\n公開範囲: 一般公開\n状態: 承認済み\n';
  return `---\n${head}${lines}---\n\n${body}\n`;
}

/** `line:column rule`, in order of the page. */
export const places = (messages: readonly Message[]): string[] =>
  messages.map(
    (message) => `${message.line}:${message.column} ${message.ruleId.replace('model:', '')}`,
  );
