import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { FigureProp, ReportPageProp } from '../../report-props.js';
import { dateText } from '../../shown.js';
import {
  type ComparedFigure,
  changeText,
  compareFigures,
  datedNames,
  figureGroups,
  figureLabel,
} from '../../shown-report.js';
import { visibilityWords } from '../labels.js';
import styles from './report.module.css';

interface ComparedProps {
  readonly report: ReportPageProp;
  readonly figures: readonly FigureProp[];
}

/** Every number that a review keeps, beside the one of last time. */
export function Compared({ report, figures }: ComparedProps): ReactNode {
  const { previous, working } = report;
  const rows = compareFigures(figures, previous, datedNames);
  return (
    <>
      {previous ? (
        <p>{sayJsx`前回は、${<Link to={previous.page.url}>{previous.page.label}</Link>}（${dateText(previous.date)}）に残した数です。${
          working &&
          say`前回の数は「${visibilityWords[previous.edition]}」の版のものです。いま見ている作業用の版は下書きも数えるので、差には下書きの分も入ります。`
        }`}</p>
      ) : (
        <p>{sayJsx`前回の記録はまだありません。${<code>npm run ichiba -- report --save</code>}を実行すると、今日の数が定期レビューとして残り、次からここで比べられます。`}</p>
      )}
      <div className={styles.groups}>
        {figureGroups.map(([group, title]) => (
          <Group
            key={group}
            title={title}
            rows={rows.filter((row) => row.group === group)}
            compared={previous !== undefined}
          />
        ))}
      </div>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly ComparedFigure[];
  readonly compared: boolean;
}

function Group({ title, rows, compared }: GroupProps): ReactNode {
  if (rows.length === 0) return null;
  return (
    <table className={`${styles.table} ${styles.figures}`}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say`項目`}</th>
          <th scope="col">{say`今`}</th>
          {compared && (
            <>
              <th scope="col">{say`前回`}</th>
              <th scope="col">{say`差`}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.group === 'gone' ? row.name : figureLabel(row)}</th>
            <td>{row.now ?? (row.group === 'date' ? say`開いた日で数えます` : '―')}</td>
            {compared && (
              <>
                <td>{row.before ?? '―'}</td>
                <td>{row.now === undefined && row.group === 'date' ? '―' : changeText(row)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
