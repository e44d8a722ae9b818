import type { PhrasingContent, RootContent } from 'mdast';
import type { Node, Parent } from 'unist';

/**
 * What a directive (`:::手順[…]`), an MDX element (`<Step>`) and the plain manual syntax all become:
 * one node type for one set of theme components.
 */
export interface ComponentNode extends Parent {
  type: 'component';
  name: ComponentName;
  /** Serialisable; becomes React props. */
  props: Record<string, unknown>;
  children: (RootContent | PhrasingContent | ComponentNode)[];
}

/** Components of the body, and the names authors write them by. */
export const componentNames = {
  Step: ['手順'],
  KeyPoint: ['急所'],
  Video: ['動画'],
  Note: ['補足', 'note', 'info'],
  Tip: ['こつ', 'コツ', 'tip'],
  Caution: ['注意', 'caution', 'warning'],
  Danger: ['危険', 'danger'],
  EasyJapanese: ['やさしい日本語'],
  Members: ['会員'],
  Inhouse: ['社内'],
  Canvas: ['キャンバス'],
  Timeline: ['経過'],
  FillIn: ['記入欄'],
  // A line under a step makes it; `<Timer>` in `.mdx`.
  Timer: [],
  SourceRef: [],
} as const satisfies Record<string, readonly string[]>;
export type ComponentName = keyof typeof componentNames;

const byName = new Map<string, ComponentName>(
  Object.entries(componentNames).flatMap(([name, words]) =>
    [name, ...words].map((word) => [word, name as ComponentName]),
  ),
);

/** Component an author's name stands for; `undefined` for an unknown one. */
export const findComponent = (name: string): ComponentName | undefined => byName.get(name);
/** Names for messages, in Japanese first. */
export const allowedDirectives = (): string[] =>
  Object.values(componentNames).flatMap((words) => words.slice(0, 1));

export const isComponent = (node: Node): node is ComponentNode => node.type === 'component';

declare module 'mdast' {
  interface RootContentMap {
    component: ComponentNode;
  }
  interface PhrasingContentMap {
    component: ComponentNode;
  }
}
