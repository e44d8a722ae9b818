import Link from '@docusaurus/Link';
import { type ElementType, Fragment, type Key, type ReactNode } from 'react';
import { jsxs as makeMany, jsx as makeOne } from 'react/jsx-runtime';
import { findJapanese } from './japanese.js';

type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode };
type Make = (type: ElementType, props: Props, key?: Key) => ReactNode;

/** Hold text and nothing else: a mark stands on them, whatever else is said in them. */
const TEXT_ONLY: ReadonlySet<unknown> = new Set(['option', 'text', 'tspan', 'desc', 'ruby']);
/** Are no text on the page, or let no mark be read. */
const UNMARKED: ReadonlySet<unknown> = new Set([
  'title',
  'style',
  'script',
  'textarea',
  'noscript',
]);

/**
 * React's `jsx` and `jsxs` for parts on a page in another language than the authors': whatever stands there
 * in Japanese carries `lang`, so that it is spoken and drawn as Japanese. What is translated carries none.
 */
export function createMarkedJsx(letter: RegExp): { readonly jsx: Make; readonly jsxs: Make } {
  const jsx: Make = (type, props, key) => makeOne(type, mark(type, props, letter) as object, key);
  const jsxs: Make = (type, props, key) => makeMany(type, mark(type, props, letter) as object, key);
  return { jsx, jsxs };
}

function mark(type: ElementType, props: Props, letter: RegExp): Props {
  // Other parts put their children into tags of their own, which come by here again; the link's do not.
  const isTag = typeof type === 'string' || type === Link;
  if ((!isTag && type !== Fragment) || UNMARKED.has(type)) return props;
  const { children } = props;
  const ownLang = isTag && props.lang === undefined;
  const html = (props.dangerouslySetInnerHTML as { readonly __html?: unknown } | undefined)?.__html;
  for (const words of [props.alt, html, TEXT_ONLY.has(type) ? textOf(children) : undefined])
    if (ownLang && typeof words === 'string' && findJapanese(words, letter))
      return { ...props, lang: 'ja' };
  if (TEXT_ONLY.has(type)) return props;
  if (typeof children === 'string') {
    if (!isTag || !ownLang || findJapanese(children, letter) !== 'whole')
      return changed(props, props.lang === 'ja' ? children : wrap(children, letter));
    return { ...props, lang: 'ja' };
  }
  if (!Array.isArray(children) || props.lang === 'ja') return props;
  return changed(props, wrapAll(children, letter));
}

const changed = (props: Props, children: ReactNode): Props =>
  children === props.children ? props : { ...props, children };

const textOf = (children: ReactNode): string =>
  typeof children === 'string'
    ? children
    : Array.isArray(children)
      ? children.map((child: ReactNode) => textOf(child)).join('')
      : '';

/** The same list where there is nothing to mark: React knows by it that its keys were looked at. */
function wrapAll(children: readonly ReactNode[], letter: RegExp): ReactNode {
  let isSame = true;
  const wrapped = children.map((child, at): ReactNode => {
    const made = Array.isArray(child)
      ? wrapAll(child, letter)
      : typeof child === 'string'
        ? wrap(child, letter, `ja-${at}`)
        : child;
    if (made !== child) isSame = false;
    return made;
  });
  return isSame ? (children as ReactNode) : wrapped;
}

/** One element for one text, so that rows and grids get no more parts than they had. */
function wrap(text: string, letter: RegExp, key?: Key): ReactNode {
  const place = findJapanese(text, letter);
  if (!place) return text;
  if (place === 'whole') return makeOne('span', { lang: 'ja', children: text }, key);
  const [start, end] = place;
  const inside = makeOne('span', { lang: 'ja', children: text.slice(start, end) });
  return makeMany('span', { children: [text.slice(0, start), inside, text.slice(end)] }, key);
}
