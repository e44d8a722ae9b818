import type { ReactNode } from 'react';
import type { FieldRow } from '../../props.js';
import { isLong } from '../../shown.js';
import { Furigana } from '../furigana/Furigana.js';
import { Label, Labels } from '../parts/Labels.js';
import styles from './item.module.css';

/** Label and value in lines; many or long values one below the other. */
export const FieldRows = ({ rows }: { readonly rows: readonly FieldRow[] }): ReactNode => (
  <dl className={styles.rows}>
    {rows.map(({ label, values }) => (
      <div key={label}>
        <dt>
          <Furigana text={label} />
        </dt>
        <dd>{isLong(values) ? <Stack values={values} /> : <Labels values={values} />}</dd>
      </div>
    ))}
  </dl>
);

const Stack = ({ values }: { readonly values: FieldRow['values'] }): ReactNode => (
  <ul>
    {values.map((value) => (
      <li key={`${value.id}-${value.label}`}>
        <Label label={value.label} url={value.url} />
      </li>
    ))}
  </ul>
);
