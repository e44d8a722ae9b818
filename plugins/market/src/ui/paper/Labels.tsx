import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { LabelsProp, QrProp } from '../../paper-props.js';
import styles from './labels.module.css';
import { QrCode } from './QrCode.js';

/** 貼り紙: cut along the lines and stick to the machine; each code leads to its step in no tap. */
export function Labels({ sheet }: { readonly sheet: LabelsProp }): ReactNode {
  const { head, steps } = sheet;
  const foot = [head.revision ?? say`版の記載なし`, head.fictional && say`見本（架空）`].filter(
    Boolean,
  );
  return (
    <article data-paper="labels">
      <h1 className={styles.title}>{say`${head.title}の貼り紙`}</h1>
      <ul className={styles.labels}>
        <Label qr={head.qr} name={head.title} of={head.kindLabel} foot={foot.join('　')} />
        {steps.map(({ id, number, title, qr }) => (
          <Label
            key={id}
            qr={qr}
            number={number}
            name={title}
            of={head.title}
            foot={foot.join('　')}
          />
        ))}
      </ul>
    </article>
  );
}

interface LabelProps {
  readonly qr: QrProp;
  readonly number?: number;
  readonly name: string;
  readonly of: string;
  readonly foot: string;
}

const Label = ({ qr, number, name, of, foot }: LabelProps): ReactNode => (
  <li className={styles.label} data-step={number}>
    <QrCode qr={qr} label={number ? say`手順${number}「${name}」` : say`「${name}」のページ`} />
    <div className={styles.words}>
      <p className={styles.of}>{of}</p>
      <p className={styles.name}>
        {number && <span>{number}</span>}
        {name}
      </p>
      <p className={styles.foot}>{foot}</p>
    </div>
  </li>
);
