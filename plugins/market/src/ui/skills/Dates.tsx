import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import { nextStep } from '../../certificates.js';
import type { CertificateProp, SkillMapProp } from '../../learning-props.js';
import { dateText } from '../../shown.js';
import { Standing } from './Standing.js';
import styles from './skills.module.css';

const steps = {
  surveillance: say`サーベイランスの申請`,
  retest: say`再評価試験`,
} as const;

/** これからの期日: every certificate of a map by its next day, soonest first. */
export function Dates({ map }: { readonly map: SkillMapProp }): ReactNode {
  const certificates = map.people
    .flatMap((person) => person.certificates)
    .map((certificate) => ({ certificate, next: nextStep(certificate) }))
    .sort((a, b) => (a.next.to < b.next.to ? -1 : a.next.to > b.next.to ? 1 : 0));
  if (certificates.length === 0) return null;
  return (
    <div className={styles.dates}>
      <h3>{say`これからの期日`}</h3>
      <ul>
        {certificates.map(({ certificate, next }) => (
          <li key={`${certificate.code} ${certificate.symbol}`}>
            <p>
              <strong>
                {certificate.code}　{certificate.symbol}
              </strong>
              <Standing certificate={certificate} />
            </p>
            <p>{say`${steps[next.step]}：${dateText(next.from)}から${dateText(next.to)}まで`}</p>
            <p className={styles.quiet}>{expiryText(certificate)}</p>
          </li>
        ))}
      </ul>
      <p
        className={styles.quiet}
      >{say`期日は、溶接技能者 適格性証明書（日本溶接協会の評価試験）だけの決まりから計算しています。有効期間は1年、サーベイランスで2回まで延長（期限の前3か月に申請）、三回目の期限の8か月前から2か月前に再評価試験です。ISO 9606-1などほかの資格には使えません。申し込む前に、証明書と試験機関の案内で確かめてください。`}</p>
    </div>
  );
}

/** `有効期限 2027年3月14日（延長1回）` */
export const expiryText = ({ expires, extensions }: CertificateProp): string =>
  say`有効期限 ${dateText(expires)}（延長${extensions}回）`;
