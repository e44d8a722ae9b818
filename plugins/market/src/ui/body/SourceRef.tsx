import type { ReactNode } from 'react';
import { SourceLinks } from '../parts/SourceLinks.js';

interface SourceRefProps {
  readonly tag: string;
  /** Absent in `.mdx` the market did not resolve: then the tag itself is shown. */
  readonly number?: number;
}

export const SourceRef = ({ tag, number }: SourceRefProps): ReactNode =>
  number === undefined ? <sup>[{tag}]</sup> : <SourceLinks numbers={[number]} />;
