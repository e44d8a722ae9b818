/**
 * Ways in which our own code or a site's config could begin to leak, each as a small change of the
 * compiled plugins (`room/file.js`) or of the site. `find` must occur exactly as it stands.
 */
export interface Edit {
  /** `model/editions.js`, or a file of the site (`site:docusaurus.config.ts`). */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}
export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Edition that is built; `public` unless said. */
  readonly edition?: 'members' | 'inhouse';
  /** Build the members edition first, in the same folder and with the bundler's cache. */
  readonly afterMembers?: true;
  /** The build itself stops on it; nothing is published then either. */
  readonly refused?: true;
}

const edit = (file: string, find: string, replace: string): Edit => ({ file, find, replace });
/** Hand every entry, hidden ones too, to a later stage. */
const everything = edit(
  'market/content/choose-edition.js',
  'const entries = selectForEdition(content.entries, edition);',
  'const entries = selectForEdition(content.entries, edition); globalThis.everything = content.entries;',
);
/** Files of hidden pages too, made ready and published like those of the others. */
const filesOfAll = (which: string): readonly Edit[] => [
  edit(
    'market/load-market.js',
    'await prepareFiles(entries, options);',
    'await prepareFiles(content.entries, options);',
  ),
  edit(
    'market/load-market.js',
    'await addEasyJapanese(pages, context);',
    `await addEasyJapanese(pages, context); const { namedFiles } = await import('./content/named-files.js'); for (const entry of content.entries) for (const { url, role } of namedFiles(entry.item)) if (${which}) context.assets.add(entry, url);`,
  ),
];
const hiddenTitles = 'globalThis.everything.map(({ item }) => item.title)';
const config = (find: string, replace: string): Edit =>
  edit('site:docusaurus.config.ts', find, replace);

