import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { OkNg } from '../parts/Shots.js';
import styles from './appearance.module.css';

/** One sentence and two pictures: what a one-point lesson is about. */
export const Opl = ({ item: { opl } }: { readonly item: ItemPageProp }): ReactNode =>
  opl && (
    <>
      {opl.point && <p className={styles.point}>{opl.point}</p>}
      {(opl.ok || opl.ng) && <OkNg ok={opl.ok} ng={opl.ng} />}
    </>
  );
