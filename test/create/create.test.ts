import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import { kinds } from '@chishiki-ichiba/model';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { main, type World } from '../../plugins/create/src/index.js';

const root = join(import.meta.dirname, '../..');
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const dirs: string[] = [];
let dir = '';
let said = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ichiba-create-'));
  dirs.push(dir);
  said = '';
});
afterAll(() => {
  for (const one of dirs) rmSync(one, { recursive: true, force: true });
});

const create = (args: string[], world: World = {}) =>
  main(args, {
    openTerminal: undefined,
    install: () => {
      throw new Error('nobody asked to install');
    },
    today: '2028-02-29',
    ...world,
    print: (text) => {
      said += `${text}\n`;
    },
  });
const made = (folder: string) =>
  (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[]).map((name) =>
    name.replaceAll('\\', '/'),
  );

describe('create-chishiki-ichiba', () => {
  it('writes a market with a sample of every kind, all invented, that check finds nothing in', async () => {
    const folder = join(dir, 'new/market');
    expect(await create([folder, '--no-install'])).toBe(0);
    const { messages, items } = await checkSite({
      siteDir: folder,
      roots: ['docs'],
      today: '2028-02-29',
    });
    expect(messages).toEqual([]);
    expect(items).toBe(kinds.length);
    const pages = made(join(folder, 'docs')).filter((name) => name.endsWith('.md'));
    expect(new Set(pages.map((name) => name.split('/')[0])).size).toBe(kinds.length);
    for (const page of pages) {
      const text = readFileSync(join(folder, 'docs', page), 'utf8');
      expect(text, page).toMatch(/^架空: true$/m);
      expect(text, page).not.toMatch(/TODAY|NEXT_YEAR/);
      expect(text, page).toContain('見直し期限: 2029-02-28');
    }
    expect(made(folder)).toContain('.gitignore');
    expect(statSync(folder).mode & 0o555).toBe(0o555);
    expect(readdirSync(join(dir, 'new'))).toEqual(['market']);
    expect(said).toContain('npm install\n  npm start');
  });

  it('asks for what the command does not say', async () => {
    const answers = [join(dir, 'asked'), "みんなの「技」の'市場'\\"];
    let closed = false;
    const openTerminal = () => ({
      ask: async () => answers.shift() ?? '',
      close: () => {
        closed = true;
      },
    });
    const installed: string[] = [];
    const install = (folder: string) => installed.push(folder) > 0;
    expect(await create([], { openTerminal, install })).toBe(0);
    expect(closed).toBe(true);
    expect(installed).toEqual([join(dir, 'asked')]);
    const config = readFileSync(join(dir, 'asked/docusaurus.config.ts'), 'utf8');
    expect(config).toContain(String.raw`title: 'みんなの「技」の\'市場\'\\',`);
    expect(readJson(join(dir, 'asked/package.json')).name).toBe('asked');
    expect(said).not.toContain('npm install\n');
  });

  it('fills an empty folder, also a new git repository', async () => {
    mkdirSync(join(dir, '.git'));
    expect(await create([dir, '--no-install'])).toBe(0);
    expect(made(dir)).toContain('docs/manuals/tack-welding.md');
  });

  it('keeps the market when what it needs cannot be installed', async () => {
    expect(await create([join(dir, 'm')], { install: () => false })).toBe(1);
    expect(said).toMatch(/部品を入れられませんでした[\s\S]*npm install\n {2}npm start/);
    expect(made(join(dir, 'm'))).toContain('package.json');
  });

  it.each<[string, string[], string]>([
    ['a folder with a file in it', ['.'], '空ではありません（mine.txt）。何も書いていません'],
    ['a file', ['mine.txt'], 'はファイルです'],
    ['no folder and nobody to ask', [], '市場を作るフォルダを書いてください'],
    ['two folders', ['a', 'b'], '余分: b'],
    ['an unknown word', ['a', '--force'], '`--force` は使えません'],
    ['a title of two lines', ['a', '--title', 'x\ny'], '改行のない60字までを期待'],
  ])('refuses %s and writes nothing', async (_, args, sentence) => {
    writeFileSync(join(dir, 'mine.txt'), 'mine');
    const [folder, ...rest] = args;
    expect(await create(folder === undefined ? [] : [join(dir, folder), ...rest])).toBe(2);
    expect(said).toContain(sentence);
    expect(made(dir)).toEqual(['mine.txt']);
  });

  it('says so where it may not write', async () => {
    writeFileSync(join(dir, 'mine.txt'), 'mine');
    expect(await create([join(dir, 'mine.txt/b')])).toBe(2);
    expect(said).toMatch(/`.*mine\.txt.*` に書けません/);
    expect(made(dir)).toEqual(['mine.txt']);
  });

  it('leaves nothing when it fails halfway', async () => {
    // Read for the sample pages, after the template was copied.
    const today = {
      slice: () => {
        expect(readdirSync(join(dir, 'a')).join()).toMatch(/^\.b\.\d+\.tmp$/);
        throw new Error('a day that cannot be read');
      },
    } as unknown as string;
    expect(await create([join(dir, 'a/b')], { today })).toBe(2);
    expect(said).toContain('a day that cannot be read');
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('the template', () => {
  const template = readJson(join(root, 'plugins/create/template/package.json'));
  const repository = readJson(join(root, 'package.json'));

  it('asks for the versions this repository is tested with', () => {
    // Docusaurus asks the site itself for it; npm lifts it there, pnpm does not.
    const versions = {
      '@mdx-js/react': '^3.0.0',
      ...repository.devDependencies,
      ...repository.dependencies,
    };
    for (const room of ['authoring', 'preset'])
      versions[`@chishiki-ichiba/${room}`] = readJson(
        join(root, 'plugins', room, 'package.json'),
      ).version;
    for (const [name, version] of Object.entries({
      ...template.dependencies,
      ...template.devDependencies,
    }))
      expect(`${name} ${version}`).toBe(`${name} ${versions[name]}`);
    // Docusaurus' generated files are CommonJS: `type: module` breaks the build.
    expect(template).not.toHaveProperty('type');
    expect(template.overrides).toEqual(repository.overrides);
    expect(template.browserslist).toEqual(repository.browserslist);
  });
});
