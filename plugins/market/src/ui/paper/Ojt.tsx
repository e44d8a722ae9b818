import { say } from '@chishiki-ichiba/model/say';
import type { CSSProperties, ReactNode } from 'react';
import type { OjtProp } from '../../paper-props.js';
import { table as Table } from '../body/elements.js';
import { Address } from './Address.js';
import styles from './ojt.module.css';
import { PaperHead } from './PaperHead.js';
import paper from './paper.module.css';

/**
 * The four steps of teaching of TWI job instruction (prepare, present, try out, follow up), in this
 * site's own words; what the trainer looks for in each.
 */
const teaching = [
  {
    title: say`教える準備`,
    text: say`どこまで知っているか聞く。何に使う品物かを話す。手元が見える側に立ってもらう。`,
  },
  {
    title: say`やって見せる`,
    text: say`手順を一つずつ、言いながらやる。二度目は急所、三度目は理由も言う。急がない。`,
  },
  {
    title: say`やらせてみる`,
    text: say`だまってやってもらい、違えばその場で直す。次に手順を、急所を、理由を言いながらやってもらう。`,
  },
  {
    title: say`教えた後を見る`,
    text: say`一人でやってもらう。困ったとき聞く人を決める。初めはよく見に行き、だんだん減らす。`,
  },
] as const;

const marks = [say`見せた`, say`できた`, say`手順を言えた`, say`急所と理由を言えた`] as const;

/** OJT記録: one learner, one manual, one revision. Written in by hand, people by code and never by name. */
export function Ojt({ sheet }: { readonly sheet: OjtProp }): ReactNode {
  const { head, steps, fit } = sheet;
  return (
    <article
      className={paper.sheet}
      data-fit={fit.onePage ? 'one' : 'long'}
      style={{ '--points': `${fit.points}pt` } as CSSProperties}
      data-paper="ojt"
    >
      <div className={paper.top}>
        <PaperHead name={say`OJT記録`} head={head} />
      </div>
      <ul className={styles.who}>
        <li>{say`習う人（記号）`}</li>
        <li>{say`教える人（記号）`}</li>
        <li>{say`始めた日`}</li>
      </ul>
      <section aria-label={say`教え方の四段階`}>
        <ol className={styles.teaching}>
          {teaching.map(({ title, text }) => (
            <li key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
              <p className={styles.day}>{say`日付　　　　記号`}</p>
            </li>
          ))}
        </ol>
      </section>
      <div className={styles.table}>
        <Table>
          <caption className="ichiba-hidden">{say`手順ごとの記録`}</caption>
          <thead>
            <tr>
              <th scope="col">{say`手順と急所`}</th>
              {marks.map((mark) => (
                <th key={mark} scope="col">
                  {mark}
                </th>
              ))}
              <th scope="col">{say`日付・記号`}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ id, number, title, points }) => (
              <tr key={id}>
                <th scope="row">
                  {number}　{title}
                  <small>{points.map((point) => point.text).join('・')}</small>
                </th>
                {marks.map((mark) => (
                  <td key={mark} className={styles.tick}>
                    <span aria-hidden="true">☐</span>
                  </td>
                ))}
                <td />
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <section aria-label={say`教えた後`} className={styles.after}>
        <ul>
          <li>{say`見に行った日と、そのとき直したこと（1回目）`}</li>
          <li>{say`2回目`}</li>
          <li>{say`3回目`}</li>
        </ul>
        <ul className={styles.done}>
          <li>{say`☐ この版の手順を、一人でできる`}</li>
          <li>{say`完了した日`}</li>
          <li>{say`習った人（記号）`}</li>
          <li>{say`確かめた人（記号）`}</li>
        </ul>
        <p>{say`${head.revision ?? say`版の記載なし`}の記録です。手順が改まったら、変わった手順だけ教え直し、新しい版の紙に書きます。`}</p>
      </section>
      <Address head={head} />
    </article>
  );
}
