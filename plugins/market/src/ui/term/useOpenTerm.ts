import { useHistory, useLocation } from '@docusaurus/router';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** A term whose card is open, and what opened it. */
export interface OpenTerm {
  readonly link: HTMLAnchorElement;
  readonly id: string;
  readonly by: 'hover' | 'focus' | 'tap';
}

/** A pointer that only passes opens nothing. */
const OPEN_MS = 300;
/** Time to reach the card. */
const CLOSE_MS = 250;

/**
 * Which term of the page the reader points at. It listens on the document, so that a body pays nothing
 * for its terms but their links.
 *
 * @param card - The card of the open term.
 * @returns The term, and a function that closes its card and gives the focus back.
 */
export function useOpenTerm(
  card: RefObject<HTMLElement | null>,
): [OpenTerm | undefined, () => void] {
  const [open, setOpen] = useState<OpenTerm>();
  const shown = useRef<OpenTerm>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const history = useHistory();
  const { pathname } = useLocation();

  const show = useCallback((term: OpenTerm | undefined): void => {
    clearTimeout(timer.current);
    shown.current = term;
    setOpen(term);
  }, []);

  const close = useCallback((): void => {
    const term = shown.current;
    const hadFocus = card.current?.contains(document.activeElement);
    show(undefined);
    if (!hadFocus || !term) return;
    term.link.focus({ preventScroll: true });
    // The focus came back, the reader did not ask again.
    show(undefined);
  }, [card, show]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other words
  useEffect(() => show(undefined), [pathname, show]);

  useEffect(() => {
    let pressedBy = '';
    const inCard = (target: EventTarget | null): boolean =>
      target instanceof Node && card.current?.contains(target) === true;
    const later = (wait: number, term: OpenTerm | undefined): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => show(term), wait);
    };

    const onOver = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse' || shown.current?.by === 'tap') return;
      const link = termAt(event);
      if (link && link !== shown.current?.link) later(OPEN_MS, toOpen(link, 'hover'));
      else if (!link && !inCard(event.target) && shown.current?.by === 'hover')
        later(CLOSE_MS, undefined);
      else clearTimeout(timer.current);
    };
    const onDown = (event: PointerEvent): void => {
      pressedBy = event.pointerType;
      if (!inCard(event.target) && termAt(event) !== shown.current?.link) show(undefined);
    };
    const onClick = (event: MouseEvent): void => {
      const link = termAt(event);
      if (!link || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      // A click without a press is the keyboard's or a screen reader's: it means the link.
      const isTap = event.detail > 0 && pressedBy !== 'mouse';
      const isSecond = shown.current?.by === 'tap' && shown.current.link === link;
      const isFirstTap = isTap && !isSecond;
      show(isFirstTap ? toOpen(link, 'tap') : undefined);
      if (!isFirstTap) history.push(link.getAttribute('href') ?? '');
    };
    const onFocusIn = (event: FocusEvent): void => {
      const link = termAt(event);
      if (link?.matches(':focus-visible')) show(toOpen(link, 'focus'));
      else if (shown.current && !link && !inCard(event.target)) show(undefined);
    };
    const onFocusOut = (event: FocusEvent): void => {
      if (shown.current?.by === 'focus' && event.target === shown.current.link) show(undefined);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && shown.current) close();
    };

    const listeners = {
      pointerover: onOver,
      pointerdown: onDown,
      click: onClick,
      focusin: onFocusIn,
      focusout: onFocusOut,
      keydown: onKey,
    } as unknown as Readonly<Record<string, EventListener>>;
    // Before the listeners of others: on a USB stick one makes routes of all plain links.
    for (const [name, listener] of Object.entries(listeners))
      document.addEventListener(name, listener, true);
    return () => {
      clearTimeout(timer.current);
      for (const [name, listener] of Object.entries(listeners))
        document.removeEventListener(name, listener, true);
    };
  }, [card, close, show, history]);

  return [open, close];
}

const termAt = ({ target }: Event): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-term]') : null;

const toOpen = (link: HTMLAnchorElement, by: OpenTerm['by']): OpenTerm => ({
  link,
  id: link.dataset.term ?? '',
  by,
});
