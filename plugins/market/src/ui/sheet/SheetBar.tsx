import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { PaperProp, SheetProp } from '../../props.js';
import { paperText } from '../../shown.js';
import { PrintBar } from '../canvas/PrintBar.js';

interface SheetBarProps {
  readonly paper: PaperProp;
  readonly toRead?: SheetProp['toRead'];
}

/** What paper a sheet wants, and the way to print it. */
export const SheetBar = ({ paper, toRead }: SheetBarProps): ReactNode => (
  <PrintBar text={paperText(paper, toRead)} action={say`この紙を印刷する`} />
);
