import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFuriganaList, parseWithdrawn } from '@chishiki-ichiba/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { end, endWhileWriting, killWriters, snapshot, wait } from '../kill-writer.js';
import { page, published } from '../market/helpers.js';
import { random } from '../search/corpus.js';
import { coveredHash, type KillResults, resultsFile, root } from './kill-results.js';

/**
 * What is killed at a random moment leaves whole files and the last good build. Resumable: kills of the
 * same code are added up. Results go to `results/kills.json`.
 */
const bin = path.join(root, 'plugins/authoring/bin/ichiba.mjs');
const WRITERS = 200;
const COMMANDS = 40;
const BUILDS = 20;

const results: KillResults = existsSync(resultsFile)
  ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as KillResults)
  : ({ covered: {} } as KillResults);
const covered = {
  writers: coveredHash('writers'),
  authors: coveredHash('authors'),
  builds: coveredHash('builds'),
};
if (results.covered.writers !== covered.writers) {
  results.writers = { kills: 0, whileWriting: 0, corrupted: [] };
  results.commands = { kills: 0, whileWriting: 0, corrupted: [] };
}
if (results.covered.authors !== covered.authors)
  results.authors = { kills: 0, whileWriting: 0, corrupted: [] };
if (results.covered.builds !== covered.builds)
  results.builds = { kills: 0, stages: {}, damaged: [] };
results.covered = covered;
results.commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();

