import { cutWords, keyOf, type WordTable } from '@chishiki-ichiba/model/say';
import { type Node, parse } from 'acorn';

/** What of a syntax tree is looked at here. */
interface Tagged extends Node {
  readonly type: 'TaggedTemplateExpression';
  readonly tag: Node & { readonly name?: string };
  readonly quasi: {
    readonly quasis: readonly { readonly value: { readonly cooked?: string | null } }[];
    readonly expressions: readonly Node[];
  } & Node;
}

/**
 * A module of ours for the browser with the words of one language in place of its Japanese ones.
 *
 * `` say`${n}件` `` becomes `` `${n} items` ``, and `` sayJsx`…` `` keeps its tag, which puts elements between
 * texts. A value may move or be left out; each is worked out once.
 *
 * @param code - Compiled module, without types and JSX.
 * @param table - Words of the language; what it lacks stays Japanese.
 */
export function inlineWords(code: string, table: WordTable): string {
  // Cheaper than reading: a module that says nothing has no such import.
  if (!code.includes('model/say') && !code.includes('say-jsx.js')) return code;
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  return print(program as Node, code, table);
}

/** The text of a node, with every tagged template in it replaced. */
function print(node: Node, code: string, table: WordTable): string {
  const pieces: string[] = [];
  let at = node.start;
  for (const found of taggedIn(node)) {
    pieces.push(code.slice(at, found.start), printTagged(found, code, table));
    at = found.end;
  }
  return pieces.join('') + code.slice(at, node.end);
}

function printTagged({ tag, quasi }: Tagged, code: string, table: WordTable): string {
  const key = keyOf(quasi.quasis.map(({ value }) => value.cooked ?? ''));
  const words = cutWords(table[key] ?? key).map((part) => {
    if (typeof part === 'string') return quote(part);
    const value = quasi.expressions[part];
    return value ? `\${${print(value, code, table)}}` : '';
  });
  return `${tag.name === 'sayJsx' ? 'sayJsx' : ''}\`${words.join('')}\``;
}

const quote = (text: string): string => text.replace(/[\\`]|\$\{/g, '\\$&');

/** The outermost tagged templates of ours at or below a node, in their order. */
function taggedIn(node: Node): Tagged[] {
  if (node.type === 'TaggedTemplateExpression') {
    const tagged = node as Tagged;
    if (tagged.tag.name === 'say' || tagged.tag.name === 'sayJsx') return [tagged];
  }
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .flatMap(taggedIn)
    .sort((a, b) => a.start - b.start);
}

const isNode = (value: unknown): value is Node =>
  typeof (value as Node | null | undefined)?.type === 'string';
