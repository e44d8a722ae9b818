// A CommonJS package whose getters Node cannot see as named exports.
import utilsValidation from '@docusaurus/utils-validation';

import type { MarketEntry } from './neighbours.js';
import type { SearchServer } from './search-server.js';

const { Joi } = utilsValidation;

/** Options of the market plugin. Nothing private belongs here: a site's config is published. */
export interface MarketOptions {
  readonly id: string;
  /** Folders under the site that are a market, POSIX, e.g. `['docs']`. */
  readonly roots: readonly string[];
  /**
   * Folders below the roots whose `.mdx` files are pages, POSIX, e.g. `['docs/guides/tools']`. `.mdx`
   * runs as code at build and in the browser: none by default.
   */
  readonly mdxFolders: readonly string[];
  /** Where the market's pages live, e.g. `/` or `/market/`. */
  readonly routeBasePath: string;
  /** public, members, inhouse or working; `ICHIBA_EDITION` wins. */
  readonly edition: string;
  /** Organisation of the in-house edition; `ICHIBA_ORG` wins. */
  readonly org?: string;
  /** Readers can keep pages on their device (`/offline/`, a service worker). */
  readonly offline: boolean;
  /**
   * A Content Security Policy in every page of the build. Default: where the market is the whole site
   * (`routeBasePath: '/'`); another site's own pages may need more than it allows.
   */
  readonly csp?: boolean;
  /** How the pictures and films of pages are published. */
  readonly images: {
    /**
     * Records in them (EXIF with place and time, XMP, IPTC, comments): `strip` takes them out, `fail`
     * refuses the build, for a house where photos must come clean.
     */
    readonly metadata: 'strip' | 'fail';
    /** Longest side of a picture, px; larger ones are made smaller. */
    readonly maxSize: number;
  };
  /** Other hosts that readers' browsers may ask, `https://example.jp`; nobody else's by default. */
  readonly hosts: readonly string[];
  /**
   * An OpenSearch or Elasticsearch server that answers the search instead of the built index: its address
   * and the beginning of the index's name. None by default. The reader's browser is told both.
   */
  readonly searchServer?: SearchServer;
  /** Other markets that the search asks together with this one; none by default. */
  readonly markets: readonly MarketEntry[];
  /** Folder of what `ichiba federate` wrote, relative to the site: `/region/` shows it, the search asks it. */
  readonly region?: string;
  /**
   * A link to a page that an edition does not have: `text` leaves its words, `note` says behind them
   * that this edition has no such page.
   */
  readonly hiddenLinks: 'text' | 'note';
  /** A picture of every page, shown where its address is shared (Open Graph). */
  readonly socialCards: boolean;
  /**
   * Colours and type of the whole site: `market` sets Infima's variables to the market's, `site` leaves
   * them to the site. Default: `market` where the market is the whole site (`routeBasePath: '/'`), else `site`.
   */
  readonly look?: 'market' | 'site';
}

export const DEFAULT_OPTIONS = {
  roots: ['market'],
  routeBasePath: '/market/',
  edition: 'public',
  offline: true,
  mdxFolders: [],
  hosts: [],
  markets: [],
  hiddenLinks: 'text',
  socialCards: true,
  images: { metadata: 'strip', maxSize: 2000 },
} as const;

/** Words for every option: its name, what is allowed, what was found. */
const list = (example: string) =>
  Joi.array().messages({
    'array.base': `{{#label}} must be a list like ${example}, found {{#value}}`,
    'array.min': `{{#label}} must be a list like ${example}, found an empty one`,
    'array.unique': '{{#label}} names a folder twice: {{#value}}',
  });
const oneOf = (...values: string[]) =>
  Joi.string()
    .valid(...values)
    .messages({
      '*': `{{#label}} must be one of ${values.map((value) => `"${value}"`).join(', ')}, found {{#value}}`,
    });
const flag = (yes: string, no: string) =>
  Joi.boolean()
    .strict()
    .messages({ '*': `{{#label}} must be true (${yes}) or false (${no}), found {{#value}}` });
const text = (pattern: RegExp, expected: string) =>
  Joi.string()
    .pattern(pattern)
    .messages({ '*': `{{#label}} must be ${expected}, found {{#value}}` });
/** An object whose keys are named where one is unknown. */
const keyed = <T>(keys: Record<string, unknown>) =>
  Joi.object<T>(keys as never).messages({
    'object.base': `{{#label}} must be an object with ${Object.keys(keys).join(', ')}, found {{#value}}`,
    'object.unknown': `{{#label}} is no option, found {{#value}}; there are ${Object.keys(keys).join(', ')}`,
  });

const BELOW = /^(?!.*(?:^|\/)\.\.(?:\/|$))[^/\\.][^\\]*$/;
const folder = text(BELOW, 'a folder below the site, with forward slashes, like "market"');
/** `https:`, or this machine to try it out; nothing behind the path. @throws {Error} */
const address = (value: string): string => {
  const { protocol, hostname, search, hash, username } = new URL(value);
  const isHere = protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(hostname);
  if ((protocol !== 'https:' && !isHere) || search || hash || username) throw new Error(value);
  return value;
};
const isBelow = (inner: string, outer: string) =>
  `${inner.replace(/\/$/, '')}/`.startsWith(`${outer.replace(/\/$/, '')}/`);

