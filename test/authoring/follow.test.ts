import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import type { Message } from '@chishiki-ichiba/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/**
 * An author who knows nothing of the market and does what the message says, word by word: types the
 * corrected line, takes the offered word, adds the example's line, takes a line out, or does the one thing
 * that is named (save as UTF-8, write `---`). Every planted mistake must be gone after that.
 */
const fixtures = join(import.meta.dirname, '../fixtures/mistakes');

/** The mistakes as authors make them, with what is wrong. */
const planted: [file: string, mistake: string][] = [
  ['01-wide-colon.md', '全角のコロン'],
  ['04-tab-indent.md', '字下げがタブ'],
  ['05-wide-space-indent.md', '字下げが全角の空白'],
  ['06-second-colon.md', '値の中にコロン'],
  ['07-at-sign.md', '値が @ で始まる'],
  ['11-hash.md', '値の中に #'],
  ['13-wide-brackets.md', '全角の括弧'],
  ['14-glued-colon.md', 'コロンのうしろに空白がない'],
  ['19-wide-hyphen-list.md', '全角のハイフン'],
  ['24-wide-closing-fence.md', '終わりの線が全角'],
  ['23-unclosed-fence.md', '前書きの終わりの線がない'],
  ['25-near-key.md', '欄の名前の打ちまちがい'],
  ['28-same-field-twice.md', '同じ欄が二つの名前で'],
  ['33-mdx-key.md', '使えない欄'],
  ['35-wrong-phase.md', '値の打ちまちがい'],
  ['36-other-word-phase.md', '別の言い方の段階'],
  ['37-status-public.md', '状態に「公開」'],
  ['44-owner-missing.md', '所有がない'],
  ['52-missing-unit.md', '単位がない'],
  ['66-case-without-phase.md', '段階がない'],
  ['67-manual-without-date.md', '改訂日がない'],
  ['68-weld-without-safety.md', '溶接なのに安全がない'],
  ['69-bad-id.md', '使えない id'],
  ['72-same-id-b.md', '同じ id が二つ'],
  ['73-reason-missing.md', '急所の理由がない'],
  ['74-wrong-mark.md', '急所の種別の打ちまちがい'],
  ['75-key-point-colon.md', '急所にコロンがない'],
  ['86-unknown-directive.md', '囲みの名前の打ちまちがい'],
  ['104-shift-jis.md', 'Shift_JIS で保存'],
  ['112-deeper-line.md', '字下げがそろわない'],
];

/** The other page of a mistake that takes two. */
const beside: Record<string, string> = { '72-same-id-b.md': '72-same-id-a.md' };

let siteDir: string;
const path = (file: string) => join(siteDir, 'mistakes', file);
const check = async (file: string): Promise<Message[]> => {
  const { messages } = await checkSite({ siteDir, roots: ['mistakes'], today: '2026-11-29' });
  return messages.filter((message) => message.file === `mistakes/${file}`);
};

/** The one page among pages that are right. */
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'ichiba-follow-'));
  const root = join(siteDir, 'mistakes');
  mkdirSync(root);
  for (const name of readdirSync(fixtures))
    if (name.startsWith('ok-') || name === 'sources.yml')
      cpSync(join(fixtures, name), join(root, name));
  const org = readFileSync(join(fixtures, 'ok-org.md'));
  for (const id of ['mihon-seisakusho', 'rei-bankin']) writeFileSync(join(root, `${id}.md`), org);
});
afterEach(() => rmSync(siteDir, { recursive: true, force: true }));

describe('an author who only follows the messages', () => {
  it('has twenty mistakes and more before him', () => {
    expect(planted.length).toBeGreaterThanOrEqual(20);
    expect(planted.filter(([file]) => !existsSync(join(fixtures, file)))).toEqual([]);
  });

  it.each(planted)('%s: %s', async (file) => {
    for (const name of [file, beside[file] ?? file]) cpSync(join(fixtures, name), path(name));
    const [first] = await check(file);
    expect(first).toBeDefined();
    const did: string[] = [];
    for (let round = 0; round < 6; round++) {
      const [message] = await check(file);
      if (!message) break;
      did.push(follow(path(file), message));
    }
    expect({ left: await check(file), did }).toMatchObject({ left: [] });
  });
});

