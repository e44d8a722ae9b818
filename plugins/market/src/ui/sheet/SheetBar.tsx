import type { ReactNode } from 'react';
import type { PaperProp } from '../../props.js';
import { paperText } from '../../shown.js';
import { PrintBar } from '../canvas/PrintBar.js';

/** What paper a sheet wants, and the way to print it. */
export const SheetBar = ({ paper }: { readonly paper: PaperProp }): ReactNode => (
  <PrintBar text={paperText(paper)} action="この紙を印刷する" />
);
