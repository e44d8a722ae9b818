import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { TeacherProp } from '../../board-props.js';
import { Label, Labels } from '../parts/Labels.js';
import styles from './board.module.css';
import { Deadline } from './Deadline.js';

/** More of them would be the list of manuals over again. */
const MANUALS = 4;

/** Who can teach, and how one knows. */
export const TeacherList = ({
  teachers,
}: {
  readonly teachers: readonly TeacherProp[];
}): ReactNode =>
  teachers.length > 0 ? (
    <ul className={styles.teachers}>
      {teachers.map((teacher) => (
        <li key={teacher.id}>
          <p className={styles.title}>
            <Label label={teacher.who.label} url={teacher.who.url} />
          </p>
          <p className={styles.quiet}>
            {teacher.what}
            {teacher.org && (
              <>
                ・
                <Label label={teacher.org.label} url={teacher.org.url} />
              </>
            )}
          </p>
          {teacher.teaches.length > 0 && (
            <p>{say`教えられること：${teacher.teaches.join(say`、`)}`}</p>
          )}
          {teacher.contact && <p>{say`聞き先：${teacher.contact}`}</p>}
          {teacher.expires && <p>{sayJsx`期限：${<Deadline day={teacher.expires} />}`}</p>}
          {teacher.manuals.length > 0 && (
            <p>{sayJsx`手順（${teacher.manuals.length}件）：${<Labels values={teacher.manuals.slice(0, MANUALS)} />}${teacher.manuals.length > MANUALS && say` など`}`}</p>
          )}
        </li>
      ))}
    </ul>
  ) : (
    <p>{say`この条件で教えられる人・会社は、まだ載っていません。`}</p>
  );
