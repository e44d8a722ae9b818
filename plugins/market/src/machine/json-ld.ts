import type { Item } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { BodyNode } from '../body-props.js';
import type { KeyPointProp } from '../manual-props.js';
import type { ItemPageProp } from '../props.js';
import type { VideoProp } from '../video-props.js';
import { labelOf } from '../words/label-of.js';

/** What structured data needs beside the page. */
export interface JsonLdContext {
  /** Path of the site → whole address. */
  absolute(url: string): string;
  readonly siteName: string;
  readonly locale: string;
}

type Thing = { readonly '@type': string } & Readonly<Record<string, unknown>>;

/**
 * What a page is, in the words of schema.org; `undefined` for kinds it has no good word for, and for
 * persons, who did not ask to be indexed.
 *
 * Nothing is said that the page does not say. A page of 架空 says so, so that no reader takes an invented
 * firm for one that exists.
 *
 * @see https://schema.org/HowTo, VideoObject, Clip, Article, DefinedTerm, Organization
 */
export function toJsonLd(
  item: Item,
  page: { readonly item: ItemPageProp; readonly body: readonly BodyNode[] },
  context: JsonLdContext,
): Thing | undefined {
  const thing = thingOf(item, page, context);
  return thing && { '@context': 'https://schema.org', ...(tidy(thing) as Thing) };
}

function thingOf(
  item: Item,
  { item: page, body }: { readonly item: ItemPageProp; readonly body: readonly BodyNode[] },
  context: JsonLdContext,
): Thing | undefined {
  const { absolute } = context;
  const url = absolute(page.url);
  const common = {
    '@id': url,
    url,
    description: page.summary,
    ...(page.fictional ? { disambiguatingDescription: say`書き方を示すための架空の例です。` } : {}),
  };
  const work = { ...common, ...workOf(item, page, context) };
  switch (item.kind) {
    case 'manual':
      return {
        '@type': 'HowTo',
        ...work,
        name: page.title,
        image: picturesIn(body).slice(0, 1).map(absolute),
        totalTime: isoTime(item.fields.time),
        tool: item.fields.tools?.map(({ name }) => ({ '@type': 'HowToTool', name })),
        supply: [...(item.fields.materials ?? []), ...(item.fields.parts ?? [])].map(
          ({ name }) => ({ '@type': 'HowToSupply', name }),
        ),
        step: stepsIn(body).map((step, index) => howToStep(step, index, page, url, absolute)),
      };
    case 'video':
      return page.video && { ...work, ...videoObject(page.video, page, url, absolute) };
    case 'case':
    case 'failure':
    case 'guide':
    case 'opl':
    case 'trial':
      return {
        '@type': item.kind === 'guide' || item.kind === 'opl' ? 'LearningResource' : 'Article',
        ...work,
        name: page.title,
        headline: page.title,
        articleSection:
          item.kind === 'case' || item.kind === 'failure' ? page.kindLabel : undefined,
        image: picturesIn(body).slice(0, 1).map(absolute),
        citation: page.sources.map(({ detail }) => detail),
      };
    case 'term':
      return {
        '@type': 'DefinedTerm',
        ...common,
        name: page.title,
        description: item.fields.meaning,
        alternateName: [
          ...(item.fields.synonyms ?? []),
          ...(item.fields.english ? [item.fields.english] : []),
        ],
        inDefinedTermSet: {
          '@type': 'DefinedTermSet',
          '@id': absolute(page.kindUrl),
          name: `${context.siteName} ${page.kindLabel}`,
        },
      };
    case 'org':
    case 'alliance':
      return { '@type': 'Organization', ...common, name: page.title };
    default:
      return undefined;
  }
}

/** Who, when, on what conditions: of everything somebody wrote. */
const workOf = (item: Item, page: ItemPageProp, { locale, siteName, absolute }: JsonLdContext) => ({
  inLanguage: item.fields.lang ?? page.lang ?? locale,
  ...translationsOf(page, absolute),
  dateModified: page.revised,
  version: page.revision,
  license: item.fields.licence,
  creditText: [
    [say`語り手`, page.toldBy],
    [say`書き手`, page.writtenBy],
    [say`確認者`, page.checkedBy],
  ]
    .flatMap(([label, list]) =>
      (list as ItemPageProp['toldBy']).length > 0
        ? [say`${label}：${(list as ItemPageProp['toldBy']).map((one) => one.label).join(say`、`)}`]
        : [],
    )
    .join('　'),
  creativeWorkStatus: labelOf('status', page.status),
  copyrightHolder: page.owner && {
    '@type': 'Organization',
    name: page.owner.label,
    url: page.owner.url && absolute(page.owner.url),
  },
  isPartOf: { '@type': 'WebSite', name: siteName },
});

