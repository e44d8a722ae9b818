import type { ReactNode } from 'react';
import { dialOf, isDial } from '../../shown.js';
import { weldBanner } from '../../shown-weld.js';
import type { WeldProp } from '../../weld-props.js';
import { FieldRows } from '../item/FieldRows.js';
import styles from './dials.module.css';

/** Conditions to be set before one begins, readable from the machine; first how far to trust them. */
export function Dials({ weld }: { readonly weld: WeldProp }): ReactNode {
  const { title, text, numbers } = weldBanner(weld);
  const dials = weld.rows.filter(({ values }) => isDial(values));
  return (
    <>
      <p>
        <strong>{title}</strong>　{text}
        {numbers}
      </p>
      <dl className={styles.dials}>
        {dials.map(({ label, values }) => (
          <div key={label}>
            <dt>{label}</dt>
            {values.map((value) => (
              <Dial key={value.label} text={value.label} />
            ))}
          </div>
        ))}
      </dl>
      <FieldRows rows={weld.rows.filter((row) => !dials.includes(row))} />
    </>
  );
}

function Dial({ text }: { readonly text: string }): ReactNode {
  const { word, number, unit, note } = dialOf(text);
  return (
    <dd>
      {word && `${word} `}
      <b>{number}</b> {unit}
      {note && <small>{note}</small>}
    </dd>
  );
}
