import { say } from '@chishiki-ichiba/model/say';
import type { ProblemKind, SearchProblem, SearchResult } from '../types.js';
import { text } from './resultText.js';

/** Kinds that another try may mend, in the order they are told. */
const PASSING: readonly ProblemKind[] = ['offline', 'slow', 'missing', 'truncated'];

/** What is to be said of the markets that are missing in an answer; an empty message when none is. */
export function othersText(result: SearchResult | undefined): {
  message: string;
  /** Asked again, one of them may answer. */
  mayCome: boolean;
} {
  const others = result?.problems.filter(({ source }) => source !== '') ?? [];
  const of = (kinds: readonly ProblemKind[]) => others.filter(({ kind }) => kinds.includes(kind));
  const away = of(['offline', 'missing', 'truncated']);
  const slow = of(['slow']);
  const sentences = [
    ...(away.length > 0 ? [text.others.away(names(away))] : []),
    ...(slow.length > 0 ? [text.others.slow(names(slow))] : []),
    ...of(['version']).map(({ source, format }) => text.others.version(source, format ?? '?')),
    ...of(['edition']).map(({ source, edition }) => text.others.edition(source, edition)),
  ];
  return { message: sentences.join(''), mayCome: of(PASSING).length > 0 };
}

/** 「東の市場」「西の市場」, each once. */
const names = (problems: readonly SearchProblem[]): string =>
  [...new Set(problems.map(({ source }) => source))].map((name) => say`「${name}」`).join('');
