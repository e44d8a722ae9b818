import type { CanvasId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { ReactNode } from 'react';
import type { BlankCanvasProp } from '../../canvas-props.js';
import { canvasBlocks } from '../labels.js';
import canvasStyles from './canvas.module.css';
import styles from './paper.module.css';

const fields = [say`名前`, say`日付`, say`書いた人`, say`第何回`];

/** A sheet to write on: who and when on top, the aim, nine blocks with their questions, effects below. */
export function BlankSheet({ canvas }: { readonly canvas: BlankCanvasProp }): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  return (
    <div className={styles.blank}>
      <p className={styles.blankTitle} data-print="only">{say`ビジネスモデルキャンバス`}</p>
      <ul className={styles.fields} aria-label={say`手で書き込む欄`}>
        {fields.map((field) => (
          <li key={field}>{field}</li>
        ))}
      </ul>
      <p className={styles.line}>{say`主目的（何のための連携か）`}</p>
      <dl className={`${canvasStyles.canvas} ${styles.write}`}>
        {canvas.blocks.map((block) => (
          <WriteBlock key={block.id} {...block} />
        ))}
      </dl>
      <p className={styles.line}>{say`外部効果（お金では測らないもの：人・知恵・名前・地域）`}</p>
      <p className={styles.address}>
        {siteConfig.title}　{siteConfig.url}
        {canvas.url}
      </p>
    </div>
  );
}

const WriteBlock = ({
  id,
  label,
  url,
  questions,
}: BlankCanvasProp['blocks'][number]): ReactNode => (
  <div className={canvasStyles.block} style={{ gridArea: areaOf(id) }}>
    <dt className={canvasStyles.label}>
      <Link to={url}>{label}</Link>
    </dt>
    {questions.map((question) => (
      <dd key={question} className={styles.question}>
        {question}
      </dd>
    ))}
  </div>
);

const areaOf = (id: CanvasId): string => canvasBlocks[id].area;
