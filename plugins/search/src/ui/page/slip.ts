import { say } from '@chishiki-ichiba/model/say';
import { own } from './labels.js';
import { slipText as words } from './text.js';

/** A page of the market as a slip names it. */
export interface SlipPage {
  readonly title: string;
  /** Step or key point, in words. */
  readonly step?: string;
  /** Not public: a slip that names the page must not go further than the page. */
  readonly scope?: { readonly visibility: 'members' | 'inhouse'; readonly owner?: string };
}

/** What a request slip is made from. */
export interface SlipInput {
  query: string;
  /** The page that is asked about; without it the slip says what a search did not find. */
  about?: SlipPage & {
    /** Its id, to be named by the request. */
    readonly id: string;
    /** Whom to ask: roles, never an address. */
    readonly to: readonly string[];
  };
  /** Where the reader was when the search was made. */
  from?: SlipPage & { readonly url: string };
  /** Chosen filters in words: `工程：溶接`. */
  filters: readonly string[];
  /** Address of the search. */
  url: string;
  /** Local day of the search. */
  date: Date;
}

/** A value of the content model, with its word in the reader's language; no id where the word is the author's own. */
export interface SlipValue {
  readonly id: string;
  readonly label: string;
}

/** Facet → chosen values; only those the index has words for. */
export type SlipFacets = Readonly<Record<string, readonly SlipValue[]>>;

/** What is sought, in at most `most` UTF-16 units: the content model counts those. */
export function slipSubject({ query, filters, about }: SlipInput, most = 28): string {
  return short(oneLine(about?.title ?? (query || filters.join(say`、`))) || words.something, most);
}

const short = (text: string, most: number): string =>
  text.length > most ? `${wellFormed(text.slice(0, most - 1))}…` : text;

/** Subject of the mail and name of the sheet of paper. */
export const slipTitle = ({ about }: SlipInput): string => (about ? words.ask.title : words.title);

