import { sayParts } from '@chishiki-ichiba/model/say';
import { type ElementType, Fragment, type ReactNode } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';

/**
 * Words of the interface with elements in them, in the order of the language: `say` for text only is in
 * the model.
 */
export const sayJsx = (texts: TemplateStringsArray, ...values: readonly ReactNode[]): ReactNode =>
  element(Fragment, null, sayParts<ReactNode>(texts, ...values));

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
