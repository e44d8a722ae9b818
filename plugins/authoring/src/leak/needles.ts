import type { Secret, Secrets } from './secrets.js';

/**
 * Characters of a sentence that together are nobody else's: shorter parts of hidden text stand in
 * visible text by chance.
 */
export const WINDOW = 10;
/** The same for letters, signs and figures alone: shorter parts are in every program. */
export const LATIN_WINDOW = 20;
/** Bytes compared of a hidden file, at several places. */
const BYTES = 48;
const PLACES = [0.1, 0.3, 0.5, 0.7, 0.9];
/** Letters that a whole text shorter than {@link WINDOW} must have to be looked for. */
const LEAST_LETTERS = 3;

export interface Hit {
  readonly secret: string;
  readonly origin: string;
}

export interface Needles {
  /** @param text - As {@link normalize} leaves it. */
  inText(text: string): Hit[];
  /** @param raw - Not normalised: whole ASCII words are looked for. */
  inWords(raw: string): Hit[];
  inBytes(bytes: Uint8Array): Hit[];
  /** Whether a text of letters alone may hold any. */
  readonly latin: boolean;
  /** Texts too short, or too common in visible text, to be told apart. */
  readonly left: number;
  readonly size: number;
}

/**
 * One form for every way of writing the same: width, case, composed marks, katakana or hiragana (an
 * index keeps readings in one of them); blanks are no difference.
 */
export const normalize = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b]+/gu, '')
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/**
 * What to look for.
 *
 * @param common - Texts that are no secret whoever else wrote them: the programs' own words.
 * @param settings - Their sentences are no secret; a name of a hidden page in them is one all the same.
 */
export function createNeedles(
  secrets: Secrets,
  common: Iterable<string>,
  settings: Iterable<string> = [],
): Needles {
  const windows = new Map<string, string>();
  const latin = new Map<string, string>();
  const shorts = new Map<string, string>();
  let left = 0;
  const always = new Map<string, string>();
  for (const { text, origin, always: hard, latin: inLetters } of secrets.texts) {
    const plain = normalize(text);
    if (inLetters)
      forEachWindow(plain, LATIN_WINDOW, (part) => {
        if (letters(part) >= LATIN_WINDOW / 2 && !/[^\p{ASCII}]/u.test(part))
          latin.set(part, origin);
      });
    if (hard && letters(plain) >= LEAST_LETTERS) always.set(plain, origin);
    if (plain.length >= WINDOW) {
      for (let at = 0; at + WINDOW <= plain.length; at++) {
        const part = plain.slice(at, at + WINDOW);
        // Figures and addresses alone are everywhere; ASCII texts are words.
        if (letters(part) >= WINDOW / 2 && /[^\p{ASCII}]/u.test(part)) windows.set(part, origin);
      }
    } else if (letters(plain) >= LEAST_LETTERS && /[^\p{ASCII}]/u.test(plain))
      shorts.set(plain, origin);
    else if (plain !== '') left++;
  }
  const words = new Map<string, Secret>();
  for (const secret of secrets.words) {
    const word = secret.text.normalize('NFKC').toLowerCase();
    if (secrets.visibleWords.has(secret.text)) continue;
    if (/[^\p{ASCII}]/u.test(word)) {
      const plain = normalize(word);
      if (letters(plain) >= LEAST_LETTERS) shorts.set(plain, secret.origin);
    } else if (word.length >= 4) words.set(word, secret);
    else left++;
  }
  const sizeNow = () => windows.size + latin.size + shorts.size + words.size;
  const all = sizeNow();
  const dropSentences = (text: string): void => {
    const plain = normalize(text);
    forEachWindow(plain, WINDOW, (part) => void windows.delete(part));
    if (latin.size > 0) forEachWindow(plain, LATIN_WINDOW, (part) => void latin.delete(part));
    for (const short of [...shorts.keys()]) if (plain.includes(short)) shorts.delete(short);
  };
  const drop = (text: string): void => {
    dropSentences(text);
    for (const word of wordsIn(text)) words.delete(word);
  };
  drop(secrets.visible.join('\u0001'));
  for (const text of common) drop(text);
  for (const text of settings) dropSentences(text);
  for (const [text, origin] of always) shorts.set(text, origin);
  const parts = partsOf(secrets);
  return {
    size: sizeNow() + parts.size,
    left: left + all - sizeNow(),
    latin: latin.size > 0,
    inText: searchText(windows, latin, shorts),
    inWords(raw) {
      const hits = new Map<string, Hit>();
      for (const word of wordsIn(raw)) {
        const found = words.get(word) ?? inside(word, words, secrets.visibleWords);
        if (found) hits.set(found.text, { secret: found.text, origin: found.origin });
      }
      return [...hits.values()];
    },
    inBytes: searchBytes(parts),
  };
}

const letters = (text: string): number => (text.match(/\p{L}/gu) ?? []).length;

