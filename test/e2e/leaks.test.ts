import { readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  audiences,
  type Canary,
  editionsOf,
  plantSite,
  WORD,
  WORD_BEGIN,
} from '../planted-site.js';
import { root, runIchiba } from './browser.js';

/**
 * A market full of canaries, built in the order that leaks most: members before public, firm A before
 * firm B, in one folder with whatever caches that leaves.
 */
describe('editions of a market full of canaries', () => {
  let dir: string;
  let canaries: Canary[];
  const builds = [
    ['members', 'build-members', '--edition', 'members'],
    ['public', 'build', '--edition', 'public'],
    ['inhouse-firm-a', 'build-inhouse-firm-a', '--edition', 'inhouse', '--org', 'firm-a'],
    ['inhouse-firm-b', 'build-inhouse-firm-b', '--edition', 'inhouse', '--org', 'firm-b'],
  ] as const;
  const outputs = new Map<string, Buffer>();
  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'ichiba-leaks-'));
    await cp(path.join(root, 'test/site'), dir, { recursive: true });
    rmSync(path.join(dir, 'market'), { recursive: true });
    canaries = plantSite(dir);
    symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
    for (const [name, folder, ...args] of builds) {
      const { code, output } = await runIchiba(dir, ['build', ...args, '--root', 'market']);
      if (code !== 0) throw new Error(`${name}: ${output}`);
      expect(output).toContain('もれは見つかりません');
      outputs.set(name, everyByte(path.join(dir, folder)));
    }
  }, 400_000);
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const words = new Map<string, ReadonlySet<string>>();
  const found = (edition: string, { mark }: Canary): boolean => {
    const output = outputs.get(edition) as Buffer;
    if (typeof mark === 'string' && WORD.test(mark)) {
      const known = words.get(edition) ?? wordsIn(output);
      words.set(edition, known);
      return known.has(mark);
    }
    if (typeof mark !== 'string') return output.includes(mark);
    return Object.values(forms).some(({ write }) => output.includes(write(mark)));
  };

  test('there are canaries in hundreds of places, for every audience', () => {
    expect(new Set(canaries.map(({ place }) => place)).size).toBeGreaterThan(500);
    for (const audience of audiences)
      expect(canaries.filter((canary) => canary.audience === audience).length).toBeGreaterThan(500);
  });
  test.each(builds.map(([name]) => name))('no canary of others is in the edition %s', (edition) => {
    const others = canaries.filter(({ audience }) => !editionsOf[audience].includes(edition));
    expect(others.length).toBeGreaterThan(800);
    expect(
      others
        .filter((canary) => found(edition, canary))
        .map(({ place, mark }) => `${place} ${mark}`),
    ).toEqual([]);
  });
  test("a phone's photo is there as WebP, once, for `.md` and `.mdx`", () => {
    for (const [, output] of outputs) {
      const text = output.toString('latin1');
      expect([
        ...new Set(text.match(/ichiba\/media\/[0-9a-f]{16}\.[0-9a-f]{8}\.webp/g)),
      ]).toHaveLength(1);
      expect(text).not.toMatch(/denwa[\w.-]*\.(?:heic|jpg)/);
      expect(text).toMatch(
        /src="?[^" >]*media\/[0-9a-f.]+webp"? alt="?[^>]* width="?160"? height="?120"?/,
      );
    }
  });
  test.each(['members', 'inhouse-firm-a', 'inhouse-firm-b'])(
    'its own are in the edition %s (so that the test above can fail)',
    (edition) => {
      const own = canaries.filter(({ audience }) => editionsOf[audience].includes(edition));
      expect(own.filter((canary) => found(edition, canary)).length).toBeGreaterThan(
        own.length * 0.7,
      );
    },
  );
});

/** How a text may be written in a file. */
const forms = {
  plain: { write: (text: string) => text, read: (typed: string) => typed },
  address: { write: encodeURIComponent, read: decodeURIComponent },
  escaped: {
    write: (text: string) =>
      [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    read: (typed: string): string => JSON.parse(`"${typed}"`),
  },
  base64: {
    write: (text: string) => Buffer.from(text).toString('base64'),
    read: (typed: string) => Buffer.from(typed, 'base64').toString(),
  },
} as const;

/** Thousands of canaries begin alike: their beginning is looked for once, instead of each in hundreds of MB. */
function wordsIn(output: Buffer): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { write, read } of Object.values(forms)) {
    const begin = write(WORD_BEGIN);
    const length = Buffer.byteLength(write(`${WORD_BEGIN}アアアアヲ`));
    for (let at = output.indexOf(begin); at !== -1; at = output.indexOf(begin, at + 1)) {
      try {
        found.add(read(output.subarray(at, at + length).toString()));
      } catch {
        // Only the beginning of a word stands there.
      }
    }
  }
  return found;
}

/** All files of a build with their names, what is packed unpacked, as one. */
function everyByte(folder: string): Buffer {
  const parts: Buffer[] = [];
  const walk = (at: string) => {
    for (const name of readdirSync(at)) {
      const file = path.join(at, name);
      if (statSync(file).isDirectory()) {
        walk(file);
        continue;
      }
      const bytes = readFileSync(file);
      parts.push(Buffer.from(`\n${decodeURI(path.relative(folder, file))}\n`), bytes);
      if (bytes.subarray(0, 3).toString('latin1') === 'CIs')
        parts.push(inflateRawSync(bytes.subarray(4)));
    }
  };
  walk(folder);
  return Buffer.concat(parts);
}
