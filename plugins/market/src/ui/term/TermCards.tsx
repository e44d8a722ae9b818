import { type ReactNode, useRef } from 'react';
import { TermCard } from './TermCard.js';
import { useOpenTerm } from './useOpenTerm.js';

/** The card of the term the reader points at, focuses or taps; one at a time on the whole site. */
export function TermCards(): ReactNode {
  const card = useRef<HTMLDivElement>(null);
  const [open, close] = useOpenTerm(card);
  return open && <TermCard key={`${open.id} ${open.by}`} open={open} close={close} box={card} />;
}
