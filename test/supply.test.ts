import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isAllowed,
  judgeAudit,
  judgeLicences,
  judgeOverrides,
  judgeScripts,
  reachable,
  toStableSbom,
} from '../.ci/supply.mjs';

const root = join(import.meta.dirname, '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const policy = read('.ci/supply.json');
const { packages } = read('package-lock.json');

describe('packages of others, as the lock lists them', () => {
  it('are under licences that are allowed, or named with a reason', () =>
    expect(judgeLicences(packages, policy.licences).complaints).toEqual([]));
  it('run no script while installing but those named with a reason', () =>
    expect(judgeScripts(packages, policy.installScripts)).toEqual([]));
  it('are overridden only with a reason', () =>
    expect(judgeOverrides(read('package.json').overrides, policy.overrides)).toEqual([]));
});

describe('licences', () => {
  const allowed = { MIT: '', ISC: '' };
  it.each([
    ['MIT', true],
    ['GPL-3.0', false],
    ['', false],
    ['MIT OR GPL-3.0', true],
    ['MIT AND GPL-3.0', false],
    ['(GPL-3.0 OR (MIT AND ISC))', true],
    ['MIT OR', false],
    ['(MIT', false],
    ['MIT GPL-3.0', false],
    ['constructor', false],
  ])('`%s`', (expression, fine) => expect(isAllowed(expression, allowed)).toBe(fine));

  const lock = {
    '': {},
    'node_modules/a': { version: '1', license: 'MIT' },
    'node_modules/a/node_modules/@b/c-x64': { version: '2', license: 'GPL-3.0' },
    'plugins/own': {},
  };
  const exceptions = (licence: string, why = 'x') => ({ '@b/c-*': { licence, why } });
  it('names what is not allowed, and what is not needed any more', () => {
    const judge = (list: Parameters<typeof judgeLicences>[1]['exceptions']) =>
      judgeLicences(lock, { allowed, exceptions: list }).complaints;
    expect(judge({})).toEqual([expect.stringContaining('@b/c-x64@2 のライセンスは `GPL-3.0`')]);
    expect(judge(exceptions('GPL-3.0'))).toEqual([]);
    expect(judge(exceptions('GPL-3.0', ''))).toEqual([expect.stringContaining('わけがありません')]);
    // Granted for another licence than it has now.
    expect(judge(exceptions('LGPL-3.0'))).toHaveLength(2);
  });
});

it('a new install script and an override without a reason are refused', () => {
  const lock = { 'node_modules/a': { version: '1', hasInstallScript: true } };
  expect(judgeScripts(lock, {})).toEqual([expect.stringContaining('a@1 は、入れるときに')]);
  expect(judgeScripts({}, { a: 'x' })).toEqual([expect.stringContaining('もう要りません')]);
  expect(judgeOverrides({ a: '1' }, {})).toEqual([expect.stringContaining('わけがありません')]);
  expect(judgeOverrides({}, { a: 'x' })).toEqual([
    expect.stringContaining('package.json にありません'),
  ]);
});

describe('weaknesses', () => {
  const lock = {
    '': { dependencies: { '@docusaurus/core': '3', mine: '1' } },
    'plugins/own': { dependencies: { shared: '1' } },
    'node_modules/own': { link: true, resolved: 'plugins/own' },
    'node_modules/@docusaurus/core': { dependencies: { theirs: '1', shared: '1' } },
    'node_modules/mine': { dependencies: { deep: '1' } },
    'node_modules/mine/node_modules/deep': {},
    'node_modules/deep': {},
    'node_modules/theirs': { dependencies: { deep: '1' } },
    'node_modules/shared': {},
  };
  const weak = (name: string, ...nodes: string[]) => ({
    [name]: { name, nodes, via: ['other', { title: 't', url: 'u', severity: 'high' }] },
  });

  it('are ours when any package of ours leads to them', () => {
    expect([...reachable(lock)].sort()).toEqual([
      '',
      'node_modules/mine',
      'node_modules/mine/node_modules/deep',
      'node_modules/shared',
      'plugins/own',
    ]);
    const { ours, theirs } = judgeAudit(
      {
        vulnerabilities: {
          ...weak('deep', 'node_modules/deep'),
          ...weak('shared', 'node_modules/shared'),
          ...weak('theirs', 'node_modules/theirs'),
        },
      },
      lock,
    );
    expect(ours).toEqual(['shared（high）t u']);
    expect(theirs.map((line) => line.split('（')[0])).toEqual(['deep', 'theirs']);
    expect(theirs[0]).toContain('node_modules/deep は @docusaurus だけが使い');
  });

  it('of this house could be told apart', () => {
    const own = reachable(packages);
    expect(own.has('node_modules/zod')).toBe(true);
    expect(own.has('node_modules/webpack-dev-server')).toBe(false);
  });
});

it('the list of parts holds neither clock nor chance', () => {
  const made = (serialNumber: string, timestamp: string) =>
    toStableSbom(
      {
        serialNumber,
        metadata: { timestamp, tools: [serialNumber], component: { name: serialNumber } },
        components: [{ name: 'a' }],
      },
      'house',
    );
  expect(made('1', 'today')).toEqual(made('2', 'tomorrow'));
  expect(made('1', '').serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  );
});
