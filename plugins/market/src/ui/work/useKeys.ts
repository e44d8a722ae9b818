import { useEffect } from 'react';

/** Parts that have a use for these keys themselves. */
const OWN =
  'input, select, textarea, video, audio, dialog, summary, [contenteditable], [tabindex="0"]';
const PRESSED = 'a, button';

/** → and Space go on, ← goes back; Space scrolls first where there is more to read. */
export function useKeys(go: (by: 1 | -1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (target instanceof Element && target.closest(OWN)) return;
      if (key === 'ArrowRight') go(1);
      else if (key === 'ArrowLeft') go(-1);
      else if (key === ' ' && !event.shiftKey) {
        if (target instanceof Element && target.closest(PRESSED)) return;
        const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
        if (scrollTop + clientHeight < scrollHeight - 2) return;
        event.preventDefault();
        go(1);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [go]);
}
