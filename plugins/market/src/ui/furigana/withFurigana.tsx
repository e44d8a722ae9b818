import { Children, createElement, type ElementType, type ReactNode } from 'react';
import { noFurigana, useFurigana } from './context.js';
import { Furigana } from './Furigana.js';

const TAGS = ['p', 'li', 'td', 'th', 'dt', 'dd', 'strong', 'em', 'h3', 'h4'];

/**
 * `.mdx` is a module, not data: its tags look their own texts up. A text that MDX cuts or joins in
 * another way than `.md` does stays without furigana.
 *
 * @param components - What each tag is by now; others are plain HTML.
 */
export const withFurigana = (
  components: Readonly<Record<string, ElementType>>,
): Record<string, ElementType> =>
  Object.fromEntries(
    TAGS.map((tag) => {
      const Tag = components[tag] ?? tag;
      const Read = (props: { readonly children?: ReactNode }): ReactNode => {
        // Other pages of the site, too, are made of these: their parts get what their author wrote.
        if (useFurigana() === noFurigana) return createElement(Tag, props);
        const { children, ...rest } = props;
        return createElement(Tag, rest, ...readChildren(children));
      };
      return [tag, Read];
    }),
  );

const readChildren = (children: ReactNode): ReactNode[] =>
  (Children.map(children, (child) =>
    typeof child === 'string' ? <Furigana text={child} /> : child,
  ) ?? []) as ReactNode[];
