import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Message } from '@chishiki-ichiba/model';
import { type Examined, finding } from './finding.js';

/** Packages that work only when they are of one version, by the beginning of their name. */
const families = [
  {
    name: 'Docusaurus',
    prefix: '@docusaurus/',
    apart: /^@docusaurus\/(?:react-loadable|responsive-loader)$/,
  },
  { name: '知識市場', prefix: '@chishiki-ichiba/', apart: undefined },
] as const;
const pairs = ['react', 'react-dom'] as const;

/** Versions in node_modules that must agree with each other, and with the lock file. */
export function examinePackages(siteDir: string): Examined[] {
  const modules = join(siteDir, 'node_modules');
  if (!existsSync(modules))
    return [
      {
        area: '部品',
        name: 'node_modules',
        fact: 'なし',
        findings: [
          finding(
            'error',
            'not-installed',
            '部品（node_modules）が入っていません',
            '`npm install` を実行してください',
          ),
        ],
      },
    ];
  return [
    ...families.map(({ name, prefix, apart }) => examineFamily(modules, name, prefix, apart)),
    examineReact(siteDir),
    examineLock(siteDir),
  ];
}

function examineFamily(
  modules: string,
  name: string,
  prefix: string,
  apart: RegExp | undefined,
): Examined {
  const scope = join(modules, prefix);
  const versions = new Map<string, string[]>();
  for (const entry of existsSync(scope) ? readdirSync(scope).sort() : []) {
    const version = versionOf(join(scope, entry));
    if (!version || apart?.test(prefix + entry)) continue;
    versions.set(version, [...(versions.get(version) ?? []), prefix + entry]);
  }
  const [most, ...others] = [...versions].sort((a, b) => b[1].length - a[1].length);
  return {
    area: '部品',
    name,
    fact: most ? [...versions.keys()].join('、') : '入っていません',
    findings: most
      ? others.map(([version, packages]) =>
          finding(
            'error',
            'mixed-versions',
            `${packages.map((one) => `\`${one}\``).join('、')} は \`${version}\` です。ほかの ${most[1].length} 個と同じ \`${most[0]}\` を期待`,
            `\`npm install ${packages.map((one) => `${one}@${most[0]}`).join(' ')}\` を実行してください`,
            'package.json',
          ),
        )
      : [
          finding(
            'error',
            'not-installed',
            `${name} の部品（\`${prefix}…\`）が入っていません`,
            '`npm install` を実行してください',
            'package.json',
          ),
        ],
  };
}

/** One React in the page: two of them end in a white page and 「Invalid hook call」. */
function examineReact(siteDir: string): Examined {
  const require = createRequire(join(siteDir, 'package.json'));
  const found = pairs.map((name) => ({ name, at: locate(require, name) }));
  const versions = found.map(({ at }) => (at ? (versionOf(at) ?? '?') : 'なし'));
  const findings: Message[] = [];
  if (versions[0] !== versions[1])
    findings.push(
      finding(
        'error',
        'mixed-versions',
        `\`react\` は \`${versions[0]}\`、\`react-dom\` は \`${versions[1]}\` です。同じ版を期待`,
        '`npm install react@latest react-dom@latest` を実行してください',
        'package.json',
      ),
    );
  for (const { name, at } of found) {
    const used = require.resolve.paths('@docusaurus/core') ?? [];
    const core = used.map((path) => join(path, '@docusaurus/core')).find(existsSync);
    const other = core ? locate(createRequire(join(core, 'package.json')), name) : undefined;
    if (at && other && realpathSync(at) !== realpathSync(other))
      findings.push(
        finding(
          'error',
          'two-reacts',
          `\`${name}\` が2つ入っています（\`${versionOf(at)}\` と、@docusaurus/core の使う \`${versionOf(other)}\`）。1つを期待`,
          `\`npm dedupe\` を実行し、それでも残るなら package.json の \`${name}\` を \`^${versionOf(other)}\` にしてください`,
          'package.json',
        ),
      );
  }
  return { area: '部品', name: 'React', fact: versions[0] ?? 'なし', findings };
}

function locate(require: NodeJS.Require, name: string): string | undefined {
  return (require.resolve.paths(name) ?? [])
    .map((path) => join(path, name))
    .find((path) => existsSync(join(path, 'package.json')));
}

/** What npm says it installed, against the lock file. */
function examineLock(siteDir: string): Examined {
  const base = { area: '部品', name: 'package-lock.json' } as const;
  const wanted = readPackages(join(siteDir, 'package-lock.json'));
  const installed = readPackages(join(siteDir, 'node_modules/.package-lock.json'));
  if (!wanted)
    return {
      ...base,
      fact: 'なし',
      findings: [
        finding(
          'warning',
          'no-lock',
          '`package-lock.json` がないか、読めません。次に入れる人には、別の版の部品が入ることがあります',
          '`npm install` を実行し、できた `package-lock.json` を記録（git）してください',
        ),
      ],
    };
  if (!installed) return { ...base, fact: 'npm の記録がないので比べられません', findings: [] };
  const different = Object.entries(wanted).filter(
    ([path, { version, optional, devOptional, peer, link }]) =>
      path.startsWith('node_modules/') &&
      !(optional || devOptional || peer || link) &&
      installed[path]?.version !== version,
  );
  const [first] = different;
  return {
    ...base,
    fact: `${Object.keys(wanted).length}個の部品`,
    findings: first
      ? [
          finding(
            'error',
            'lock-differs',
            `入っている部品が \`package-lock.json\` と ${different.length} 個ちがいます（例 \`${first[0].replace('node_modules/', '')}\`: 入っているのは \`${installed[first[0]]?.version ?? 'なし'}\`、\`${first[1].version}\` を期待）`,
            '`npm ci` を実行してください',
            'package-lock.json',
          ),
        ]
      : [],
  };
}

interface LockEntry {
  readonly version?: string;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly link?: boolean;
}

const readPackages = (file: string): Record<string, LockEntry> | undefined =>
  readJson<{ packages?: Record<string, LockEntry> }>(file)?.packages;

const versionOf = (folder: string): string | undefined =>
  readJson<{ version?: string }>(join(folder, 'package.json'))?.version;

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
