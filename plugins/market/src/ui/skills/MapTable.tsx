import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { SkillMapProp } from '../../learning-props.js';
import { dateText } from '../../shown.js';
import { levelNames } from '../../shown-learning.js';
import { Label } from '../parts/Labels.js';
import { expiryText } from './Dates.js';
import { Stale } from './Stale.js';
import { Standing } from './Standing.js';
import styles from './skills.module.css';
import { Warnings } from './Warnings.js';

/** People × skills, on a desk and on paper; the phone has cards. */
export function MapTable({ map }: { readonly map: SkillMapProp }): ReactNode {
  const { columns, people } = map;
  const certified = people.some(({ certificates }) => certificates.length > 0);
  return (
    // A wide map moves sideways inside its frame, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: else its columns are out of the keyboard's reach
    <section className={styles.frame} tabIndex={0} aria-label={say`${map.title}（表）`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say`符号`}</th>
            {columns.map(({ skill }) => (
              <th key={skill.id} scope="col">
                <Label label={skill.label} url={skill.url} />
              </th>
            ))}
            {certified && <th scope="col">{say`適格性証明書`}</th>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say`気をつけること`}</th>
            {columns.map((column) => (
              <td key={column.skill.id}>
                <Warnings column={column} />
              </td>
            ))}
            {certified && <td />}
          </tr>
          {people.map(({ code, cells, certificates }) => (
            <tr key={code}>
              <th scope="row">{code}</th>
              {cells.map((cell, index) => (
                <td key={columns[index]?.skill.id}>
                  {cell ? (
                    <>
                      <span className={styles.level}>
                        <span className="ichiba-hidden">{say`レベル`}</span>
                        {cell.level}
                      </span>
                      <span className={styles.small}>{dateText(cell.date)}</span>
                      {cell.evidence && (
                        <span className={styles.small}>
                          <Label label={cell.evidence.label} url={cell.evidence.url} />
                        </span>
                      )}
                      <Stale date={cell.date} months={map.months} />
                    </>
                  ) : (
                    <span className={styles.quiet}>
                      <span aria-hidden="true">–</span>
                      <span className="ichiba-hidden">{say`記載なし`}</span>
                    </span>
                  )}
                </td>
              ))}
              {certified && (
                <td>
                  {certificates.map((certificate) => (
                    <div key={certificate.symbol}>
                      <strong>{certificate.symbol}</strong>
                      <span className={styles.small}>{expiryText(certificate)}</span>
                      <Standing certificate={certificate} />
                    </div>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {levelNames.map((name, index) => (
            <tr key={name}>
              <th scope="row">
                {index + 1} {name}
              </th>
              {columns.map(({ skill, counts }) => (
                <td key={skill.id}>{sayJsx`${counts[index]}人`}</td>
              ))}
              {certified && <td />}
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  );
}
