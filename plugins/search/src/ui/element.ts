import type { ElementType, ReactNode } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';

/**
 * An element with children that need no keys, as JSX makes it: pages in another language than the authors'
 * put a `jsx` of their own in, which `createElement` would go past.
 */
export const element = (
  type: ElementType | string,
  props: object | null | undefined,
  children: readonly ReactNode[],
): ReactNode =>
  children.length > 1
    ? jsxs(type as ElementType, { ...props, children })
    : jsx(
        type as ElementType,
        children.length > 0 ? { ...props, children: children[0] } : { ...props },
      );