export const optionsSchema = keyed<MarketOptions>({
  roots: list('["market"]')
    .items(folder)
    .min(1)
    .unique((one: string, other: string) => isBelow(one, other) || isBelow(other, one))
    .default([...DEFAULT_OPTIONS.roots]),
  mdxFolders: list('["market/guides"]')
    .items(folder)
    .default([...DEFAULT_OPTIONS.mdxFolders]),
  routeBasePath: text(
    /^(?!.*\/\/)[^?#\\\s:]+$/,
    'a path of the site like "/market/" or "/"',
  ).default(DEFAULT_OPTIONS.routeBasePath),
  edition: oneOf('public', 'members', 'inhouse', 'working').default(DEFAULT_OPTIONS.edition),
  org: text(
    /^[a-z0-9][a-z0-9-]*$/,
    'the id of an organisation (a-z, 0-9, "-"), like "mihon-seisakusho"',
  ),
  offline: flag('readers can keep pages on their device', 'the worker takes itself away').default(
    DEFAULT_OPTIONS.offline,
  ),
  csp: flag('a Content Security Policy in every page', 'none'),
  images: keyed({
    metadata: Joi.string()
      .valid('strip', 'fail')
      .default(DEFAULT_OPTIONS.images.metadata)
      .messages({
        '*': '{{#label}} must be "strip" (places, times and names are taken out of pictures) or "fail" (such a picture stops the build), found {{#value}}',
      }),
    maxSize: Joi.number()
      .integer()
      .min(200)
      .max(10_000)
      .default(DEFAULT_OPTIONS.images.maxSize)
      .messages({
        '*': '{{#label}} must be a whole number of pixels from 200 to 10000, found {{#value}}',
      }),
  }).default(DEFAULT_OPTIONS.images),
  hosts: list('["https://example.jp"]')
    .items(text(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, 'an origin like "https://example.jp"'))
    .default([]),
  searchServer: keyed({
    url: text(
      /^(?:https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w.~-]+)*|(?:\/[\w.~-]+)+)\/?$/,
      'an address like "https://search.example.jp", or a path of this site\'s own host like "/engine"',
    )
      .required()
      .messages({
        'any.required': '{{#label}} is missing: an address like "https://search.example.jp"',
      }),
    index: text(
      /^[a-z0-9][a-z0-9_-]*$/,
      'the beginning of a name of an index (a-z, 0-9, "-", "_"), like "ichiba"',
    ).default('ichiba'),
  }),
  markets: Joi.array()
    .items(
      keyed({
        id: text(
          /^(?!here$)[a-z0-9][a-z0-9-]*$/,
          'an id (a-z, 0-9, "-"; not "here", which is this market), like "higashi"',
        )
          .required()
          .messages({ 'any.required': '{{#label}} is missing: an id like "higashi"' }),
        label: Joi.string().trim().max(40).required().messages({
          '*': '{{#label}} must be the market’s name, of 40 characters at most, found {{#value}}',
        }),
        url: Joi.string().custom(address).required().messages({
          '*': '{{#label}} must be the address of the market’s front, like "https://higashi.example/market/", found {{#value}}',
        }),
        edition: oneOf('public', 'members').default('public'),
      }),
    )
    .unique('id')
    .max(20)
    .default([])
    .messages({
      'array.base':
        '{{#label}} must be a list of markets, each with an id, a label and a url, found {{#value}}',
      'array.unique': '{{#label}} has the id of another market',
      'array.max': '{{#label}}: a search can ask 20 other markets at most',
    }),
  region: text(BELOW, 'a folder below the site that "ichiba federate" wrote, like "region"'),
  hiddenLinks: oneOf('text', 'note').default(DEFAULT_OPTIONS.hiddenLinks),
  look: oneOf('market', 'site'),
  socialCards: flag('a picture of every page, for where its address is shared', 'none').default(
    DEFAULT_OPTIONS.socialCards,
  ),
});

/** What one option alone cannot tell. @throws {Error} Naming both options. */
export function refuseContradictions({
  roots,
  mdxFolders,
  markets,
  region,
  searchServer,
}: MarketOptions): void {
  for (const [name, given] of Object.entries({ markets: markets.length > 0, region }))
    if (given && searchServer)
      throw new Error(
        `"${name}" and "searchServer" exclude each other: a search server answers for itself alone, found both`,
      );
  for (const [index, inner] of mdxFolders.entries())
    if (!roots.some((root) => isBelow(inner, root)))
      throw new Error(
        `"mdxFolders[${index}]" must lie in one of the "roots" (${roots.map((root) => `"${root}"`).join(', ')}), found "${inner}"`,
      );
}
