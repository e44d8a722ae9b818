import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CoursePartProp, PartOfProp } from '../../learning-props.js';
import type { ItemPageProp } from '../../props.js';
import styles from './course.module.css';
import { Done, Kept } from './Done.js';
import { useProgress } from './useProgress.js';

/** The courses this page is part of, each with the page before and after it. */
export const PartOf = ({ item }: { readonly item: ItemPageProp }): ReactNode =>
  item.courses.map((own) => <Neighbours key={`${own.course.id} ${own.part.id}`} own={own} />);

function Neighbours({ own }: { readonly own: PartOfProp }): ReactNode {
  const { course, part, total, previous, next } = own;
  const progress = useProgress(course.id);
  return (
    <nav
      className={styles.partOf}
      aria-label={`${course.label} ${part.number}/${total}${part.ojt ? ' OJT' : ''}`}
    >
      <p
        className={styles.name}
      >{sayJsx`${<Link to={course.url}>{course.label}</Link>} の ${part.number}/${total}${part.ojt && say`（OJT記録票に印を付けながら）`}`}</p>
      <Done part={part} progress={progress} />
      <ul>
        {previous && <Way word={say`前`} part={previous} />}
        {next ? (
          <Way word={say`次`} part={next} />
        ) : (
          <li>
            <Link to={course.url}>{say`これで終わりです。道筋のページへ戻る`}</Link>
          </li>
        )}
      </ul>
      {progress.done && !progress.kept && <Kept kept={false} />}
    </nav>
  );
}

const Way = ({ word, part }: { word: string; part: CoursePartProp }): ReactNode => (
  <li>
    <Link to={part.url}>{say`${word}：${part.number}「${part.label}」`}</Link>
  </li>
);
