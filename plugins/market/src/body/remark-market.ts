import {
  anonymiseTree,
  attributeName,
  createReporter,
  type Edition,
  findComponent,
  inlineReferences,
  readFillIn,
  remarkBlockDirective,
  type StandIn,
  widenFillIns,
} from '@chishiki-ichiba/model';
import { createTermFinder, type GlossaryEntry } from '@chishiki-ichiba/reading';
import type { Image, Link, Nodes, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { markTerms } from './mark-terms.js';
import { resolveLinks } from './resolve-links.js';

/** What an edition changes in the text of one `.mdx` page. */
export interface MdxPage {
  /** Other words for names that its readers may not know. */
  readonly standIns: readonly StandIn[];
  /** Final addresses of links as typed; `null` where the page is not in this edition. */
  readonly links: Readonly<Record<string, string | null>>;
}

interface PublishedFile {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
}

/** Options are serialisable on purpose: the bundler's cache is keyed by them, so no edition reads another's. */
export interface RemarkMarketOptions {
  readonly edition: Edition['name'];
  /** Organisation of an in-house edition. */
  readonly org?: string;
  /** Site-relative files whose owner is `org`: their in-house sections stay. */
  readonly ownFiles: readonly string[];
  /** What an edition changes in a page's text, by site-relative file. */
  readonly pages: Readonly<Record<string, MdxPage>>;
  /** Said behind words that lost their link. */
  readonly linkNote: string;
  readonly siteDir: string;
  /** Site-relative page → file as it names it → where it is published: the bundler takes none of them. */
  readonly files?: Readonly<Record<string, Readonly<Record<string, PublishedFile>>>>;
  /** Terms of the edition, to be marked in the text. */
  readonly terms?: readonly {
    readonly entry: GlossaryEntry;
    readonly url: string;
    /** Its own page, site-relative: there it is not marked. */
    readonly file: string;
  }[];
}

/**
 * For `.mdx` items: Japanese block directives become our components, sections for a higher edition
 * are taken out before anything is compiled, source marks become `<SourceRef>`.
 */
export function remarkMarket(this: { data(): unknown }, options: RemarkMarketOptions) {
  remarkBlockDirective.call(this);
  const terms = new Map(options.terms?.map((term) => [term.entry.id, term]));
  const find = createTermFinder([...terms.values()].map(({ entry }) => entry));
  return (root: Root, file: { path?: string }): void => {
    widenFillIns(root);
    const relative = (file.path ?? '').replaceAll('\\', '/').slice(options.siteDir.length + 1);
    inlineReferences(root);
    const { standIns = [], links = {} } = options.pages[relative] ?? {};
    anonymiseTree(root, standIns);
    resolveLinks(
      root,
      (url) => (Object.hasOwn(links, url) ? (links[url] ?? undefined) : url),
      options.linkNote,
    );
    const seesMembers = options.edition !== 'public';
    const seesInhouse =
      options.edition === 'working' ||
      (options.edition === 'inhouse' && options.ownFiles.includes(relative));
    const files = options.files?.[relative];
    visit(root, (node: Nodes, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const file = 'url' in node ? files?.[node.url] : undefined;
      if (file && (node.type === 'image' || node.type === 'link')) {
        (parent.children as unknown[])[index] =
          node.type === 'image' ? toImage(node, file) : toLink(node, file);
        return undefined;
      }
      if (node.type === 'text') {
        const parts = splitSourceMarks(node.value);
        if (parts.length === 1) return undefined;
        (parent.children as unknown[]).splice(index, 1, ...parts);
        return [SKIP, index + parts.length];
      }
      const named =
        'name' in node && typeof node.name === 'string' ? findComponent(node.name) : undefined;
      if (!named) return undefined;
      if ((named === 'Members' && !seesMembers) || (named === 'Inhouse' && !seesInhouse)) {
        (parent as Parents).children.splice(index, 1);
        return [SKIP, index];
      }
      const directive = node as unknown as DirectiveNode;
      if (named === 'FillIn' && directive.type === 'leafDirective') {
        (parent.children as unknown[])[index] = fillIn(directive);
        return undefined;
      }
      if (directive.type === 'containerDirective' || directive.type === 'leafDirective') {
        const label = directive.children[0];
        const title =
          label && (label.data as { directiveLabel?: boolean } | undefined)?.directiveLabel
            ? label
            : undefined;
        (parent.children as unknown[])[index] = {
          type: 'mdxJsxFlowElement',
          name: named,
          attributes: [
            ...(title && 'children' in title
              ? [{ type: 'mdxJsxAttribute', name: 'title', value: textOf(title as Nodes) }]
              : []),
            ...Object.entries(directive.attributes ?? {}).map(([name, value]) => ({
              type: 'mdxJsxAttribute',
              name: attributeName(name),
              value: value ?? '',
            })),
          ],
          children: title ? directive.children.slice(1) : directive.children,
        };
      }
      return undefined;
    });
    markTerms(
      root,
      {
        find,
        url: (id) => {
          const term = terms.get(id);
          return term && term.file !== relative ? term.url : undefined;
        },
      },
      toTermElement,
    );
  };
}

const toTermElement = (props: { id: string; url: string }, text: string): object => ({
  type: 'mdxJsxTextElement',
  name: 'Term',
  attributes: Object.entries(props).map(([name, value]) => ({
    type: 'mdxJsxAttribute',
    name,
    value,
  })),
  children: [{ type: 'text', value: text }],
});

/** As elements of MDX: what is Markdown here, the MDX loader would hand to the bundler. */
const toImage = (node: Image, { url, width, height }: PublishedFile): object => ({
  type: 'mdxJsxTextElement',
  name: 'img',
  attributes: toAttributes({
    src: url,
    alt: node.alt ?? '',
    title: node.title,
    width,
    height,
    loading: 'lazy',
    decoding: 'async',
  }),
  children: [],
});

const toLink = (node: Link, { url }: PublishedFile): object => ({
  type: 'mdxJsxTextElement',
  name: 'a',
  attributes: toAttributes({ href: url, title: node.title }),
  children: node.children,
});

const toAttributes = (values: Record<string, unknown>): object[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null
      ? []
      : [{ type: 'mdxJsxAttribute', name, value: String(value) }],
  );

/** `[^S3-1.2]` → `<SourceRef tag="S3-1.2" />`. */
function splitSourceMarks(text: string): object[] {
  return text.split(/(\[\^S\d+(?:-[\d.]+)?\])/).flatMap((part): object[] => {
    if (part === '') return [];
    const tag = /^\[\^(S[\d.-]+)\]$/.exec(part)?.[1];
    if (!tag) return [{ type: 'text', value: part }];
    return [
      {
        type: 'mdxJsxTextElement',
        name: 'SourceRef',
        attributes: [{ type: 'mdxJsxAttribute', name: 'tag', value: tag }],
        children: [],
      },
    ];
  });
}

/** `::記入欄[目標]{行=3}` → `<FillIn title="目標" lines="3" />`; what is wrong was reported with the page. */
function fillIn({ attributes, children }: DirectiveNode): object {
  const label = children.map(textOf).join('');
  const place = { line: 1, column: 1 };
  const { title, lines } = readFillIn(label, attributes ?? {}, place, createReporter(''));
  return {
    type: 'mdxJsxFlowElement',
    name: 'FillIn',
    attributes: Object.entries({ title, lines: String(lines) }).map(([name, value]) => ({
      type: 'mdxJsxAttribute',
      name,
      value,
    })),
    children: [],
  };
}

interface DirectiveNode {
  readonly type: string;
  readonly attributes?: Record<string, string | null | undefined> | null;
  readonly children: Nodes[];
}

const textOf = (node: Nodes): string =>
  'value' in node
    ? node.value
    : 'children' in node
      ? (node.children as Nodes[]).map(textOf).join('')
      : '';
