import type { ReactNode } from 'react';
import type { TextRange } from '../types.js';

/** Text with `<mark>` over half-open UTF-16 ranges (sorted, not overlapping). Never HTML strings. */
export function Marked({
  text,
  ranges = [],
}: {
  text: string;
  ranges?: readonly TextRange[];
}): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
