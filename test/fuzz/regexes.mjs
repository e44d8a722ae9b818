/**
 * Every regular expression literal of the plugins, and texts that make a backtracking one slow.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');
/** Bytes of a hostile text, and the time one expression may need for it. */
export const LENGTH = 100_000;
export const MOST_MS = 50;

/** @returns `{ file, line, source, flags }`, in order of files. */
export function findRegexes() {
  return readdirSync(join(root, 'plugins'))
    .flatMap((room) => listFiles(join(root, 'plugins', room, 'src')))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const tree = ts.createSourceFile(
        file,
        text,
        ts.ScriptTarget.Latest,
        true,
        file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
      );
      const found = [];
      const visit = (node) => {
        if (ts.isRegularExpressionLiteral(node)) {
          const at = node.text.lastIndexOf('/');
          found.push({
            file: relative(root, file).replaceAll('\\', '/'),
            line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1,
            source: node.text.slice(1, at),
            flags: node.text.slice(at + 1),
          });
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    });
}

/**
 * Expressions that the pure rooms put together while they are loaded (`new RegExp(…)`); a process that has
 * loaded them before finds none.
 */
export async function composedRegexes() {
  const found = [];
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, args) {
      const regex = Reflect.construct(target, args);
      const at = /plugins\/(\S+?)\/lib\/(\S+?)\.js/.exec(new Error('where').stack ?? '');
      if (at)
        found.push({
          file: `plugins/${at[1]}/src/${at[2]}.ts`,
          line: 0,
          source: regex.source,
          flags: regex.flags,
        });
      return regex;
    },
  });
  try {
    for (const entry of ['model', 'search/analyzer', 'media', 'reading'])
      await import(`@chishiki-ichiba/${entry}`);
  } finally {
    globalThis.RegExp = Real;
  }
  return found;
}

function listFiles(folder) {
  let names;
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = join(folder, name);
    if (statSync(file).isDirectory()) return listFiles(file);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [file] : [];
  });
}

/** Characters that the parts of an expression match, one for each part. */
function alphabet(source) {
  const found = new Set();
  const classes = {
    d: '1',
    w: 'a',
    s: ' ',
    D: 'a',
    W: '-',
    S: 'a',
    n: '\n',
    r: '\r',
    t: '\t',
    '.': '.',
  };
  const chars = [...source];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i];
    if (char === '\\') {
      const next = chars[++i] ?? '';
      if (next === 'p' || next === 'P') {
        const name = source.slice(source.indexOf('{', i) + 1, source.indexOf('}', i));
        found.add(
          /L|Alpha|Letter|Script/.test(name)
            ? '漢'
            : /N/.test(name)
              ? '1'
              : /Z|Space/.test(name)
                ? '　'
                : '、',
        );
        while (chars[i] !== '}' && i < chars.length) i++;
      } else if (next === 'u' || next === 'x') {
        const hex = /^\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(
          chars.slice(i - 1).join(''),
        );
        const code = hex?.[1] ?? hex?.[2] ?? hex?.[3];
        if (code) found.add(String.fromCodePoint(Number.parseInt(code, 16)));
        i += (hex?.[0].length ?? 2) - 2;
      } else found.add(classes[next] ?? next);
    } else if (char === '.') found.add('x');
    else if (!'()[]{}|*+?^$'.includes(char)) found.add(char);
  }
  return [...found];
}

/** Plain text at the head of an expression, that a match must begin with. */
const headOf = (source) =>
  /^\^?((?:[^\\()[\]{}|*+?^$.]|\\[^a-zA-Z0-9])+)(?![*+?{])/
    .exec(source)?.[1]
    ?.replace(/\\(.)/g, '$1') ?? '';

/**
 * Texts that pump one character, or two or three in turn, behind what the expression begins with and
 * before what it cannot take.
 */
export function* hostileTexts({ source }, length = LENGTH) {
  const letters = [...new Set([...alphabet(source).slice(0, 14), ' ', 'a', '1', '\n', '漢', '-'])];
  const head = headOf(source);
  const pump = (text) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const pumps = [
    ...letters,
    ...letters
      .slice(0, 7)
      .flatMap((a) => letters.slice(0, 7).flatMap((b) => (a === b ? [] : [a + b]))),
    ...(head.length > 1 ? [head, `${head} `, `${head}a`] : []),
    alphabet(source).join(''),
  ].filter((text) => text !== '');
  for (const text of pumps) {
    yield `${pump(text)}\u0000`;
    if (head && head !== text) yield `${head}${pump(text)}\u0000`;
  }
}

/** Milliseconds of the worst text; stops at the first over `most`. */
export function slowestOf(regex, { length = LENGTH, most = MOST_MS } = {}) {
  let worst = { ms: 0, text: '' };
  for (const text of hostileTexts(regex, length)) {
    const ms = time(regex, text);
    if (ms <= worst.ms) continue;
    // The best of three: others use this machine too.
    const sure = ms > most ? Math.min(ms, time(regex, text), time(regex, text)) : ms;
    if (sure > worst.ms) worst = { ms: sure, text: JSON.stringify(text.slice(0, 24)) };
    if (sure > most) return worst;
  }
  return worst;
}

/** As `replace` and `matchAll` use it: every match of the text, or the first. */
function time({ source, flags }, text) {
  const regex = new RegExp(source, flags);
  const began = performance.now();
  if (regex.global || regex.sticky) {
    let left = 10_000;
    while (left-- > 0) {
      const match = regex.exec(text);
      if (!match) break;
      if (match[0] === '') regex.lastIndex++;
    }
  } else regex.test(text);
  return performance.now() - began;
}

/** Those that only ever see a short text, with that length and why. */
const bounded = JSON.parse(readFileSync(join(import.meta.dirname, 'slow-regexes.json'), 'utf8'));
export const boundOf = ({ file, source }) =>
  bounded.find((one) => one.file === file && one.source === source);
/** Entries of that list that no expression needs any more. */
export const unusedBounds = (regexes) =>
  bounded.filter((one) => !regexes.some((regex) => boundOf(regex) === one));

/** What a result stands for: the same expression elsewhere need not be tried again, unless it has a bound. */
export const keyOf = (regex) =>
  createHash('sha256')
    .update(`${boundOf(regex)?.length ?? LENGTH}\0${regex.source}\0${regex.flags}`)
    .digest('hex')
    .slice(0, 12);

/** The slowest text of an expression, within its bound. */
export const prove = (regex) => slowestOf(regex, { length: boundOf(regex)?.length ?? LENGTH });
