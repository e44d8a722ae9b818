import { say } from '@chishiki-ichiba/model/say';
import type { BodyNode } from '../body-props.js';
import type { FieldRow, Labelled } from '../props.js';
import { SOURCE_REF } from './to-markdown.js';

/** Small makers of the plain tree that a twin is written from. */

export const el = (type: string, ...children: readonly BodyNode[]): BodyNode => [
  type,
  null,
  ...children,
];
export const p = (...children: readonly BodyNode[]): BodyNode => el('p', ...children);

/** Nothing where there is nothing to list. */
export const ul = (entries: readonly (BodyNode | readonly BodyNode[])[]): BodyNode[] =>
  entries.length === 0
    ? []
    : [el('ul', ...entries.map((entry) => el('li', ...(isNodes(entry) ? entry : [entry]))))];

/** A node is a text or begins with its type; a list of them begins with a node. */
const isNodes = (entry: BodyNode | readonly BodyNode[]): entry is readonly BodyNode[] =>
  typeof entry !== 'string' &&
  !(typeof entry[0] === 'string' && (entry[1] === null || isProps(entry[1])));
const isProps = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const link = ({ label, url }: Pick<Labelled, 'label' | 'url'>): BodyNode =>
  url ? ['a', { href: url }, label] : label;

/** `A、B、C`, each a link where it has a page. */
export const links = (values: readonly Labelled[]): BodyNode[] =>
  values.flatMap((value, index) => (index === 0 ? [link(value)] : [say`、`, link(value)]));

export const refs = (numbers: readonly number[]): BodyNode[] =>
  numbers.map((number) => [SOURCE_REF, { number }]);

/** A heading and what stands under it; nothing where nothing does. */
export const section = (title: string, nodes: readonly BodyNode[]): BodyNode[] =>
  nodes.length > 0 ? [el('h2', title), ...nodes] : [];

export const row = ({ label, values }: FieldRow): BodyNode[] => [say`${label}：`, ...links(values)];

export const table = (
  head: readonly string[],
  rows: readonly (readonly (BodyNode | readonly BodyNode[])[])[],
): BodyNode[] =>
  rows.length === 0
    ? []
    : [
        el(
          'table',
          el('thead', el('tr', ...head.map((cell) => el('th', cell)))),
          el(
            'tbody',
            ...rows.map((cells) =>
              el('tr', ...cells.map((cell) => el('td', ...(isNodes(cell) ? cell : [cell])))),
            ),
          ),
        ),
      ];

/** Lines as a list; blanks are left out. */
export const lines = (list: readonly (string | undefined)[]): BodyNode[] =>
  ul(list.filter((line): line is string => line !== undefined && line !== ''));