export const mutants: readonly Mutant[] = [
  {
    name: 'visibility is not looked at',
    edits: [
      edit('model/editions.js', "return (item.visibility === 'public' ||", 'return (true ||'),
    ],
  },
  {
    name: 'drafts are published',
    edits: [edit('model/editions.js', 'if (!finished)', 'if (false)')],
  },
  {
    name: 'in-house pages of every firm',
    edition: 'inhouse',
    edits: [edit('model/editions.js', 'return item.owner === edition.org;', 'return true;')],
  },
  {
    name: 'drafts of other firms',
    edition: 'inhouse',
    edits: [
      edit('model/editions.js', 'return finished || item.owner === edition.org;', 'return true;'),
    ],
  },
  {
    name: 'drafts for members in the members edition',
    edition: 'members',
    edits: [edit('model/editions.js', 'if (!finished)', 'if (false)')],
  },
  {
    name: 'sections for members stay',
    edits: [
      edit(
        'model/editions.js',
        "return edition.name !== 'public';\n        if (node.name",
        'return true;\n        if (node.name',
      ),
    ],
  },
  {
    name: 'in-house sections stay',
    edits: [edit('model/editions.js', "if (node.name === 'Inhouse')", 'if (false)')],
  },
  {
    name: 'in-house sections in the members edition',
    edition: 'members',
    edits: [edit('model/editions.js', "if (node.name === 'Inhouse')", 'if (false)')],
  },
  {
    name: 'names of persons who did not agree',
    edits: [
      edit('model/editions.js', "if (item.kind !== 'person' || item.fields.consent)", 'if (true)'),
    ],
  },
  {
    name: 'no edition is chosen at all',
    edits: [
      edit(
        'market/content/choose-edition.js',
        'const entries = selectForEdition(content.entries, edition);',
        'const entries = content.entries;',
      ),
    ],
  },
  {
    name: 'the catalog is built before the edition is chosen',
    refused: true,
    edits: [
      edit(
        'market/content/choose-edition.js',
        'buildCatalog(entries.map(',
        'buildCatalog(content.entries.map(',
      ),
    ],
  },
  {
    name: 'names of hidden pages may be shown',
    edits: [
      edit(
        'market/content/choose-edition.js',
        'hidden: hiddenNames(content, entries)',
        'hidden: new Set()',
      ),
    ],
  },
  {
    name: 'the glossary is built before the edition is chosen',
    edits: [
      edit(
        'market/load-market.js',
        'buildGlossary(catalog.items)',
        'buildGlossary(content.entries.map((e) => e.item))',
      ),
    ],
  },
  {
    name: 'tombstones for everybody',
    edits: [
      edit(
        'market/load-market.js',
        'withdrawn: withdrawnFor(content.withdrawn, edition)',
        'withdrawn: content.withdrawn',
      ),
    ],
  },
  {
    name: 'tombstones say why',
    edition: 'inhouse',
    edits: [
      edit(
        'market/emit/catalog-files.js',
        '.flatMap(({ id, aliases, kind, date }) => [id, ...aliases].map((name) => ({ id: name, kind, date })))',
        '.flatMap(({ id, aliases, kind, date, reason }) => [id, ...aliases].map((name) => ({ id: name, kind, date, reason })))',
      ),
      edit(
        'market/load-market.js',
        'withdrawn: withdrawnFor(content.withdrawn, edition)',
        'withdrawn: content.withdrawn',
      ),
    ],
  },
  {
    name: 'static files of hidden pages stay',
    edits: [
      edit(
        'market/emit/write-site.js',
        'await removeHiddenStatic(market.hiddenStatic, outDir);',
        '',
      ),
    ],
  },
  {
    name: 'pictures of every page are copied',
    edits: filesOfAll("role === 'picture'"),
  },
  {
    name: 'captions of every video are copied',
    edits: filesOfAll("role === 'captions'"),
  },
  {
    name: 'hidden pages are search documents',
    edits: [
      everything,
      edit(
        'market/emit/output.js',
        '...otherPages,',
        "...globalThis.everything.map(({ item }) => ({ id: 'of-' + item.id, url: '/', title: 'x', sections: [{ id: '', heading: '', text: JSON.stringify(item.fields) }] })),\n        ...otherPages,",
      ),
    ],
  },
  {
    name: 'search suggestions know hidden terms',
    edits: [
      everything,
      edit(
        'market/emit/output.js',
        '...otherPages,',
        "{ id: 'x', url: '/', title: 'x', sections: [], keywords: globalThis.everything.map(({ item }) => item.title) },\n        ...otherPages,",
      ),
    ],
  },
  {
    name: 'readings of hidden pages in the index',
    edits: [
      everything,
      edit(
        'market/emit/output.js',
        'readings: readingsOf(context.glossary),',
        "readings: new Map(globalThis.everything.map(({ item }) => [item.title, item.fields.reading ?? ''])),",
      ),
    ],
  },
  {
    name: 'labels of facets name hidden firms',
    edits: [
      everything,
      edit(
        'market/emit/output.js',
        'labels: searchLabels(context),',
        'labels: { ...searchLabels(context), org: { label: "組織", values: Object.fromEntries(globalThis.everything.map(({ item }) => [item.id, item.title])) } },',
      ),
    ],
  },
  {
    name: 'global data lists titles',
    edits: [
      everything,
      edit(
        'market/plugin.js',
        'actions.setGlobalData(globalData);',
        `actions.setGlobalData({ ...globalData, all: ${hiddenTitles} });`,
      ),
    ],
  },
  {
    name: 'the catalog file lists ids',
    edits: [
      everything,
      edit(
        'market/emit/catalog-files.js',
        'edition: editionName(context),',
        'edition: editionName(context), all: globalThis.everything.map(({ item }) => item.id),',
      ),
    ],
  },
  {
    name: 'old ids of hidden pages lead on',
    edits: [
      everything,
      edit(
        'market/emit/catalog-files.js',
        "files.set('aliases.json', encodeJson(",
        "files.set('aliases.json', encodeJson(globalThis.everything.map(({ item }) => item.aliases), ",
      ),
    ],
  },
  {
    name: 'redirects of hidden pages',
    edits: [
      everything,
      edit(
        'market/emit/output.js',
        'for (const [alias, item] of catalog.byAlias) {',
        'for (const [alias, item] of globalThis.everything.flatMap(({ item }) => item.aliases.map((alias) => [alias, item]))) {',
      ),
    ],
  },
  {
    name: 'cells of the matrix list hidden pages',
    edits: [
      everything,
      edit(
        'market/pages/to-matrix.js',
        'return new Map([...placeItems(context.catalog.items)]',
        'return new Map([...placeItems(globalThis.everything.map(({ item }) => item))]',
      ),
    ],
  },
  {
    name: 'cards of hidden terms',
    edits: [
      everything,
      edit(
        'market/pages/term-cards.js',
        'context.catalog.items.flatMap(',
        'globalThis.everything.map(({ item }) => item).flatMap(',
      ),
    ],
  },
  {
    name: 'lists to keep offline name hidden pages',
    edits: [
      everything,
      edit(
        'market/emit/offline-files.js',
        'shell: base.shell.map(({ url }) => url),',
        `shell: base.shell.map(({ url }) => url), version2: ${hiddenTitles}.join(), `,
      ),
      edit(
        'market/emit/offline-files.js',
        'encodeJson(base));',
        `encodeJson({ ...base, all: ${hiddenTitles} }));`,
      ),
    ],
  },
  {
    name: 'MDX keeps sections for members',
    edits: [edit('market/body/remark-market.js', "(named === 'Members' && !seesMembers)", 'false')],
  },
  {
    name: 'MDX keeps in-house sections',
    edition: 'members',
    edits: [edit('market/body/remark-market.js', "(named === 'Inhouse' && !seesInhouse)", 'false')],
  },
  {
    name: 'editions share the bundler’s cache',
    afterMembers: true,
    edits: [
      edit('market/mdx-rule.js', 'dependencies: [dependency],', 'dependencies: [],'),
      // The members' page leads to pages that the public site does not have.
      config("onBrokenLinks: 'throw'", "onBrokenLinks: 'ignore'"),
    ],
  },
  {
    // Maps of the bundler hold no hidden text (pages come to it chosen): one that holds the authors' files.
    name: 'source maps with what authors wrote',
    edits: [
      everything,
      edit(
        'market/emit/write-site.js',
        'await writeRedirects(market, outDir, baseUrl, locale);',
        "await writeRedirects(market, outDir, baseUrl, locale); const fs = await import('node:fs'); fs.writeFileSync(path.join(outDir, 'assets/js/main.js.map'), JSON.stringify({ version: 3, sources: ['x.mdx'], sourcesContent: globalThis.everything.map(({ item }) => fs.readFileSync(path.join(siteDir, item.file), 'utf8')), mappings: '' }));",
      ),
    ],
  },
  {
    name: 'links to hidden pages keep their address',
    edits: [
      edit(
        'market/body/resolve-links.js',
        'const url = link(node.url);',
        'const url = link(node.url) ?? node.url;',
      ),
      config("onBrokenLinks: 'throw'", "onBrokenLinks: 'ignore'"),
    ],
  },
  {
    name: 'relations in fields keep hidden ids',
    edits: [
      edit(
        'market/pages/context.js',
        'return context.hidden.has(id) ? undefined : { id: name, label: name };',
        'return { id: name, label: name };',
      ),
    ],
  },
  {
    name: 'the content folder is a static folder',
    edits: [
      config(
        'trailingSlash: true,',
        "trailingSlash: true, staticDirectories: ['static', 'market'],",
      ),
    ],
  },
  {
    name: 'classic docs over the market, hidden pages in `exclude`',
    refused: true,
    edits: [
      config(
        'presets: [',
        "plugins: [['@docusaurus/plugin-content-docs', { id: 'again', path: 'market', routeBasePath: 'again', exclude: ['**/qzx*.md', '**/*.mdx', 'withdrawn.yml', '**/himitsu/**', 'manuals/qzx0-manual-members.md'] }]],\n  markdown: { format: 'detect' },\n  presets: [",
      ),
    ],
  },
  {
    name: 'a list of pages in the config',
    edits: [
      config(
        'trailingSlash: true,',
        "trailingSlash: true, customFields: { pages: ['qzx0-manual-members', 'qzx1-manual-a'] },",
      ),
    ],
  },
  {
    name: 'the sitemap’s last change of every file',
    edits: [
      everything,
      edit(
        'market/emit/write-site.js',
        'await writeRedirects(market, outDir, baseUrl, locale);',
        "await writeRedirects(market, outDir, baseUrl, locale); (await import('node:fs')).writeFileSync(path.join(outDir, 'sitemap.xml'), globalThis.everything.map(({ item }) => '<url><loc>' + item.id + '</loc></url>').join(''));",
      ),
    ],
  },
  {
    name: 'a feed of what changed',
    edits: [
      everything,
      edit(
        'market/emit/write-site.js',
        'await writeRedirects(market, outDir, baseUrl, locale);',
        "await writeRedirects(market, outDir, baseUrl, locale); (await import('node:fs')).writeFileSync(path.join(outDir, 'feed.json'), Buffer.from(JSON.stringify(globalThis.everything.map(({ item }) => item.fields))));",
      ),
    ],
  },
  {
    name: 'a feed, packed',
    edits: [
      everything,
      edit(
        'market/emit/write-site.js',
        'await writeRedirects(market, outDir, baseUrl, locale);',
        "await writeRedirects(market, outDir, baseUrl, locale); (await import('node:fs')).writeFileSync(path.join(outDir, 'feed.json.gz'), (await import('node:zlib')).gzipSync(JSON.stringify(globalThis.everything.map(({ item }) => item.fields))));",
      ),
    ],
  },
];
