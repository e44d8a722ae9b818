/** Inputs that can be had again: target, seed and number give the same bytes on every machine. */

/** Small seeded generator (mulberry32). */
export function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One number from a name and two others (FNV-1a). */
export function seedOf(name, seed, at) {
  let value = 0x811c9dc5 ^ seed;
  for (const char of `${name}/${at}`) value = Math.imul(value ^ char.charCodeAt(0), 0x01000193);
  return value >>> 0;
}

/** What breaks readers of text: signs of every syntax, halves of characters, names of prototypes, huge numbers. */
export const awkward = [
  ...[
    '\0',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u2028',
    '\u202e',
    '\u200d',
    '\u0301',
    'が',
    'ﾊﾟ',
    '𠮷',
    '🏳️‍🌈',
  ],
  ...['\r', '\n', '\r\n', '\t', ' ', '　', '\n\n', '\n---\n', '---', '...', '\n  - ', '\n    '],
  ...[
    ':',
    '：',
    ': ',
    '# ',
    '#',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '<',
    '>',
    '&',
    '*',
    '!',
    '|',
    '`',
    '"',
    "'",
    '\\',
  ],
  ...[
    '::',
    ':::',
    '::::',
    ':::会員',
    '[^',
    '![',
    '](',
    '$',
    '%',
    '@',
    '~',
    '〜',
    '～',
    '-',
    '−',
    '±',
    'φ',
    '°',
    '℃',
    '、',
    '，',
    '．',
    '１２',
    '㎜',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '{__proto__: 1}',
    '__proto__:\n  x: 1\n',
  ],
  ...[
    '0',
    '-0',
    '1e309',
    '-1',
    '0x10',
    '99999999999999999999',
    'NaN',
    'Infinity',
    '1_000',
    '٣',
    '00:00:99.999',
    ' --> ',
  ],
  ...[
    'null',
    'true',
    'はい',
    '2026-02-30',
    '0000-00-00',
    '../',
    '%2e%2e',
    'javascript:',
    '<script>',
    '&#x0;',
    '&amp',
    'WEBVTT',
    'NOTE',
    'STYLE',
  ],
];

const pick = (next, list) => list[Math.floor(next() * list.length)];
const below = (next, most) => Math.floor(next() * (most + 1));

/** A text made from seeds by one to eight changes; one in thirty is noise, one in 500 is made long. */
export function mutateText(next, seeds, most = 4000) {
  if (next() < 1 / 30)
    return Array.from({ length: 1 + below(next, 40) }, () => pick(next, awkward)).join('');
  let text = pick(next, seeds);
  for (let left = 1 + below(next, 7); left > 0; left--) {
    const at = below(next, text.length);
    const to = Math.min(text.length, at + below(next, next() < 0.2 ? 200 : 12));
    switch (below(next, 6)) {
      case 0:
        text = text.slice(0, at) + text.slice(to);
        break;
      case 1:
        text = text.slice(0, at) + pick(next, awkward) + text.slice(at);
        break;
      case 2:
        text = text.slice(0, at) + pick(next, awkward) + text.slice(to);
        break;
      case 3:
        text = text.slice(0, to) + text.slice(at);
        break;
      case 4: {
        const other = pick(next, seeds);
        const from = below(next, other.length);
        text = text.slice(0, at) + other.slice(from, from + below(next, 120)) + text.slice(to);
        break;
      }
      case 5:
        text = text.slice(0, at) + pick(next, awkward).repeat(1 + below(next, 60)) + text.slice(at);
        break;
      default:
        text = text.slice(0, at) + String.fromCharCode(below(next, 0xffff)) + text.slice(at + 1);
    }
  }
  text = text.slice(0, most);
  // Long enough that what grows faster than its input is seen.
  return next() < 1 / 500 ? text + pick(next, awkward).repeat(2000 + below(next, 8000)) : text;
}

/** Bytes made from seeds the same way. */
export function mutateBytes(next, seeds) {
  if (next() < 1 / 20) return Uint8Array.from({ length: below(next, 60) }, () => below(next, 255));
  const bytes = [...pick(next, seeds)];
  for (let left = 1 + below(next, 6); left > 0; left--) {
    const at = below(next, bytes.length);
    switch (below(next, 4)) {
      case 0:
        bytes.splice(at, 1 + below(next, 8));
        break;
      case 1:
        bytes.splice(at, 0, ...Array.from({ length: 1 + below(next, 8) }, () => below(next, 255)));
        break;
      case 2:
        bytes[at] = below(next, 255);
        break;
      case 3:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(next, 7));
        break;
      default:
        bytes.length = at;
    }
  }
  return Uint8Array.from(bytes);
}
