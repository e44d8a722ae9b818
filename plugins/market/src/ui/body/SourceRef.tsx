import type { ReactNode } from 'react';
import { SourceLinks } from '../parts/SourceLinks.js';
import { useItem } from './ItemContext.js';

interface SourceRefProps {
  readonly tag: string;
  /** Absent in `.mdx`: the page's list of sources knows it. */
  readonly number?: number;
}

export function SourceRef({ tag, number }: SourceRefProps): ReactNode {
  const item = useItem();
  const known = number ?? item?.sources.find((source) => source.tag === tag)?.number;
  return known === undefined ? <sup>[{tag}]</sup> : <SourceLinks numbers={[known]} />;
}
