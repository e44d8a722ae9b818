import { anchorHeadings, createReporter, parseBody, tidyBody } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import { renderBody } from '../body/render-body.js';
import type { BodyNode } from '../body-props.js';
import type { Labelled } from '../props.js';
import type { ListContext } from './context.js';

export interface ReferencePageProp {
  readonly title: string;
  /** Guides on writing, if the market has them. */
  readonly guides: readonly Labelled[];
  readonly body: readonly BodyNode[];
}

/** The authors' reference (generated Markdown) as a page. */
export function toReferencePage(markdown: string, context: ListContext): ReferencePageProp {
  // The same words each time the dev server makes the pages anew.
  if (latest?.markdown !== markdown) latest = { markdown, body: toBody(markdown) };
  return { title: say`書ける欄の一覧`, guides: writingGuides(context), body: latest.body };
}

let latest: { readonly markdown: string; readonly body: readonly BodyNode[] } | undefined;

function toBody(markdown: string): readonly BodyNode[] {
  const reporter = createReporter('reference.md');
  const root = parseBody(markdown, 'md', reporter);
  if (!root) throw new Error('The generated reference is not Markdown');
  tidyBody(root, reporter);
  anchorHeadings(root);
  return renderBody(root, {
    link: (url) => url,
    image: () => undefined,
    component: (_, props) => ({ ...props }),
  }).body;
}

/** The handbook, and guides whose id says so: `writing-manual`. */
const writingGuides = ({ catalog, urls }: ListContext): Labelled[] =>
  catalog.items
    .filter(
      (item) => item.kind === 'guide' && (item.id === 'handbook' || item.id.startsWith('writing-')),
    )
    .map((item) => ({ id: item.id, label: item.title, url: urls.item(item) }));
