import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Furigana } from '../furigana/Furigana.js';
import { Label, Labels } from '../parts/Labels.js';
import styles from './trial.module.css';
import { Conditions, Result, Who } from './Use.js';

/** Top of a report: how it went, what was tried, under which conditions, what it prevented, thanks. */
export function Trial({ item }: { readonly item: ItemPageProp }): ReactNode {
  const { trial } = item;
  if (!trial) return null;
  const { tried, prevented, thanks } = trial;
  return (
    <div className={styles.trial} data-print="whole">
      <Result result={trial.result} />
      {tried && (
        <p className={styles.tried}>
          <Label {...tried} />
        </p>
      )}
      <Who firm={trial.firm} date={trial.date} />
      <Conditions conditions={trial.conditions} learned={trial.learned} />
      {prevented.length > 0 && (
        <>
          <h3>{say`防げた失敗`}</h3>
          <ul>
            {prevented.map((failure) => (
              <li key={failure.id}>
                <Label {...failure} />
              </li>
            ))}
          </ul>
        </>
      )}
      {thanks && (
        <>
          <h3>{say`お礼`}</h3>
          <blockquote className={styles.thanks}>
            <p>
              <Furigana text={thanks.text} />
            </p>
            {thanks.to.length > 0 && <footer>{sayJsx`${<Labels values={thanks.to} />}へ`}</footer>}
          </blockquote>
        </>
      )}
    </div>
  );
}
