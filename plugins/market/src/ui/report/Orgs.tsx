import { say } from '@chishiki-ichiba/model/say';
import { element } from '@chishiki-ichiba/search/ui/element.js';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import { Fragment, type ReactNode } from 'react';
import type { ReportOrgProp } from '../../report-props.js';
import { dateText } from '../../shown.js';
import { Frame } from './Frame.js';
import styles from './report.module.css';

interface OrgsProps {
  readonly orgs: readonly ReportOrgProp[];
  readonly withoutOrg: number;
}

/** Who has written down how much; those of one or two pages by name alone. */
export function Orgs({ orgs, withoutOrg }: OrgsProps): ReactNode {
  const many = orgs.filter(({ count }) => count > 2);
  return (
    <>
      <p>{sayJsx`「所有」か「参加組織」に書かれた組織ごとに数えます。二つの組織のページは、両方に数えます。組織の書かれていないページ（用語や手引きなど）は${<b>{say`${withoutOrg}件`}</b>}です。`}</p>
      {many.length > 0 && (
        <Frame label={say`組織ごとのページ`}>
          <table className={styles.table}>
            <caption>{say`組織ごとのページの数`}</caption>
            <thead>
              <tr>
                <th scope="col">{say`組織`}</th>
                <th scope="col">{say`ページ`}</th>
                <th scope="col">{say`種類`}</th>
                <th scope="col">{say`最後の改訂`}</th>
              </tr>
            </thead>
            <tbody>
              {many.map((org) => (
                <tr key={`${org.id} ${org.label}`}>
                  <th scope="row">
                    <Name org={org} />
                  </th>
                  <td>{org.count}</td>
                  <td className={styles.kinds}>
                    {org.kinds.map(([label, count]) => `${label} ${count}`).join(say`、`)}
                  </td>
                  <td>{org.revised ? dateText(org.revised) : say`記載なし`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      )}
      {[2, 1].map((number) => (
        <Few key={number} number={number} orgs={orgs.filter(({ count }) => count === number)} />
      ))}
    </>
  );
}

function Few({
  number,
  orgs,
}: {
  readonly number: number;
  readonly orgs: readonly ReportOrgProp[];
}): ReactNode {
  if (orgs.length === 0) return null;
  return (
    <>
      <h3>{sayJsx`ページが${number}件の組織 ${<span className={styles.count}>{say`${orgs.length}件`}</span>}`}</h3>
      <ul className={clsx(styles.pages, styles.inline)}>
        {orgs.map((org) => (
          <li key={`${org.id} ${org.label}`}>
            <Name org={org} />
          </li>
        ))}
      </ul>
    </>
  );
}

const Name = ({ org }: { readonly org: ReportOrgProp }): ReactNode =>
  org.url ? <Link to={org.url}>{org.label}</Link> : element(Fragment, null, [org.label]);
