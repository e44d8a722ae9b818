import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { CSSProperties, ReactNode } from 'react';
import type { BreakdownProp } from '../../paper-props.js';
import type { FieldRow } from '../../props.js';
import { dialOf } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { markWords } from '../labels.js';
import { Address } from './Address.js';
import { PaperHead } from './PaperHead.js';
import styles from './paper.module.css';
import { QrCode } from './QrCode.js';

/** 作業分解シート: what a trainer keeps at hand, on one sheet where it fits. */
export function Breakdown({ sheet }: { readonly sheet: BreakdownProp }): ReactNode {
  const { head, weld, safety, atHand, steps, fit } = sheet;
  return (
    <article
      className={styles.sheet}
      data-fit={fit.onePage ? 'one' : 'long'}
      style={{ '--points': `${fit.points}pt`, '--picture': `${fit.picture}mm` } as CSSProperties}
      data-paper="breakdown"
    >
      <div className={styles.top}>
        <PaperHead name={say`作業分解シート`} head={head}>
          {weld && <Told rows={weld.rest} inLine />}
        </PaperHead>
      </div>
      <div className={styles.before}>
        {weld && (
          <section aria-label={say`溶接条件`}>
            <p className={styles.banner}>{weld.banner}</p>
            <dl className={styles.dials}>
              {weld.dials.map((row) => (
                <Dial key={row.label} row={row} />
              ))}
            </dl>
          </section>
        )}
        <Told rows={safety} />
        <Told rows={atHand} inLine />
      </div>
      <p className={styles.columns} aria-hidden="true">
        <span>{say`手順`}</span>
        <span>{say`急所`}</span>
        <span>{say`理由`}</span>
        <span>{say`くわしく`}</span>
      </p>
      <ol className={styles.steps} data-steps>
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      <Address head={head}>
        <Legend />
      </Address>
    </article>
  );
}

const signWords = { ok: say`○ よい例`, ng: say`× 悪い例` } as const;

function Step({ step }: { readonly step: BreakdownProp['steps'][number] }): ReactNode {
  const { number, title, points, pictures, qr } = step;
  return (
    <li className={styles.step} data-pictures={pictures.length > 0 || undefined}>
      <h2 className={styles.stepTitle}>
        <span>{number}</span>
        {title}
      </h2>
      <div className={styles.points}>
        {points.length === 0 && <p className={styles.none}>{say`急所の記載なし`}</p>}
        {points.map((point) => (
          <dl key={point.id} className={styles.point}>
            <dt>
              <Mark mark={point.mark} /> {point.text}
            </dt>
            <dd>{point.reason ?? say`理由の記載なし`}</dd>
          </dl>
        ))}
        {pictures.length > 0 && (
          <div className={styles.pictures}>
            {pictures.map(({ sign, alt, ...picture }) => (
              <figure key={picture.src}>
                {sign && <figcaption>{signWords[sign]}</figcaption>}
                <img {...picture} alt={alt} />
              </figure>
            ))}
          </div>
        )}
      </div>
      <QrCode qr={qr} label={say`手順${number}「${title}」`} />
    </li>
  );
}

type Mark = BreakdownProp['steps'][number]['points'][number]['mark'];

/** Shape and word, so that a black-and-white copy says the same. */
const Mark = ({ mark }: { readonly mark: Mark }): ReactNode =>
  mark && (
    <b className={styles.mark}>
      <Icon name={markWords[mark].icon} size="1.2em" />
      {markWords[mark].label}
    </b>
  );

const Legend = (): ReactNode => (
  <span
    className={styles.legend}
  >{sayJsx`${<Mark mark="success" />}できばえを決める${<Mark mark="safety" />}けがを防ぐ${<Mark mark="ease" />}楽に早くできる`}</span>
);

/** A value one dials in: the number is what one looks for across the bench. */
const Dial = ({ row }: { readonly row: FieldRow }): ReactNode => (
  <div>
    <dt>{row.label}</dt>
    {row.values.map(({ label }) => {
      const { word, number, unit, note } = dialOf(label);
      return (
        <dd key={label}>
          {word && <small>{word} </small>}
          <b>{number}</b> {unit}
          {note && <small>{note}</small>}
        </dd>
      );
    })}
  </div>
);

interface ToldProps {
  readonly rows: readonly FieldRow[];
  /** One after another instead of a line each. */
  readonly inLine?: boolean;
}

const Told = ({ rows, inLine = false }: ToldProps): ReactNode =>
  rows.length > 0 && (
    <dl className={inLine ? styles.inLine : styles.rows}>
      {rows.map(({ label, values }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{values.map((value) => value.label).join(say`、`)}</dd>
        </div>
      ))}
    </dl>
  );
