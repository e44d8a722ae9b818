import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import { kinds } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { page } from '../market/helpers.js';
import { useCommand } from './command.js';

describe('ichiba new', () => {
  const ichiba = useCommand('new', {
    'docs/orgs/own-org.md': page('題名: 自社\n区分: 企業\n公開範囲: 一般公開\n状態: 承認済み'),
  });
  const check = () => checkSite({ siteDir: ichiba.dir, roots: ['docs'], today: '2026-12-01' });

  it.each(kinds.map(({ id, ja }) => [id, ja]))('starts a %s that check reads', async (kind) => {
    expect(await ichiba.run(kind, `my-${kind}`, '--owner', 'own-org')).toBe(0);
    const { messages, items } = await check();
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(items).toBe(2);
    const unfilled = messages.filter(({ ruleId }) => ruleId === 'model:placeholder');
    expect(unfilled.length).toBeGreaterThanOrEqual(3);
    expect(new Set(unfilled.map(({ line }) => line)).size).toBe(unfilled.length);
    // What is missing is told as that only, never as a name that leads nowhere.
    expect(messages.filter(({ message }) => /〔/.test(message))).toEqual(unfilled);
  });

  it('takes a kind by its Japanese name, and a title with signs in it', async () => {
    expect(await ichiba.run('用語', 'gap', '--title', 'すき間: 0.5mm #1')).toBe(0);
    const text = readFileSync(join(ichiba.dir, 'docs/terms/gap.md'), 'utf8');
    expect(text).toContain('題名: "すき間: 0.5mm #1" # ');
    const { messages } = await check();
    expect(messages.filter(({ ruleId }) => ruleId !== 'model:placeholder')).toEqual([]);
  });

  it('takes no place that is taken, wherever the id stands', async () => {
    expect(await ichiba.run('term', 'own-org')).toBe(1);
    expect(ichiba.output).toContain('docs/orgs/own-org.md で使われています');
    expect(await ichiba.run('term', 'gap')).toBe(0);
    const before = readFileSync(join(ichiba.dir, 'docs/terms/gap.md'), 'utf8');
    expect(await ichiba.run('term', 'gap')).toBe(1);
    expect(readFileSync(join(ichiba.dir, 'docs/terms/gap.md'), 'utf8')).toBe(before);
  });

  it.each([
    [['term'], '種類と id を書いてください'],
    [['manuel', 'x'], 'もしかして `manual`'],
    [['manual', '手順'], 'id `手順` は使えません'],
    [['manual', '../x'], 'id `../x` は使えません'],
    [['manual', 'x', '--owner', 'own-orgs'], 'もしかして `own-org`'],
  ])('%s', async (args, sentence) => {
    expect(await ichiba.run(...args)).toBe(2);
    expect(ichiba.output).toContain(sentence);
  });
});
