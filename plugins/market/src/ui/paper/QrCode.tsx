import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { QrProp } from '../../paper-props.js';
import styles from './qr.module.css';

interface QrCodeProps {
  readonly qr: QrProp;
  /** What it leads to, for those who hear the page. */
  readonly label: string;
}

/** A code drawn at build: dark on white whatever the colours around it, as scanners want it. */
export const QrCode = ({ qr, label }: QrCodeProps): ReactNode => (
  <svg
    className={styles.qr}
    viewBox={`0 0 ${qr.size} ${qr.size}`}
    style={{ width: `${qr.mm}mm` }}
    role="img"
    aria-label={say`QRコード：${label}`}
    data-qr={qr.address}
  >
    <path className={styles.light} d={`M0 0h${qr.size}v${qr.size}H0z`} />
    <path className={styles.dark} d={qr.path} />
  </svg>
);
