import { element } from '@chishiki-ichiba/search/ui/element.js';
import { Fragment, type ReactNode } from 'react';
import type { TermSpan } from '../../body-props.js';
import { piecesOf } from '../../pieces.js';
import { Furigana } from '../furigana/Furigana.js';
import styles from './term.module.css';

interface TermProps {
  readonly id: string;
  readonly url: string;
  readonly children?: ReactNode;
}

/**
 * A word of the glossary in a text: a link to its page. What the reader is shown on the way there is
 * `TermCards`' business, which finds it by `data-term`. No `Link`: it would fetch the pages of all
 * terms in view beforehand.
 */
export const Term = ({ id, url, children }: TermProps): ReactNode => (
  <a href={url} className={styles.term} data-term={id}>
    {children}
  </a>
);

/** A text with its terms. */
export function MarkedText({
  text,
  terms,
}: {
  readonly text: string;
  readonly terms: readonly TermSpan[];
}): ReactNode {
  const nodes: ReactNode[] = [];
  for (const [index, piece] of piecesOf(text, terms).entries()) {
    const term = index % 2 === 1 ? terms[(index - 1) / 2] : undefined;
    const words = <Furigana text={piece} />;
    nodes.push(
      term ? (
        <Term id={term[2]} url={term[3]}>
          {words}
        </Term>
      ) : (
        words
      ),
    );
  }
  return element(Fragment, null, nodes);
}
