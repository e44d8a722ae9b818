import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { QrProp } from '../../paper-props.js';
import styles from './corner.module.css';
import { QrCode } from './QrCode.js';

interface CornerProps {
  readonly title: string;
  readonly qr: QrProp;
  readonly revision?: string | undefined;
  /** In front of the head of a page that is made for the screen: on paper only. */
  readonly float?: boolean;
}

/** Upper right corner of every sheet: the code that leads back to the page, and which revision this paper is. */
export const Corner = ({ title, qr, revision, float = false }: CornerProps): ReactNode => (
  <div className={float ? styles.float : styles.corner} data-print={float ? 'only' : undefined}>
    <QrCode qr={qr} label={say`「${title}」のページ`} />
    <p>{revision ?? say`版の記載なし`}</p>
  </div>
);
