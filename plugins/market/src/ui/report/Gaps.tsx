import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { GapName, HoleAxis, ReportPageProp } from '../../report-props.js';
import { gapNames, gapOrder, holeAxes, holeNames, nameText } from '../../shown-report.js';
import { Pages } from './Pages.js';
import styles from './report.module.css';

/** Lists of what is missing; what came to nothing is said in the list of things to do. */
export function Gaps({ report }: { readonly report: ReportPageProp }): ReactNode {
  const holes = holeAxes.filter((axis) => report.holes[axis].length > 0);
  const gaps = gapOrder.filter((name) => report.gaps[name].count > 0);
  return (
    <>
      {holes.length + gaps.length === 0 && (
        <p>{say`数えたところでは、足りないものはありません。ページのない欄は下の表にあります。`}</p>
      )}
      <div className={styles.gaps}>
        {holes.map((axis) => (
          <Holes key={axis} axis={axis} report={report} />
        ))}
        {gaps.map((name) => (
          <Gap key={name} name={name} report={report} />
        ))}
      </div>
      <p
        className={styles.quiet}
      >{sayJsx`何が探され、見つからなかったかは、ここでは数えていません。読む人の検索を、どこにも記録していないためです。見つからなかったという声を聞いたら、${<Link to={report.boardUrl}>{say`探しています`}</Link>}に載せるか、合うページの「検索語」に足してください。`}</p>
    </>
  );
}

function Gap({
  name,
  report,
}: {
  readonly name: GapName;
  readonly report: ReportPageProp;
}): ReactNode {
  const { count, pages } = report.gaps[name];
  return (
    <section>
      <h3>
        {nameText(gapNames[name])} <span className={styles.count}>{say`${count}件`}</span>
      </h3>
      <Pages pages={pages} count={count} />
    </section>
  );
}

function Holes({
  axis,
  report,
}: {
  readonly axis: HoleAxis;
  readonly report: ReportPageProp;
}): ReactNode {
  const holes = report.holes[axis];
  return (
    <section>
      <h3>
        {nameText(holeNames[axis])} <span className={styles.count}>{say`${holes.length}件`}</span>
      </h3>
      <Pages
        pages={holes.map(({ failures, label, ...hole }) => ({
          ...hole,
          label: say`${label}（失敗${failures}件）`,
        }))}
        count={holes.length}
      />
    </section>
  );
}
