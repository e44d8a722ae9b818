import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';

/** A source file of a plugin: path from the repository's root, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Offence {
  readonly path: string;
  readonly line: number;
  readonly what: string;
  readonly instead: string;
}

interface Import {
  readonly from: string;
  /** Gone after compilation: `import type …`. (`import { type X }` stays as a side effect.) */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** What a room may import of ours: `types` of an entry, or its values too. `*` stands for any end. */
interface Rule {
  /** Files of the room, by path prefix; the first matching rule holds. */
  readonly room: string;
  readonly prefix: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** No file system, network, clock, process, Docusaurus or React. */
  readonly pure?: boolean;
  /** Runs in a browser: no Node built-ins. */
  readonly browser?: boolean;
}

const ours = '@chishiki-ichiba/';
const browserParts = (room: string, values: readonly string[]): Rule[] =>
  ['theme', 'ui', 'client'].map((folder) => ({
    room: `${room}/${folder}`,
    prefix: `plugins/${room}/src/${folder}/`,
    values,
    types: ['model', 'search', 'search/*', 'media', 'media/*', 'reading'],
    browser: true,
  }));

/** Who may import whom. */
export const rules: readonly Rule[] = [
  { room: 'model', prefix: 'plugins/model/src/', values: [], types: [], pure: true },
  {
    room: 'search/analyzer',
    prefix: 'plugins/search/src/analyzer/',
    values: [],
    types: [],
    pure: true,
  },
  {
    room: 'market/catalog',
    prefix: 'plugins/market/src/catalog/',
    values: ['model'],
    types: ['model'],
    pure: true,
  },
  {
    // What a device keeps, in page and worker alike: the world comes in as arguments.
    room: 'market/offline',
    prefix: 'plugins/market/src/offline/',
    values: ['model/say'],
    types: ['model'],
    pure: true,
  },
  ...browserParts('search', ['model/say']),
  ...browserParts('market', [
    'model/say',
    'search/client',
    'search/fetch',
    'search/opensearch',
    'search/hand-over',
    'search/slip',
    'search/ui',
    'search/ui/element.js',
    'search/ui/say-jsx.js',
    'media/log',
    'media/gaze',
  ]),
  { room: 'reading', prefix: 'plugins/reading/src/', values: [], types: ['model'] },
  {
    // Read at build, drawn in the browser.
    room: 'media/gaze',
    prefix: 'plugins/media/src/gaze/',
    values: [],
    types: [],
    pure: true,
  },
  {
    room: 'media/log',
    prefix: 'plugins/media/src/log/',
    values: [],
    types: [],
    pure: true,
  },
  { room: 'media', prefix: 'plugins/media/src/', values: [], types: ['model'] },
  {
    // The index build runs in Node, and alone may read Japanese with the dictionary.
    room: 'search/indexer',
    prefix: 'plugins/search/src/indexer/',
    values: ['reading', 'reading/*'],
    types: ['model', 'reading', 'reading/*'],
  },
  {
    // Written at build, read in the browser.
    room: 'search/codec',
    prefix: 'plugins/search/src/codec/',
    values: [],
    types: [],
    browser: true,
  },
  {
    // Written out in Node, asked from the browser.
    room: 'search/opensearch',
    prefix: 'plugins/search/src/opensearch/',
    values: [],
    types: [],
    browser: true,
  },
  { room: 'search', prefix: 'plugins/search/src/', values: [], types: ['model'] },
  {
    room: 'market',
    prefix: 'plugins/market/src/',
    values: [
      'model',
      'model/say',
      'reading',
      'reading/*',
      'search',
      'search/*',
      'media',
      'media/*',
    ],
    types: ['model', 'reading', 'reading/*', 'search', 'search/*', 'media', 'media/*'],
  },
  {
    // What a form says into an author's file: in the browser and in tests alike.
    room: 'authoring/edit/form',
    prefix: 'plugins/authoring/src/edit/form/',
    values: ['model/*'],
    types: ['model'],
    pure: true,
  },
  {
    room: 'authoring/edit/browser',
    prefix: 'plugins/authoring/src/edit/browser/',
    values: [],
    types: ['model'],
    browser: true,
  },
  {
    room: 'authoring',
    prefix: 'plugins/authoring/src/',
    values: ['model', 'model/*', 'market', 'market/*', 'reading', 'search', 'search/*', 'media'],
    types: ['model', 'market', 'market/*', 'reading', 'search', 'search/*', 'media'],
  },
  {
    room: 'preset',
    prefix: 'plugins/preset/src/',
    values: ['model', 'market', 'market/*', 'search', 'search/*'],
    types: ['model', 'market', 'market/*', 'search', 'search/*'],
  },
  // Runs before anything is installed.
  { room: 'create', prefix: 'plugins/create/src/', values: [], types: [] },
];