/** Do what one message says. @returns What was done, for the report of a failure. */
function follow(file: string, { line, message, hint }: Message): string {
  const bytes = readFileSync(file);
  if (/文字コードに「UTF-8」/.test(hint)) {
    writeFileSync(file, new TextDecoder('shift_jis').decode(bytes));
    return 'saved as UTF-8';
  }
  const lines = bytes.toString('utf8').split('\n');
  const typed = lines[line - 1] ?? '';
  const done = (what: string) => {
    writeFileSync(file, lines.join('\n'));
    return `${what}: line ${line}`;
  };
  const put = (text: string) => {
    lines[line - 1] = `${/^\s*/.exec(typed)?.[0] ?? ''}${text}`;
  };
  const front = (text: string) => lines.splice(1, 0, text);
  const [, value] = /直した値: `(.+)`/.exec(hint) ?? [];
  const found = [...message.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '');
  if (value !== undefined) {
    lines[line - 1] = typed.replace(found[0] ?? '', value);
    return done('typed the corrected value');
  }
  const [, whole] = /(?:直した行|引用符で囲んだ行): `(.+)`/.exec(hint) ?? [];
  if (whole !== undefined) {
    // 「半角に直した行」 shows its own indent.
    lines[line - 1] = /^\s/.test(whole) ? whole : `${/^ */.exec(typed)?.[0] ?? ''}${whole}`;
    return done('typed the corrected line');
  }
  if (/`---` だけ(?:の行|を書き|にして)/.test(hint)) {
    if (/最後の行の下に/.test(hint)) {
      // The last line of the form 「名前: 値」 or of what belongs to it.
      const last = lines.findLastIndex((text) => /^(?:\S+: |\s+- |\s+\S+: )/.test(text));
      lines.splice(last + 1, 0, '---');
    } else put('---');
    return done('wrote the line');
  }
  const two = [...hint.matchAll(/`([^`]+: [^`]+)`/g)].map(([, text]) => text ?? '');
  if (/の2行にして/.test(hint)) {
    lines.splice(line - 1, 1, ...two);
    return done('typed the two lines');
  }
  if (/の行を消すか|行を消して/.test(hint)) {
    lines.splice(line - 1, 1);
    return done('took the line out');
  }
  const near = /もしかして `([^`]+)`/.exec(hint)?.[1];
  const offered = near ?? /^使える(?:囲み|値): ([^、]+)/.exec(hint)?.[1];
  if (offered !== undefined) {
    const wrong = found.findLast((text) => typed.includes(text));
    if (wrong) lines[line - 1] = typed.replace(wrong, offered);
    return done(`took the offered word ${offered} for ${wrong}`);
  }
  const below = /下の行に `(\s*[^`]+?)… ?`/.exec(hint)?.[1];
  if (below !== undefined) {
    lines.splice(line, 0, `${below}こうなるから`);
    return done('added the line below');
  }
  if (/左から同じ数の半角空白でそろえて/.test(hint)) {
    put('');
    lines[line - 1] = `${/^ */.exec(lines[line - 2] ?? '')?.[0] ?? ''}${typed.trimStart()}`;
    return done('lined it up with the line above');
  }
  const [, example] = /例: `(.+?)`(?:。|$|（|\)|）)/.exec(hint) ?? [];
  if (example !== undefined) {
    const key = /^(\S+): /.exec(example)?.[1];
    const same = lines.findIndex((text) => key !== undefined && text.startsWith(`${key}:`));
    if (key === undefined || (line > 2 && same === line - 1)) put(example);
    else if (same !== -1) lines[same] = example;
    else front(example);
    return done('did as in the example');
  }
  return `did not know what to do: ${message} / ${hint}`;
}
