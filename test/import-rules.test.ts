import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findOffenders, formatOffence, type Source } from './import-rules.js';

const root = join(import.meta.dirname, '..');
const plugins = readdirSync(join(root, 'plugins'));

function sources(): Source[] {
  return plugins.flatMap((plugin) => {
    const src = join(root, 'plugins', plugin, 'src');
    return readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .sort()
      .map((name) => ({
        path: relative(root, join(src, name)).replaceAll('\\', '/'),
        text: readFileSync(join(src, name), 'utf8'),
      }));
  });
}

function declared(): Record<string, Set<string>> {
  return Object.fromEntries(
    plugins.map((plugin) => {
      const { dependencies = {}, peerDependencies = {} } = JSON.parse(
        readFileSync(join(root, 'plugins', plugin, 'package.json'), 'utf8'),
      );
      return [plugin, new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)])];
    }),
  );
}

describe('who may import whom', () => {
  it('holds in every plugin', () => {
    expect(findOffenders(sources(), declared()).map(formatOffence)).toEqual([]);
  });
});

/** The checker itself: one made-up line per rule, and its innocent twin. */
describe('the checker', () => {
  const offences = (path: string, text: string) =>
    findOffenders([{ path: `plugins/${path}`, text }], {
      model: new Set(['yaml']),
      search: new Set(['react']),
    });

  it.each<[path: string, text: string, instead: string]>([
    ['model/src/a.ts', "import { x } from '@chishiki-ichiba/search';", 'nothing of ours'],
    ['model/src/a.ts', "import type { X } from '@chishiki-ichiba/market';", 'nothing of ours'],
    ['model/src/a.ts', "import fs from 'node:fs';", 'argument'],
    ['model/src/a.ts', "import path from 'path';", 'argument'],
    ['model/src/a.ts', "import { useState } from 'react';", 'plain function'],
    ['model/src/a.ts', "import { x } from '@docusaurus/utils';", 'plain function'],
    ['model/src/a.ts', "import { z } from 'zod';", 'dependency'],
    ['model/src/a.ts', "const x = await import('node:fs');", 'argument'],
    ['model/src/a.ts', "const text = await fetch('/a');", '`fetch`'],
    ['model/src/a.ts', 'const home = process.env.HOME;', 'argument'],
    ['model/src/a.ts', 'const now = new Date();', '`now`'],
    ['model/src/a.ts', 'const now = Date.now();', '`now`'],
    ['model/src/body/a.ts', "import { x } from '../index.js';", 'the file that defines it'],
    ['search/src/analyzer/a.ts', "import { x } from '../indexer/build.js';", '`import type`'],
    [
      'search/src/a.ts',
      "import { parseItem } from '@chishiki-ichiba/model';",
      "`import type … from '@chishiki-ichiba/model'`",
    ],
    ['search/src/a.ts', "import { type Item } from '@chishiki-ichiba/model';", '`import type'],
    ['search/src/ui/a.tsx', "import { readFile } from 'node:fs/promises';", 'web API'],
    ['search/src/ui/a.tsx', "import { build } from '../indexer/build.js';", 'prop'],
    ['search/src/a.ts', "import Link from '@docusaurus/Link';", 'theme/'],
    ...['analyzer', 'client', 'codec', 'ui', 'theme/SearchBar'].map(
      (folder): [string, string, string] => [
        `search/src/${folder}/a.ts`,
        "import { loadAnalyser } from '@chishiki-ichiba/reading/analyser';",
        '',
      ],
    ),
    [
      'search/src/a.ts',
      "import { loadAnalyser } from '@chishiki-ichiba/reading/analyser';",
      'model',
    ],
    [
      'search/src/client/a.ts',
      "import { lookupsIn } from '@chishiki-ichiba/reading';",
      '`import type',
    ],
    [
      'search/src/client/a.ts',
      "const { loadAnalyser } = await import('@chishiki-ichiba/reading/analyser');",
      '',
    ],
    ['search/src/client/a.ts', "import { build } from '../indexer/build.js';", 'prop'],
    ['search/src/codec/a.ts', "import { emit } from '../indexer/sounds.js';", 'prop'],
    ['search/src/codec/a.ts', "import { deflateRawSync } from 'node:zlib';", 'web API'],
    [
      'search/src/indexer/a.ts',
      "import { parseItem } from '@chishiki-ichiba/model';",
      "`import type … from '@chishiki-ichiba/model'`",
    ],
    ['search/src/indexer/a.ts', "import { x } from '@chishiki-ichiba/market';", 'one of reading'],
    [
      'search/src/indexer/a.ts',
      "import { x } from '@chishiki-ichiba/reading/lib/analyser.js';",
      '`@chishiki-ichiba/reading`',
    ],
    ['reading/src/a.ts', "import { x } from '@chishiki-ichiba/search';", 'one of model'],
    ['reading/src/a.ts', "import { x } from '@chishiki-ichiba/market';", 'one of model'],
    [
      'market/src/a.ts',
      "import { x } from '@chishiki-ichiba/model/lib/item.js';",
      '`@chishiki-ichiba/model`',
    ],
    ['market/src/a.ts', "import { x } from '../../model/src/item.js';", '`@chishiki-ichiba/model`'],
    ['market/src/a.ts', "export * from '@chishiki-ichiba/authoring';", 'one of'],
    ['market/src/theme/A/index.tsx', "import { labelOf } from '@chishiki-ichiba/model';", 'prop'],
    [
      'market/src/catalog/a.ts',
      "import { readSite } from '../content/read-site.js';",
      '`import type`',
    ],
    ['market/src/catalog/a.ts', "import { existsSync } from 'fs';", 'argument'],
  ])('%s: %s', (path, text, instead) => {
    const found = offences(path, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ path: `plugins/${path}`, line: 1 });
    expect(found[0]?.instead).toContain(instead);
  });

  it.each([
    [
      'model/src/a.ts',
      "import { parse } from 'yaml';\nimport { b } from './b.js';\nconst process = 1;\nconst at = new Date(0);",
    ],
    [
      'search/src/a.ts',
      "import type { Item } from '@chishiki-ichiba/model';\nimport { gzipSync } from 'node:zlib';",
    ],
    [
      'search/src/indexer/a.ts',
      "import { loadAnalyser } from '@chishiki-ichiba/reading/analyser';\nimport { createHash } from 'node:crypto';\nimport { terms } from '../analyzer/index.js';",
    ],
    [
      'search/src/codec/a.ts',
      "import type { Postings } from '../indexer/postings.js';\nimport type { Place } from '../analyzer/index.js';",
    ],
    [
      'search/src/ui/a.tsx',
      "import Link from '@docusaurus/Link';\nimport { useState } from 'react';\nimport type { Built } from '../indexer/build.js';",
    ],
    [
      'market/src/a.ts',
      "import { parseItem } from '@chishiki-ichiba/model';\nimport { build } from '@chishiki-ichiba/search/indexer';",
    ],
    [
      'market/src/theme/A/index.tsx',
      "import type { Item } from '@chishiki-ichiba/model';\nimport A from '@theme/Layout';",
    ],
    [
      'authoring/src/a.ts',
      "import { checkSite } from '@chishiki-ichiba/market/content';\nimport fs from 'node:fs';",
    ],
  ])('lets %s be', (path, text) => {
    expect(offences(path, text)).toEqual([]);
  });
});