/** Folders of a room that must stay out of the browser, for relative imports of its browser parts. */
const nodeFolders = ['content', 'emit', 'indexer', 'pages', 'body', 'catalog', 'cards'];

/** Provided by Docusaurus' bundler to theme parts, never by a package of theirs. */
const bundlerAliases =
  /^@(?:theme|theme-original|theme-init|site|generated)\/|^@docusaurus\/(?:Link|Head|Translate|router|BrowserOnly|ComponentCreator|constants|ExecutionEnvironment|Interpolate|isInternalUrl|Noop|renderRoutes|useBaseUrl|useBrokenLinks|useDocusaurusContext|useGlobalData|useIsBrowser|useRouteContext)$/;

/**
 * Every import that breaks the table, in file order.
 *
 * @param declared - Packages that a plugin's package.json names, by plugin folder.
 */
export function findOffenders(
  sources: readonly Source[],
  declared: Readonly<Record<string, ReadonlySet<string>>> = {},
): Offence[] {
  return sources.flatMap((source) => {
    const rule = rules.find((candidate) => source.path.startsWith(candidate.prefix));
    if (!rule) return [];
    const file = ts.createSourceFile(
      source.path,
      source.text,
      ts.ScriptTarget.ES2022,
      true,
      source.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    const dependencies = declared[source.path.split('/')[1] ?? ''];
    return [
      ...importsOf(file).flatMap((found) => judge(found, source, rule, dependencies)),
      ...(rule.pure ? worldUses(file, source.path) : []),
    ];
  });
}

function judge(
  found: Import,
  source: Source,
  rule: Rule,
  dependencies: ReadonlySet<string> | undefined,
): Offence[] {
  const offence = (what: string, instead: string): Offence[] => [
    { path: source.path, line: found.line, what, instead },
  ];
  const { from, typeOnly } = found;
  if (from.startsWith('.')) return judgeRelative(found, source, rule);
  if (from.startsWith('#')) return []; // the package's own `imports`
  if (from.startsWith(ours)) {
    const entry = from.slice(ours.length);
    if (/\/(?:src|lib)\//.test(from))
      return offence(
        `imports \`${from}\`, an inside of another room`,
        `its public entry, \`${ours}${entry.split('/')[0]}\``,
      );
    const fits = (list: readonly string[]) =>
      list.some((allowed) =>
        allowed.endsWith('/*') ? entry.startsWith(allowed.slice(0, -1)) : entry === allowed,
      );
    if (fits(rule.values) || (typeOnly && fits(rule.types))) return [];
    if (fits(rule.types))
      return offence(
        `\`${rule.room}\` imports values of \`${from}\``,
        `\`import type … from '${from}'\`, and take the value as a prop or an argument`,
      );
    return offence(
      `\`${rule.room}\` imports \`${from}\``,
      rule.values.length + rule.types.length === 0
        ? 'nothing of ours: take it as an argument'
        : `one of ${[...new Set([...rule.values, ...rule.types])].join(', ')}, or move the code`,
    );
  }
  if (isBuiltin(from)) {
    if (rule.pure)
      return offence(
        `\`${rule.room}\` is pure and imports \`${from}\``,
        'take what it needs as an argument; a Node half is its own file in another room',
      );
    if (rule.browser)
      return offence(
        `\`${rule.room}\` runs in the browser and imports \`${from}\``,
        'a web API, or do it at build and pass the result as a prop',
      );
    return [];
  }
  if (rule.pure && /^(?:react|react-dom|@docusaurus\/|@theme)/.test(from))
    return offence(
      `\`${rule.room}\` is pure and imports \`${from}\``,
      'a plain function; components live in ui/',
    );
  if (bundlerAliases.test(from))
    return rule.browser
      ? []
      : offence(
          `\`${from}\` exists only in the browser bundle`,
          'move the code to theme/, ui/ or client/',
        );
  const name = from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
  if (!typeOnly && dependencies && !dependencies.has(name))
    return offence(
      `\`${name}\` is not named in the plugin's package.json`,
      `a dependency (or peerDependency) on \`${name}\``,
    );
  return [];
}

/** Inside a room: no way out of it, no detour over its own index, no Node part in the browser. */
function judgeRelative({ from, typeOnly, line }: Import, { path }: Source, rule: Rule): Offence[] {
  const target = posix.join(posix.dirname(path), from).replace(/\.jsx?$/, '');
  const [, room] = path.split('/');
  const home = `plugins/${room}/src`;
  const offence = (what: string, instead: string): Offence[] => [{ path, line, what, instead }];
  if (!`${target}/`.startsWith(`${home}/`))
    return offence(`leaves its room: \`${from}\``, `\`${ours}${target.split('/')[1] ?? '…'}\``);
  if ((target === `${home}/index` || target === home) && path !== `${home}/index.ts`)
    return offence("imports through its own room's index", 'the file that defines it');
  if (rule.pure && rule.prefix !== `${home}/` && !`${target}/`.startsWith(rule.prefix) && !typeOnly)
    return offence(
      `\`${rule.room}\` is pure and imports \`${from}\``,
      '`import type`, or move what it needs inside',
    );
  const folder = target.slice(home.length + 1).split('/')[0] ?? '';
  if (rule.browser && !typeOnly && nodeFolders.includes(folder))
    return offence(
      `\`${rule.room}\` runs in the browser and imports \`${from}\``,
      '`import type`, and take the value as a prop',
    );
  return [];
}

const isBuiltin = (from: string): boolean =>
  from.startsWith('node:') || builtinModules.includes(from);

function importsOf(file: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({ from: specifier.text, typeOnly, line: lineOf(file, node) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node, node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        node.expression.getText(file) === 'require')
    )
      add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The world outside, used without an import. */
function worldUses(file: ts.SourceFile, path: string): Offence[] {
  const offences: Offence[] = [];
  const declaresProcess = /\b(?:const|let|var|function)\s+process\b/.test(file.text);
  const report = (node: ts.Node, what: string, instead: string) =>
    offences.push({ path, line: lineOf(file, node), what, instead });
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(?:globalThis\.)?fetch$/.test(node.expression.getText(file)))
      report(node, 'calls `fetch`', 'a `fetch` or `loadFile` argument');
    if (
      ts.isPropertyAccessExpression(node) &&
      node.expression.getText(file) === 'process' &&
      !declaresProcess
    )
      report(node, 'reads `process`', 'an argument');
    if (ts.isCallExpression(node) && node.expression.getText(file) === 'Date.now')
      report(node, 'reads the clock', 'a `now` argument');
    if (
      ts.isNewExpression(node) &&
      node.expression.getText(file) === 'Date' &&
      (node.arguments?.length ?? 0) === 0
    )
      report(node, 'reads the clock', 'a `now` argument');
    if (ts.isCallExpression(node) && node.expression.getText(file) === 'Math.random')
      report(node, 'throws dice', 'a seed argument');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return offences;
}

const lineOf = (file: ts.SourceFile, node: ts.Node): number =>
  file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

export const formatOffence = ({ path, line, what, instead }: Offence): string =>
  `${path}:${line}  ${what}\n    import instead: ${instead}`;