/** ASCII words with what joins them: `himitsu`, `himitsu-zu.svg`. */
function* wordsIn(text: string): Iterable<string> {
  for (const [word] of text.toLowerCase().matchAll(/[a-z0-9]+(?:[-._][a-z0-9]+)*/g)) {
    yield word;
    if (word.includes('.')) yield* word.split('.');
  }
}

/** A name inside a longer one that a program made of it: `site-docs-manuals-himitsu-md-3a4`. */
function inside(
  word: string,
  words: ReadonlyMap<string, Secret>,
  visibleWords: ReadonlySet<string>,
): Secret | undefined {
  if (word.length < 8 || !/[-._]/.test(word)) return undefined;
  const parts = word.split(/[-._]/);
  if (parts.length > 20) return undefined;
  for (let from = 0; from < parts.length; from++)
    for (let to = from + 1; to <= parts.length; to++) {
      const part = parts.slice(from, to).join('-');
      if (visibleWords.has(part) && part.length > 5) return undefined;
    }
  for (let from = 0; from < parts.length; from++)
    for (let to = parts.length; to > from; to--) {
      const part = parts.slice(from, to).join('-');
      // A single plain word may be anybody's.
      if (part.length >= 6 && words.has(part)) return words.get(part);
    }
  return undefined;
}

const BASE = 31;
/** Hashes kept to 30 bits stay small integers, which a Set holds without boxing. */
const BITS = 0x3fffffff;

function hashOf(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at++)
    value = (Math.imul(value, BASE) + text.charCodeAt(at)) | 0;
  return value & BITS;
}

/** Every part of `length` characters, cheaply: one rolling hash, and the text itself where it says so. */
function forEachWindow(
  text: string,
  length: number,
  found: (part: string, at: number) => void,
  hashes?: ReadonlySet<number>,
): void {
  let power = 1;
  for (let at = 1; at < length; at++) power = Math.imul(power, BASE);
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    if (at >= length) value = (value - Math.imul(text.charCodeAt(at - length), power)) | 0;
    value = (Math.imul(value, BASE) + text.charCodeAt(at)) | 0;
    if (at >= length - 1 && (!hashes || hashes.has(value & BITS)))
      found(text.slice(at - length + 1, at + 1), at - length + 1);
  }
}

function searchText(
  windows: ReadonlyMap<string, string>,
  latin: ReadonlyMap<string, string>,
  shorts: ReadonlyMap<string, string>,
): Needles['inText'] {
  const kinds = [
    { parts: windows, length: WINDOW },
    { parts: latin, length: LATIN_WINDOW },
  ]
    .filter(({ parts }) => parts.size > 0)
    .map((kind) => ({ ...kind, hashes: new Set([...kind.parts.keys()].map(hashOf)) }));
  const byHead = new Map<number, string[]>();
  for (const short of shorts.keys()) {
    const head = short.charCodeAt(0) * 0x10000 + short.charCodeAt(1);
    byHead.set(head, [...(byHead.get(head) ?? []), short]);
  }
  return (text) => {
    const hits = new Map<string, Hit>();
    for (const { parts, length, hashes } of kinds) {
      let end = -1;
      forEachWindow(
        text,
        length,
        (part, at) => {
          const origin = parts.get(part);
          if (origin === undefined) return;
          // One run of text is one finding.
          if (at > end) hits.set(part, { secret: text.slice(at, at + length * 3), origin });
          end = at + length;
        },
        hashes,
      );
    }
    for (let at = 0; at + 1 < text.length && byHead.size > 0; at++) {
      const code = text.charCodeAt(at);
      const candidates = byHead.get(code * 0x10000 + text.charCodeAt(at + 1));
      for (const short of candidates ?? [])
        if (text.startsWith(short, at))
          hits.set(short, { secret: short, origin: shorts.get(short) as string });
    }
    return [...hits.values()];
  };
}

/** Parts of hidden files that no visible file has. */
function partsOf({ files, visibleFiles }: Secrets): Map<string, { origin: string; bytes: Buffer }> {
  const parts = new Map<string, { origin: string; bytes: Buffer }>();
  for (const { bytes, origin } of files) {
    if (bytes.length < BYTES) continue;
    for (const place of PLACES) {
      const from = Math.floor((bytes.length - BYTES) * place);
      const part = Buffer.from(bytes.subarray(from, from + BYTES));
      // Runs of one byte are nobody's.
      if (new Set(part).size > 8) parts.set(part.toString('latin1'), { origin, bytes: part });
    }
  }
  for (const bytes of visibleFiles) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (const [key, { bytes: part }] of parts) if (text.includes(part)) parts.delete(key);
  }
  return parts;
}

function searchBytes(parts: ReadonlyMap<string, { origin: string }>): Needles['inBytes'] {
  if (parts.size === 0) return () => [];
  const hashes = new Set([...parts.keys()].map(hashOf));
  return (bytes) => {
    const hits = new Map<string, Hit>();
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    forEachWindow(
      text,
      BYTES,
      (part) => {
        const found = parts.get(part);
        if (found) hits.set(found.origin, { secret: 'ファイルの中身', origin: found.origin });
      },
      hashes,
    );
    return [...hits.values()];
  };
}
