import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { FigureProp, ReportPageProp } from '../../report-props.js';
import { changeText, jamText, nameText, toTodos } from '../../shown-report.js';
import styles from './report.module.css';

interface TodosProps {
  readonly report: ReportPageProp;
  readonly figures: readonly FigureProp[];
  /** The numbers of the reader's day are among the figures. */
  readonly dated: boolean;
}

/** Numbers that should be smaller, each with the next step and the way to its pages. */
export function Todos({ report, figures, dated }: TodosProps): ReactNode {
  const { todos, none } = toTodos(figures);
  const before = new Map(report.previous?.figures);
  const { jams } = report.pipeline;
  return (
    <>
      {todos.length + jams.length === 0 && (
        <p>{say`数えたところでは、足りないものはありません。`}</p>
      )}
      <ol className={styles.todos}>
        {todos.map(({ name, value, cure, part }) => {
          const old = before.get(name);
          return (
            <li key={name}>
              <a href={`#sec-${part}`} className={styles.todo}>
                <b>{say`${value}件`}</b>
                <span>
                  {nameText(name)}
                  {old !== undefined && (
                    <small>{say`前回 ${old}件（${changeText({ now: value, before: old })}）`}</small>
                  )}
                </span>
              </a>
              <p>{say`次の一手：${cure}`}</p>
            </li>
          );
        })}
        {jams.map((jam) => (
          <li key={jam.label}>
            <a href="#sec-projects" className={styles.todo}>
              <b>{say`${jam.count}件`}</b>
              <span>{jamText(jam)}</span>
            </a>
            <p>{say`次の一手：進める案件と見送る案件を、会議で一つずつ決める`}</p>
          </li>
        ))}
      </ol>
      {!dated && (
        <p
          className={styles.quiet}
        >{sayJsx`期限を過ぎたかどうかは、画面を開いた日で数えます。日付の一覧は${<a href="#sec-dates">{say`見直しと期限`}</a>}にあります。`}</p>
      )}
      {none.length > 0 && (
        <p
          className={styles.quiet}
        >{say`数えて0件だったもの：${none.map(nameText).join(say`、`)}。`}</p>
      )}
    </>
  );
}
