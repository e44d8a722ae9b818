import Head from '@docusaurus/Head';
import type { ReactNode } from 'react';

interface PageSetupProps {
  readonly size: 'A4' | 'A3';
  /** As CSS writes it. */
  readonly margin: string;
  /** More than one sheet: number them in the corner. */
  readonly numbered?: boolean;
}

/**
 * Paper of the page it stands on, landscape. A named page on the body, because only then it wins over the
 * market's own paper in whatever order the styles arrive.
 */
export const PageSetup = ({ size, margin, numbered = false }: PageSetupProps): ReactNode => (
  <Head>
    <style>
      {`@page ichiba-wide{size:${size} landscape;margin:${margin};@bottom-left{content:none}${
        numbered ? '' : '@bottom-right{content:none}'
      }}@media print{body{page:ichiba-wide}}`}
    </style>
  </Head>
);