/** The slip as it stands in the text field: plain text that is Markdown too. */
export function slipMessage(input: SlipInput): string {
  const { query, filters, url, date, about, from } = input;
  const { ask } = words;
  const line = (label: string, text: string | undefined) =>
    text ? [`- ${label}: ${short(oneLine(text), 200)}`] : [];
  const day = say`${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
  return [
    about
      ? ask.first(slipSubject(input, 60), about.step && short(oneLine(about.step), 60))
      : words.first(slipSubject(input, 60)),
    '',
    ...(about
      ? [
          ...line(ask.to, about.to.join(say`、`)),
          ...line(ask.about, about.title),
          ...line(ask.step, about.step),
        ]
      : []),
    ...line(words.words, query),
    ...(filters.length > 0 ? [`- ${words.filters}: ${filters.map(oneLine).join(say`、`)}`] : []),
    ...(from
      ? [
          ...line(words.from.page, from.title),
          ...line(words.from.step, from.step),
          `- ${words.from.url}: ${from.url}`,
        ]
      : []),
    `- ${about ? ask.date : words.date}: ${day}`,
    `- ${about ? ask.url : words.page}: ${url}`,
    '',
    about ? ask.trouble : words.trouble,
    '',
  ].join('\n');
}

/** Longest address every system hands to its mail program (Windows: 2,048). */
const MAX_MAILTO = 2000;

/** `mailto:` with subject and text; a text too long is cut and says so. */
export function mailtoHref({
  to = '',
  subject,
  body,
}: Record<'subject' | 'body', string> & { to?: string }): string {
  const head = `mailto:${encodeURI(to)}?subject=${encodeURIComponent(wellFormed(subject))}&body=`;
  const encode = (text: string) => encodeURIComponent(wellFormed(text).replace(/\r?\n/g, '\r\n'));
  const whole = head + encode(body);
  if (whole.length <= MAX_MAILTO) return whole;
  const signs = Array.from(body);
  let from = 0;
  let to_ = signs.length;
  while (from < to_) {
    const middle = Math.ceil((from + to_) / 2);
    const fits = (head + encode(signs.slice(0, middle).join('') + words.cut)).length <= MAX_MAILTO;
    if (fits) from = middle;
    else to_ = middle - 1;
  }
  return head + encode(signs.slice(0, from).join('') + words.cut);
}

/** Name of a saved slip; its stem is the page's id. The sum tells slips of one day apart. */
export function slipFileName(input: SlipInput): string {
  let sum = 7;
  for (const sign of slipMessage(input)) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1679616;
  return `request-${isoDay(input.date)}-${sum.toString(36).padStart(4, '0')}.md`;
}

/**
 * The slip as a page of kind `request`: a draft that passes the content check as it is.
 *
 * Its words are the reader's. What the check and the search read is the content's: a value that the page
 * calls by a word no author writes goes by its id, or it would be a value nobody else has.
 *
 * @param message - The text as the reader left it; its Markdown signs are made plain text.
 * @param asAuthors - The page calls values as authors write them: {@link saysAsAuthors}.
 */
export function slipFile(
  input: SlipInput,
  message: string,
  facets: SlipFacets,
  asAuthors: boolean,
): string {
  const { file, ask } = words;
  const { about, from } = input;
  const scope = (about ?? from)?.scope;
  const day = isoDay(input.date);
  const terms = [...new Set(oneLine(input.query).split(' '))]
    .filter((term) => term !== '' && term.length <= 60)
    .slice(0, 10);
  const lists = Object.entries(file.facets).flatMap(([facet, key]) => {
    const values = own(facets, facet) ?? [];
    return yamlList(
      key,
      values.map(({ id, label }) => (asAuthors ? label : id || label)),
    );
  });
  return `${[
    '---',
    `題名: ${yamlText(about ? ask.fileTitle(slipSubject(input, 24)) : say`「${slipSubject(input)}」を${words.title}`)}`,
    '種類: 探しています',
    `要約: ${yamlText(about ? ask.first(slipSubject(input, 40), about.step && short(oneLine(about.step), 40)) : words.summary(slipSubject(input, 30)))}`,
    `# ${file.types}`,
    `求め: ${file.type}`,
    `# ${file.contactHint}`,
    `聞き先: ${file.contact}`,
    `掲載日: ${day}`,
    `改訂日: ${day}`,
    `公開範囲: ${file.visibilities[scope?.visibility ?? 'public']}`,
    ...(scope?.owner ? [`所有: ${scope.owner}`] : []),
    `# ${file.statusHint}`,
    '状態: 下書き',
    ...yamlList(file.related, about ? [about.id] : []),
    ...yamlList('検索語', terms),
    ...lists,
    '---',
    '',
    `## ${file.heading}`,
    '',
    plainMarkdown(message),
  ].join('\n')}\n`;
}

/**
 * Whether a page calls the values of the content model by the words that authors write in front matter: the
 * site is written in Japanese, by whatever name (`ja`, `ja-JP`), and the page is of that language. Elsewhere
 * values have words of their own, which the content check does not know: also where English is what authors
 * write, for the model knows a value by its Japanese and by its id.
 */
export const saysAsAuthors = (i18n: {
  readonly currentLocale: string;
  readonly defaultLocale: string;
}): boolean =>
  i18n.currentLocale === i18n.defaultLocale &&
  i18n.defaultLocale.split('-')[0]?.toLowerCase() === 'ja';

/** Signs that would be markup, made text; addresses, list dashes and line ends stay. */
function plainMarkdown(message: string): string {
  const lines = clean(message).trimEnd().split('\n');
  return lines
    .map((line, at) => {
      const text = line.trim();
      const [, dash = '', rest = ''] = /^(- )?(.*)$/.exec(text) ?? [];
      const next = lines[at + 1]?.trim() ?? '';
      // A line of its own stays one: Markdown would join it to the next.
      const end = text !== '' && next !== '' && !next.startsWith('- ') ? '\\' : '';
      return dash + escapeLine(rest) + end;
    })
    .join('\n');
}

function escapeLine(line: string): string {
  return line
    .replace(/\[\^/g, '［^') // a source mark, however it is escaped
    .split(/(https?:\/\/[^\s<>"'`\\()[\]{}|^]+)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/[\\`*_[\]<>|~&{}]|:(?![\s\d]|$)/g, '\\$&'),
    )
    .join('')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=#]/, '\\$&');
}

/** One value a line: the reader of front matter mends brackets inside `[…]`, quoted or not. */
const yamlList = (key: string, values: readonly string[]): string[] =>
  values.length > 0 ? [`${key}:`, ...values.map((value) => `  - ${yamlText(value)}`)] : [];

/** Double-quoted, on one line: nothing in it is YAML. */
export function yamlText(text: string): string {
  return `"${oneLine(text).replace(/["\\]/g, '\\$&')}"`;
}

/** No controls but line feeds, no broken or turning signs, and no 〔 〕, which mark what is still to be written. */
function clean(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u2028-\u202e\u2066-\u2069\ufeff]/gu, ' ')
    .replace(/〔/g, '［')
    .replace(/〕/g, '］');
}

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '');
const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

export function isoDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
