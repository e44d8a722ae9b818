import type { ReactNode } from 'react';
import type { FuriganaSpan } from '../../body-props.js';
import { useFurigana } from './context.js';

/** A text of the page, with furigana while the reader wants them. */
export const Furigana = ({ text }: { readonly text: string }): ReactNode => (
  <>{writeFurigana(text, useFurigana().find(text))}</>
);

/** The text itself where it has no furigana. */
export function writeFurigana(text: string, spans: readonly FuriganaSpan[] | undefined): ReactNode {
  if (!spans) return text;
  let from = 0;
  const pieces = spans.flatMap(([start, length, reading]): ReactNode[] => {
    const before = text.slice(from, start);
    from = start + length;
    return [
      before,
      <ruby key={start}>
        {text.slice(start, from)}
        <rt>{reading}</rt>
      </ruby>,
    ];
  });
  return [...pieces, text.slice(from)];
}
