import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Chain } from '../failures/Chain.js';
import { Furigana } from '../furigana/Furigana.js';
import { Blank } from '../parts/Labels.js';
import styles from './failure.module.css';

/** Scenario first, then what happened in Hatamura's order. */
export function Failure({ item }: { readonly item: ItemPageProp }): ReactNode {
  if (!item.failure) return null;
  return (
    <>
      {item.scenario && <Chain scenario={item.scenario} />}
      <dl className={styles.story}>
        {item.failure.rows.map(({ label, text }) => (
          <div key={label} data-print="whole">
            <dt>
              <Furigana text={label} />
            </dt>
            <dd>{text ? <Furigana text={text} /> : <Blank />}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The chain of a case that tells a failure. */
export const CaseChain = ({ item }: { readonly item: ItemPageProp }): ReactNode =>
  item.scenario ? <Chain scenario={item.scenario} /> : null;
