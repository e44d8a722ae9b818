// A CommonJS package whose getters Node cannot see as named exports.
import utilsValidation from '@docusaurus/utils-validation';

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
   * A link to a page that an edition does not have: `text` leaves its words, `note` says behind them
   * that this edition has no such page.
   */
  readonly hiddenLinks: 'text' | 'note';
  /** A picture of every page, shown where its address is shared (Open Graph). */
  readonly socialCards: boolean;
}

export const DEFAULT_OPTIONS = {
  roots: ['market'],
  routeBasePath: '/market/',
  edition: 'public',
  offline: true,
  mdxFolders: [],
  hosts: [],
  hiddenLinks: 'text',
  socialCards: true,
  images: { metadata: 'strip', maxSize: 2000 },
} as const;

const folder = Joi.string()
  .pattern(/^[^/\\.][^\\]*$/)
  .message('{{#label}} must be a folder below the site, with forward slashes, found {{#value}}');

export const optionsSchema = Joi.object<MarketOptions>({
  roots: Joi.array()
    .items(folder)
    .min(1)
    .default([...DEFAULT_OPTIONS.roots]),
  mdxFolders: Joi.array()
    .items(folder)
    .default([...DEFAULT_OPTIONS.mdxFolders]),
  routeBasePath: Joi.string().default(DEFAULT_OPTIONS.routeBasePath),
  edition: Joi.string()
    .valid('public', 'members', 'inhouse', 'working')
    .default(DEFAULT_OPTIONS.edition),
  org: Joi.string().pattern(/^[a-z0-9][a-z0-9-]*$/),
  offline: Joi.boolean().strict().default(DEFAULT_OPTIONS.offline).messages({
    'boolean.base':
      '{{#label}} must be true (readers can keep pages on their device) or false (the worker takes itself away), found {{#value}}',
  }),
  csp: Joi.boolean().strict().messages({
    'boolean.base':
      '{{#label}} must be true (a Content Security Policy in every page) or false (none), found {{#value}}',
  }),
  images: Joi.object({
    metadata: Joi.string()
      .valid('strip', 'fail')
      .default(DEFAULT_OPTIONS.images.metadata)
      .messages({
        'any.only':
          '{{#label}} must be "strip" (places, times and names are taken out of pictures) or "fail" (such a picture stops the build), found {{#value}}',
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
  hosts: Joi.array()
    .items(
      Joi.string()
        .pattern(/^https:\/\/[a-z0-9.-]+(:\d+)?$/)
        .message('{{#label}} must be an origin like "https://example.jp", found {{#value}}'),
    )
    .default([]),
  hiddenLinks: Joi.string().valid('text', 'note').default(DEFAULT_OPTIONS.hiddenLinks),
  socialCards: Joi.boolean().strict().default(DEFAULT_OPTIONS.socialCards).messages({
    'boolean.base':
      '{{#label}} must be true (a picture of every page, for where its address is shared) or false (none), found {{#value}}',
  }),
});
