import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { useItem } from '../body/ItemContext.js';
import { Icon } from '../icons/Icon.js';
import styles from './tools.module.css';

/** 紙で使う: the sheets of a manual, folded so that the row stays calm. */
export function PaperTools(): ReactNode {
  const papers = useItem()?.papers;
  return papers && <PaperList papers={papers} />;
}

const PaperList = ({ papers }: Required<Pick<ItemPageProp, 'papers'>>): ReactNode => (
  <li>
    <details className={styles.fold}>
      <summary className={styles.tool}>
        <Icon name="print" />
        紙で使う
      </summary>
      <ul>
        <li>
          <Link to={papers.breakdown}>A4の作業分解シート</Link>
        </li>
        <li>
          <Link to={papers.labels}>貼り紙（QR）</Link>
        </li>
        <li>
          <Link to={papers.ojt}>OJT記録</Link>
        </li>
        <li>
          <Link to={papers.print}>ほかのページとまとめて</Link>
        </li>
      </ul>
    </details>
  </li>
);