function save(): void {
  mkdirSync(path.dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}

describe('processes that write', () => {
  test(`${WRITERS} kills`, async () => {
    const seen = results.writers;
    while (seen.kills < WRITERS) {
      const kills = Math.min(20, WRITERS - seen.kills);
      const { corrupted, caught } = await killWriters(kills, 1000 + seen.kills);
      seen.corrupted = [...seen.corrupted, ...corrupted];
      seen.whileWriting += caught;
      seen.kills += kills;
      save();
    }
    expect(seen.corrupted).toEqual([]);
    expect(seen.whileWriting).toBeGreaterThan(WRITERS / 20);
  }, 900_000);
});

describe('commands that write', () => {
  let dir: string;
  const big = '# 覚え\n'.repeat(200_000);
  const head = '溶接: ようせつ\n';
  beforeAll(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-kill-commands-'));
    mkdirSync(path.join(dir, 'docs/terms'), { recursive: true });
    mkdirSync(path.join(dir, 'docs/orgs'));
    writeFileSync(path.join(dir, 'outside.md'), '外\n');
    writeFileSync(
      path.join(dir, 'docs/orgs/firm-a.md'),
      page(`題名: A製作所（架空）\n区分: 企業\n${published}`),
    );
    // Two in one process, again and again: a start of Node for each would hit them rarely.
    writeFileSync(
      path.join(dir, 'writer.mjs'),
      `import { main } from ${JSON.stringify(path.join(root, 'plugins/authoring/lib/cli.js'))};
process.stdout.write = () => true;
process.stderr.write('ready');
for (let at = 0; at < 200; at++) {
  await main(['furigana', '--add', '語' + at + '漢=ご']);
  await main(['withdraw', 't' + at, '--reason', '試し', '--date', '2026-11-01', '--yes']);
  await main(['report', '--save', '--owner', 'firm-a', '--date', '2026-' + String(1 + (at % 9)).padStart(2, '0') + '-01']);
}
`,
    );
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test(`${COMMANDS} kills`, async () => {
    const seen = results.commands;
    while (seen.kills < COMMANDS) {
      const next = random(2000 + seen.kills);
      for (const name of readdirSync(path.join(dir, 'docs')))
        if (!['terms', 'orgs'].includes(name))
          rmSync(path.join(dir, 'docs', name), { recursive: true });
      for (let at = 0; at < 30; at++)
        writeFileSync(
          path.join(dir, `docs/terms/t${at}.md`),
          page(`題名: 用語${at}\n意味: 試し\n${published}`),
        );
      writeFileSync(path.join(dir, 'docs/furigana.yml'), big + head);
      const before = snapshot(dir);
      const child = spawn(process.execPath, ['writer.mjs'], {
        cwd: dir,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await new Promise((resolve) => child.stderr?.once('data', resolve));
      // Every other one as it writes, the others wherever they are.
      if (seen.kills % 2 === 0) await endWhileWriting(child, path.join(dir, 'docs'), next() * 1000);
      else {
        await wait(next() * 3000);
        await end(child);
      }
      const wrong = judge(before);
      seen.corrupted = [...seen.corrupted, ...wrong.map((what) => `#${seen.kills} ${what}`)];
      for (const file of halfFiles()) {
        seen.whileWriting++;
        rmSync(file);
      }
      seen.kills++;
      save();
    }
    expect(seen.corrupted).toEqual([]);
    expect(seen.whileWriting).toBeGreaterThan(COMMANDS / 8);
  }, 900_000);

  const halfFiles = () =>
    Object.keys(snapshot(dir))
      .filter((name) => name.endsWith('.tmp'))
      .map((name) => path.join(dir, name));

  function judge(before: Record<string, string>): string[] {
    const wrong: string[] = [];
    for (const [name, hash] of Object.entries(snapshot(dir))) {
      if (name.endsWith('.tmp') || before[name] === hash) continue;
      const text = readFileSync(path.join(dir, name), 'utf8');
      if (name === 'docs/furigana.yml') {
        const whole =
          text.startsWith(big + head) &&
          text.endsWith('\n') &&
          parseFuriganaList({ path: name, text: text.slice(big.length) }).messages.length === 0;
        if (!whole) wrong.push(name);
      } else if (name === 'docs/withdrawn.yml') {
        const { withdrawn, messages } = parseWithdrawn({ path: name, text });
        if (messages.length > 0 || withdrawn.length === 0) wrong.push(name);
      } else if (/^docs\/activities\/review-public-2026-0\d-01\.md$/.test(name)) {
        if (!/^---\n[\s\S]+\n---\n[\s\S]+\n$/.test(text)) wrong.push(name);
      } else wrong.push(`${name} changed`);
    }
    // A page may be gone only where its tombstone stands.
    const file = path.join(dir, 'docs/withdrawn.yml');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const taken = parseWithdrawn({ path: 'docs/withdrawn.yml', text }).withdrawn.map(
      ({ id }) => id,
    );
    for (const name of Object.keys(before)) {
      const id = /^docs\/terms\/(.+)\.md$/.exec(name)?.[1];
      if (!existsSync(path.join(dir, name)) && (!id || !taken.includes(id)))
        wrong.push(`${name} is gone`);
    }
    return wrong;
  }
});

describe('commands that make and mend pages', () => {
  let dir: string;
  /** What each file may hold: whole, before or after. */
  const fine = new Map<string, Set<string>>();
  const note = (files: Record<string, string>) => {
    for (const [name, hash] of Object.entries(files))
      fine.set(name, (fine.get(name) ?? new Set()).add(hash));
  };
  const text = `${'あいうえお、かきくけこ。\n\n'.repeat(400)}`;
  const term = (at: number) => page(`題名：用語${at}\n意味: 試し\n${published}`, `\n${text}`);

  beforeAll(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-kill-authors-'));
    for (const folder of ['docs/terms', 'docs/skills', 'in'])
      mkdirSync(path.join(dir, folder), { recursive: true });
    writeFileSync(path.join(dir, 'outside.md'), '外\n');
    writeFileSync(
      path.join(dir, 'docs/skills/skill-tack.md'),
      page(`題名: 仮付けの力量\n要約: 仮付けができる。\n${published}`),
    );
    writeFileSync(
      path.join(dir, 'in/film.vtt'),
      `WEBVTT\n\n${Array.from({ length: 300 }, (_, at) => `${stamp(at)} --> ${stamp(at + 1)}\n文${at}\n`).join('\n')}`,
    );
    writeFileSync(path.join(dir, 'in/talk.txt'), '1. 板を合わせる\n急所: すき間なし\n'.repeat(40));
    for (let at = 0; at < 10; at++) writeFileSync(path.join(dir, `docs/terms/t${at}.md`), term(at));
    writeFileSync(
      path.join(dir, 'writer.mjs'),
      `import { main } from ${JSON.stringify(path.join(root, 'plugins/authoring/lib/cli.js'))};
process.stdout.write = () => true;
process.stderr.write('ready');
for (let at = 0; at < 20; at++) {
  await main(['new', '用語', 'n' + at]);
  await main(['check', '--fix', 'docs/terms/t' + (at % 10) + '.md']);
  await main(['import', 'subtitles', 'in/film.vtt', '--prefix', 'f' + at]);
  await main(['interview', 'skill-tack', '--from', 'in/talk.txt', '--id', 'i' + at]);
}
process.stderr.write('done');
`,
    );
    note(snapshot(dir));
    // One run to its end tells what whole files look like.
    const { stderr } = spawnSync(process.execPath, ['writer.mjs'], {
      cwd: dir,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: dir },
    });
    if (stderr !== 'readydone') throw new Error(stderr);
    note(snapshot(dir));
  }, 300_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const stamp = (second: number) => new Date(second * 1000).toISOString().slice(11, 23);

  test('the run to the end has made, mended and imported', () => {
    const changed = [...fine].filter(([, hashes]) => hashes.size > 1).map(([name]) => name);
    expect(changed.sort()).toEqual(Array.from({ length: 10 }, (_, at) => `docs/terms/t${at}.md`));
    for (const name of ['docs/terms/n19.md', 'docs/manuals/i19.md'])
      expect([...fine.keys()]).toContain(name);
    expect([...fine.keys()].filter((name) => name.startsWith('docs/videos/'))).not.toEqual([]);
  });

  test(`${COMMANDS} kills`, async () => {
    const seen = results.authors;
    while (seen.kills < COMMANDS) {
      const next = random(4000 + seen.kills);
      for (const name of Object.keys(snapshot(dir)))
        if (/^docs\/(?:manuals|videos|terms)\//.test(name)) rmSync(path.join(dir, name));
      for (let at = 0; at < 10; at++)
        writeFileSync(path.join(dir, `docs/terms/t${at}.md`), term(at));
      const child = spawn(process.execPath, ['writer.mjs'], {
        cwd: dir,
        env: { ...process.env, INIT_CWD: dir },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await new Promise((resolve) => child.stderr?.once('data', resolve));
      // Every other one as it writes, the others wherever they are.
      if (seen.kills % 2 === 0) await endWhileWriting(child, path.join(dir, 'docs'), next() * 1000);
      else {
        await wait(next() * 3000);
        await end(child);
      }
      for (const [name, hash] of Object.entries(snapshot(dir))) {
        if (name.endsWith('.tmp')) {
          seen.whileWriting++;
          rmSync(path.join(dir, name));
        } else if (!fine.get(name)?.has(hash))
          seen.corrupted = [...seen.corrupted, `#${seen.kills} ${name}`];
      }
      seen.kills++;
      save();
    }
    expect(seen.corrupted).toEqual([]);
    expect(seen.whileWriting).toBeGreaterThan(COMMANDS / 8);
  }, 900_000);
});

describe('builds', () => {
  let dir: string;
  /** Milliseconds of a whole build here and now. */
  let whole: number;
  let good: Record<string, string>;
  const out = () => path.join(dir, 'build');
  const build = () =>
    spawn(process.execPath, [bin, 'build'], {
      cwd: dir,
      stdio: 'ignore',
      env: { ...process.env, INIT_CWD: dir },
    });

  beforeAll(() => {
    if (results.builds.kills >= BUILDS) return;
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-kill-builds-'));
    cpSync(path.join(root, 'test/site'), dir, { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
    const began = Date.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'build'], {
      cwd: dir,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${stdout}${stderr}`.slice(-2000));
    whole = Date.now() - began;
    good = snapshot(out());
  }, 300_000);
  afterAll(() => dir && rmSync(dir, { recursive: true, force: true }));

  test(`${BUILDS} kills leave the last good build`, async () => {
    const seen = results.builds;
    // A slice at a time may be asked for: `KILLS=5`.
    const most = Math.min(BUILDS, seen.kills + Number(process.env.KILLS ?? BUILDS));
    while (seen.kills < most) {
      const next = random(3000 + seen.kills);
      const child = build();
      const exited = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)));
      // The last moments are the ones that rename: a third of the kills fall there.
      const share = next() < 1 / 3 ? 0.9 + next() * 0.15 : next();
      const ended = await Promise.race([exited, wait(whole * share).then(() => false)]);
      if (!ended) await end(child);
      const stage = ended ? 'finished before' : stageNow();
      const wrong = recoverAndCompare();
      seen.damaged = [...seen.damaged, ...wrong.map((what) => `#${seen.kills} ${what}`)];
      seen.stages = { ...seen.stages, [stage]: (seen.stages[stage] ?? 0) + 1 };
      seen.kills++;
      save();
      // What the killed build started ends with it.
      await wait(1500);
    }
    expect(seen.damaged).toEqual([]);
  }, 3_600_000);

  function stageNow(): string {
    const work = readdirSync(path.join(dir, '.ichiba'));
    if (work.some((name) => name.startsWith('old-'))) return 'between the renames';
    return work.some((name) => /^build-public-\d+$/.test(name))
      ? 'while it grew'
      : 'before it grew';
  }

  /** The same input gives the same bytes, so the good build is what must stand there, old or new. */
  function recoverAndCompare(): string[] {
    const aside = readdirSync(path.join(dir, '.ichiba')).find((name) => name.startsWith('old-'));
    // Killed between its two renames: the next build puts it back, see `recover`.
    if (aside && !existsSync(out())) renameSync(path.join(dir, '.ichiba', aside), out());
    const now = snapshot(out());
    return [...new Set([...Object.keys(good), ...Object.keys(now)])]
      .filter((name) => good[name] !== now[name])
      .slice(0, 5);
  }

  test('the next build after a kill is as good', () => {
    if (!dir) return;
    const { status } = spawnSync(process.execPath, [bin, 'build'], { cwd: dir, stdio: 'ignore' });
    expect(status).toBe(0);
    expect(snapshot(out())).toEqual(good);
    expect(
      readdirSync(path.join(dir, '.ichiba')).filter((name) => /^(?:build|old)-/.test(name)),
    ).toEqual([]);
  }, 300_000);
});
