import { formatMessage, type Message } from '@chishiki-ichiba/model/messages';

/** How messages are printed: for people, for other programs, for GitHub's annotations, for editors. */
export const formats = ['text', 'json', 'github', 'unix'] as const;
export type Format = (typeof formats)[number];
export const isFormat = (typed: string): typed is Format =>
  (formats as readonly string[]).includes(typed);

/** The fixed shape of `--format json`. */
export function toJson({
  file,
  line,
  column,
  severity,
  ruleId,
  message,
  hint,
}: Message): Omit<Message, 'related'> {
  return { file, line, column, severity, ruleId, message, hint };
}

const githubNames = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** A workflow command of GitHub Actions: shown at the line of a pull request. */
export function toAnnotation(found: Message): string {
  const { file, line, column, severity, ruleId, message, hint } = found;
  const property = (value: string | number) =>
    data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const text = hint ? `${message}\nヒント: ${hint}` : message;
  return `::${githubNames[severity]} file=${property(file)},line=${line},col=${column},title=${property(ruleId)}::${data(text)}`;
}

/** One line a message, as compilers print them: editors jump to the place. */
export function toUnixLine(found: Message): string {
  const { file, line, column, severity, ruleId, message, hint } = found;
  const text = (hint ? `${message}（${hint}）` : message).replace(/(?<!\s)\s*\n\s*/g, ' ');
  return `${file}:${line}:${column}: ${severity === 'info' ? 'note' : severity}: ${text} [${ruleId}]`;
}

export function linesOf(message: Message, format: Exclude<Format, 'json'>): string {
  if (format === 'github') return toAnnotation(message);
  return format === 'unix' ? toUnixLine(message) : formatMessage(message);
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
