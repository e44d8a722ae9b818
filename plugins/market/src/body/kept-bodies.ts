import type { Root } from 'mdast';
import { type RenderContext, renderBody } from './render-body.js';

type Rendered = ReturnType<typeof renderBody>;
type Ask = (context: RenderContext) => unknown;

/** A rendered body with every question it asked the market while it was made, and the answers. */
interface Kept {
  readonly source: object;
  readonly asked: readonly { readonly ask: Ask; readonly answer: string }[];
  readonly rendered: Rendered;
}

/** Bodies made for an earlier save. */
export interface KeptBodies {
  /**
   * As `renderBody`; a body whose source is the one it was made from is not made again as long as the market
   * answers all its questions (links, pictures, components, terms) as it did then. The questions are asked
   * in the same order, so whoever counts while answering counts the same.
   *
   * @param name - The body's file.
   * @param source - What the body comes from; the same object as long as nothing in it has changed.
   */
  render(name: string, source: object, root: Root, context: RenderContext): Rendered;
}

/** For one dev server: bodies stay as long as the terms that are marked in them are the same. */
export function createKeptBodies(): {
  /**
   * Before the pages of a save are made.
   *
   * @param glossary - What is known of the terms, as a text.
   * @returns For the pages of this save. Who goes on with those of an earlier one, made with other terms, finds nothing
   *   here and leaves nothing.
   */
  begin(glossary: string): KeptBodies;
} {
  let bodies = new Map<string, Kept>();
  let terms = '';
  return {
    begin(glossary) {
      if (glossary !== terms) bodies = new Map();
      terms = glossary;
      return keptIn(bodies);
    },
  };
}

const keptIn = (bodies: Map<string, Kept>): KeptBodies => ({
  render(name, source, root, context) {
    const known = bodies.get(name);
    if (
      known?.source === source &&
      known.asked.every(({ ask, answer }) => toText(ask(context)) === answer)
    )
      return copyOf(known.rendered);
    const asked: { ask: Ask; answer: string }[] = [];
    const rendered = renderBody(root, listen(context, asked));
    bodies.set(name, { source, asked, rendered });
    return copyOf(rendered);
  },
});

/** The same context, with a list of what it was asked. */
function listen(context: RenderContext, asked: { ask: Ask; answer: string }[]): RenderContext {
  const told = <T>(ask: (context: RenderContext) => T): T => {
    const answer = ask(context);
    asked.push({ ask, answer: toText(answer) });
    return answer;
  };
  const { terms } = context;
  return {
    ...context,
    link: (url) => told((from) => from.link(url)),
    image: (url) => told((from) => from.image(url)),
    component: (name, props) => told((from) => from.component(name, props)),
    ...(terms
      ? { terms: { find: terms.find, url: (id) => told((from) => from.terms?.url(id)) } }
      : {}),
  };
}

const toText = (answer: unknown): string => JSON.stringify(answer) ?? '';

/** Pages name the first section in easy Japanese in their own list. */
const copyOf = ({ body, toc }: Rendered): Rendered => ({ body: [...body], toc });
