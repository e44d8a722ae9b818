import { useLocation } from '@docusaurus/router';
import { type RefObject, useEffect } from 'react';

/**
 * A link to a cause (`#cause-…`) opens it: browsers go to a closed `details` and leave it closed.
 *
 * Where the groups stand side by side the whole tree is shown, not the one word: come to by its own
 * place, the header would cut words of the other columns, at whatever height they are.
 */
export function useOpenByHash(tree: RefObject<HTMLElement | null>): void {
  const { hash } = useLocation();
  useEffect(() => {
    const target = hash.length > 1 ? document.getElementById(decode(hash.slice(1))) : null;
    if (!target || !tree.current?.contains(target)) return;
    if (target instanceof HTMLDetailsElement) {
      if (target.open) return;
      target.open = true;
    }
    const [first, second] = tree.current.children;
    const beside = first && second && top(first) === top(second);
    (beside ? tree.current : target).scrollIntoView();
    // Other words that are open may have pushed it out of sight.
    if (top(target) > window.innerHeight * 0.7) target.scrollIntoView();
  }, [hash, tree]);
}

const top = (element: Element): number => element.getBoundingClientRect().top;

/** A hash that somebody typed need not be well formed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
