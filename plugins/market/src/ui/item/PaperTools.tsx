import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
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
      <summary className={styles.tool}>{sayJsx`${<Icon name="print" />}紙で使う`}</summary>
      <ul>
        <li>
          <Link to={papers.breakdown}>{say`A4の作業分解シート`}</Link>
        </li>
        <li>
          <Link to={papers.labels}>{say`貼り紙（QR）`}</Link>
        </li>
        <li>
          <Link to={papers.ojt}>{say`OJT記録`}</Link>
        </li>
        <li>
          <Link to={papers.print}>{say`ほかのページとまとめて`}</Link>
        </li>
      </ul>
    </details>
  </li>
);