/** Schema.org's own words for a copy and its original. */
function translationsOf(
  { translation }: ItemPageProp,
  absolute: JsonLdContext['absolute'],
): Record<string, unknown> {
  if (!translation || translation.state === 'missing') return {};
  const works = translation.others.map(({ url, tag, original }) => ({
    '@type': 'CreativeWork',
    url: absolute(url),
    inLanguage: tag,
    original,
  }));
  const [of] = works.filter(({ original }) => original).map(({ original: _, ...work }) => work);
  const to = works.filter(({ original }) => !original).map(({ original: _, ...work }) => work);
  return {
    ...(of ? { translationOfWork: of } : {}),
    ...(translation.state === 'original' && to.length > 0 ? { workTranslation: to } : {}),
  };
}

interface StepNode {
  readonly id: string;
  readonly title: string;
  readonly children: readonly BodyNode[];
}

function stepsIn(nodes: readonly BodyNode[]): StepNode[] {
  return nodes.flatMap((node): StepNode[] => {
    if (typeof node === 'string') return [];
    const [type, props, ...children] = node;
    if (type !== 'Step') return stepsIn(children);
    return [
      {
        id: String(props?.id).replace(/^step-/, ''),
        title: String(props?.title ?? ''),
        children,
      },
    ];
  });
}

function howToStep(
  { id, title, children }: StepNode,
  index: number,
  page: ItemPageProp,
  url: string,
  absolute: JsonLdContext['absolute'],
): Thing {
  const points = nodesOf(children, 'KeyPoint').map(([, props, ...words]) => {
    const point = props as unknown as KeyPointProp & { readonly title?: string };
    const known = page.keyPoints?.[String(point.id ?? '').replace(/^kp-/, '')] ?? point;
    const said = words.length > 0 ? textOf(words) : (point.title ?? '');
    return {
      '@type': 'HowToTip',
      text: say`急所：${said}${known.reason ? say`　理由：${known.reason}` : ''}`,
    };
  });
  return {
    '@type': 'HowToStep',
    position: index + 1,
    name: title,
    url: `${url}#step-${id}`,
    image: picturesIn(children).slice(0, 1).map(absolute),
    itemListElement: [{ '@type': 'HowToDirection', text: title }, ...points],
  };
}

function videoObject(
  video: VideoProp,
  page: ItemPageProp,
  url: string,
  absolute: JsonLdContext['absolute'],
): Thing {
  const at = (second: number) => `${url}?t=${second}#video-${video.id}`;
  return {
    '@type': 'VideoObject',
    name: page.title,
    thumbnailUrl: video.poster && absolute(video.poster),
    uploadDate: page.revised,
    duration: `PT${Math.round(video.duration)}S`,
    contentUrl: video.file && absolute(video.file),
    embedUrl: video.youtube && `https://www.youtube-nocookie.com/embed/${video.youtube}`,
    transcript: video.cues.map(({ text }) => text.replace(/(?<!\s)\s*\n\s*/g, ' ')).join('\n'),
    hasPart: video.chapters.map(({ start, title }, index) => ({
      '@type': 'Clip',
      name: title,
      startOffset: start,
      endOffset: video.chapters[index + 1]?.start ?? video.duration,
      url: at(start),
    })),
  };
}

/** `20分`, `1時間30分`, `約2時間` → ISO 8601; `undefined` for what is no single time (a range, 「半日」). */
export function isoTime(text: string | undefined): string | undefined {
  const match = /^(?:約|およそ)?\s*(?:(\d+)\s*時間\s*)?(?:(\d+)\s*分)?(?:くらい|ほど)?$/.exec(
    (text ?? '').normalize('NFKC').trim(),
  );
  const [, hours, minutes] = match ?? [];
  if (!hours && !minutes) return undefined;
  return `PT${hours ? `${Number(hours)}H` : ''}${minutes ? `${Number(minutes)}M` : ''}`;
}

type Element = Exclude<BodyNode, string>;

const nodesOf = (nodes: readonly BodyNode[], name: string): Element[] =>
  nodes.flatMap((node): Element[] => {
    if (typeof node === 'string') return [];
    const [type, , ...children] = node;
    return type === name ? [node] : nodesOf(children, name);
  });

const picturesIn = (nodes: readonly BodyNode[]): string[] =>
  nodesOf(nodes, 'img').flatMap(([, props]) => (props?.src ? [String(props.src)] : []));

/** Words of a tree; marks of sources say nothing here. */
const textOf = (nodes: readonly BodyNode[]): string =>
  nodes
    .map((node) => (typeof node === 'string' ? node : textOf(node.slice(2) as BodyNode[])))
    .join('')
    .trim();

/** Without what is not known: `undefined`, empty texts and lists. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (inner === undefined || inner === '' || (Array.isArray(inner) && inner.length === 0))
        return [];
      return [[key, tidy(inner)]];
    }),
  );
}

/** As it stands in a page: no text can end the element it is in. */
export const jsonLdScript = (thing: object): string =>
  `<script type="application/ld+json">${JSON.stringify(thing).replaceAll('<', '\\u003c')}</script>`;
