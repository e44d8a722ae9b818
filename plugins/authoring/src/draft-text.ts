/** Text of others as an author of this market would type it: nothing in it becomes a mark, a field or a heading. */

/** A value of front matter: quoted where YAML would read it otherwise. */
export function quoteValue(text: string): string {
  const clean = oneLine(text);
  return /^[\s\-?:,[\]{}#&*!|>'"%@`＝=～~]|[:：]\s|\s#|[:：]$|[[\]{}［］｛｝"'\\]|^(?:[0-9.]+|true|false|null)$|^$/.test(
    clean,
  )
    ? JSON.stringify(clean)
    : clean;
}

/** An entry of a list in brackets. */
export const quoteEntry = (text: string): string => {
  const clean = oneLine(text);
  return /[,、，]/.test(clean) ? JSON.stringify(clean) : quoteValue(clean);
};

/** One line of body text: signs that Markdown would take for marks stand as typed. */
export function textLine(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|~]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)(:{2,})/, '$1\\$2')
    .replace(/^(\s*)(={2,}|-{2,})\s*$/, '$1\\$2')
    .replace(/([{｛])(?=\s*[#＃][A-Za-z0-9])/g, '$1 ')
    .replace(/\{(?=[^{}]*[|｜])/g, '\\{');
}

/** Paragraphs of body text. */
export const textBlock = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').map(textLine).filter(Boolean).join('\\\n'))
    .filter(Boolean)
    .join('\n\n');

/** Control characters, and what turns the direction of a line, are nobody's words. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[ \u00a0]{2,}/g, ' ')
    .trim();
