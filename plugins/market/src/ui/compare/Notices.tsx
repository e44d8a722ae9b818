import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import styles from './compare.module.css';
import { type AskedCases, FEWEST, MOST } from './ids.js';
import type { CaseOnItsWay } from './useCases.js';

const problems = {
  offline: say`を読みこめません。通信がつながっていないようです。つながる所で「もう一度読みこむ」を押してください。`,
  missing: say`のデータが見つかりません。公開し直された直後かもしれません。ページを開き直すか、事例のページを直接ご覧ください。`,
  broken: say`のデータが途中で壊れています。「もう一度読みこむ」を押すか、事例のページを直接ご覧ください。`,
} as const;

interface NoticesProps {
  readonly asked: AskedCases;
  readonly cases: readonly CaseOnItsWay[];
  titleOf(id: string): string;
}

/** What the address asks for and cannot have, each with its own reason and cure. */
export function Notices({ asked, cases, titleOf }: NoticesProps): ReactNode {
  const { ids, unknown, extra } = asked;
  const quoted = (names: readonly string[]) => names.map((name) => say`「${name}」`).join('');
  return (
    <>
      {unknown.length > 0 && (
        <p
          className={styles.notice}
          role="alert"
        >{say`${quoted(unknown)}という事例は、ここにはありません。まだ公開していないか、住所の打ちまちがいかもしれません。`}</p>
      )}
      {extra.length > 0 && (
        <p
          className={styles.notice}
          role="alert"
        >{say`一度に並べられるのは${MOST}つまでなので、${quoted(extra.map(titleOf))}は外しました。`}</p>
      )}
      {ids.length === 1 && (
        <p
          className={styles.notice}
        >{say`${quoted(ids.map(titleOf))}のほかに、あと${FEWEST - 1}つ選ぶと並べて読めます。`}</p>
      )}
      {cases.map(
        ({ id, file, retry }) =>
          file.state === 'failed' && (
            <p
              key={id}
              className={styles.notice}
              role="alert"
            >{sayJsx`「${titleOf(id)}」${problems[file.kind]}${<button type="button" onClick={retry}>{say`もう一度読みこむ`}</button>}`}</p>
          ),
      )}
    </>
  );
}

/** Nothing for the first 300 ms; then the shape of what comes. Said once more when it is there. */
export function Waiting({ cases }: Pick<NoticesProps, 'cases'>): ReactNode {
  const waiting = cases.some(({ file }) => file.state === 'waiting');
  const slow = cases.some(({ file }) => file.state === 'waiting' && file.slow);
  const here = cases.filter(({ file }) => file.state === 'here').length;
  return (
    <>
      <p className={slow ? undefined : 'ichiba-hidden'} role="status">
        {slow && say`事例を読みこんでいます…`}
        {!waiting && here > 0 && say`${here}つの事例を並べました。`}
      </p>
      {slow && here === 0 && (
        <div className={styles.skeleton} aria-hidden="true">
          {cases.map(({ id }) => (
            <div key={id} />
          ))}
        </div>
      )}
    </>
  );
}
