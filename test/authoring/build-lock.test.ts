import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asideDir, growingDir, recover, takeLock } from '../../plugins/authoring/src/build-lock.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ichiba-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A process id that was, and is no more. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('takeLock', () => {
  it('is taken once, and again when given back', () => {
    const release = takeLock(dir, 'public');
    expect(release).toBeTypeOf('function');
    expect(takeLock(dir, 'public')).toEqual({ heldBy: process.pid });
    expect(takeLock(dir, 'members')).toBeTypeOf('function');
    (release as () => void)();
    expect(takeLock(dir, 'public')).toBeTypeOf('function');
  });

  it('takes over what a killed build left', () => {
    writeFileSync(join(dir, 'build-public.lock'), String(deadPid()));
    expect(takeLock(dir, 'public')).toBeTypeOf('function');
    expect(readFileSync(join(dir, 'build-public.lock'), 'utf8')).toBe(String(process.pid));
  });
});

describe('recover', () => {
  it('clears what killed builds of this edition left, and nothing else', () => {
    const names = [
      'build-public-123',
      'build-public.lock',
      'build-public.tree',
      'build-inhouse-public-123',
      'build-members-123',
      'other',
    ];
    for (const name of names) mkdirSync(join(dir, name));
    recover(dir, 'public', join(dir, 'out'));
    expect(readdirSync(dir).sort()).toEqual(
      names.filter((name) => name !== 'build-public-123').sort(),
    );
  });

  it('puts back a site that was set aside when the build was killed', () => {
    mkdirSync(join(dir, 'old-public-123'));
    writeFileSync(join(dir, 'old-public-123/index.html'), 'old');
    recover(dir, 'public', join(dir, 'out'));
    expect(readFileSync(join(dir, 'out/index.html'), 'utf8')).toBe('old');
    expect(existsSync(join(dir, 'old-public-123'))).toBe(false);
  });

  it('leaves a newer site alone', () => {
    for (const name of ['old-public-123', 'out']) mkdirSync(join(dir, name));
    writeFileSync(join(dir, 'out/index.html'), 'new');
    recover(dir, 'public', join(dir, 'out'));
    expect(readFileSync(join(dir, 'out/index.html'), 'utf8')).toBe('new');
    expect(existsSync(join(dir, 'old-public-123'))).toBe(false);
  });

  it('names the folders it clears', () => {
    expect(growingDir(dir, 'public')).toBe(join(dir, `build-public-${process.pid}`));
    expect(asideDir(dir, 'public')).toBe(join(dir, `old-public-${process.pid}`));
  });
});
