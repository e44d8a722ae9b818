import { createReporter, parseBody, tidyBody } from '@chishiki-ichiba/model';
import { renderBody } from '../body/render-body.js';
import type { BodyNode } from '../props.js';

export interface ReferencePageProp {
  readonly title: string;
  readonly body: readonly BodyNode[];
}

/** The authors' reference (generated Markdown) as a page. */
export function toReferencePage(markdown: string): ReferencePageProp {
  const reporter = createReporter('reference.md');
  const root = parseBody(markdown, 'md', reporter);
  if (!root) throw new Error('The generated reference is not Markdown');
  tidyBody(root, reporter);
  const { body } = renderBody(root, {
    link: (url) => url,
    image: () => undefined,
    component: (_, props) => ({ ...props }),
  });
  return { title: '書ける欄の一覧', body };
}
