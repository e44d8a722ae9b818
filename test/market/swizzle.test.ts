import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { getSwizzleConfig as ofMarket } from '../../plugins/market/lib/index.js';
import { getSwizzleConfig as ofSearch } from '../../plugins/search/lib/index.js';

const require = createRequire(import.meta.url);
const { normalizeSwizzleConfig } = require('@docusaurus/core/lib/commands/swizzle/config.js');
const { getThemeComponents } = require('@docusaurus/core/lib/commands/swizzle/components.js');
const plugins = path.join(import.meta.dirname, '../../plugins');

describe.each([
  ['market', ofMarket()],
  ['search', ofSearch()],
])('theme parts of %s', (room, config) => {
  const themePath = path.join(plugins, room, 'lib/theme');
  const files = (readdirSync(themePath, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.join(themePath, name));

  it('are each listed with what is safe, and why they are there', async () => {
    const swizzleConfig = normalizeSwizzleConfig(structuredClone(config));
    const parts = await getThemeComponents({ themeName: room, themePath, swizzleConfig });
    expect([...parts.all].sort()).toEqual(Object.keys(config.components).sort());
    for (const part of parts.all) {
      expect(parts.getDescription(part), part).not.toBe('N/A');
      for (const action of ['wrap', 'eject'])
        expect(['safe', 'unsafe', 'forbidden']).toContain(parts.getActionStatus(part, action));
    }
  });

  it('lead to the same files wherever they are copied to', () => {
    const { name, exports } = JSON.parse(
      readFileSync(path.join(plugins, room, 'package.json'), 'utf8'),
    );
    const imports = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)/g)].map(
        ([, from]) => from as string,
      ),
    );
    expect(imports.filter((from) => from.startsWith('.'))).toEqual([]);
    const own = [...new Set(imports.filter((from) => from.startsWith(`${name}/`)))];
    expect(own.length).toBeGreaterThan(2);
    for (const from of own) {
      const inside = from.slice(name.length + 1);
      const [pattern, target] = Object.entries(exports).find(
        ([key]) => key.endsWith('*') && `./${inside}`.startsWith(key.slice(0, -1)),
      ) as [string, string];
      const file = target.replace('*', `./${inside}`.slice(pattern.length - 1));
      expect(existsSync(path.join(plugins, room, file)), from).toBe(true);
    }
  });
});
