import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFile, replaceFile, writeOnce } from '../../plugins/authoring/src/write.js';
import { killWriters } from '../kill-writer.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'ichiba-write-'));
  mkdirSync(path.join(dir, 'docs'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const at = (name: string) => path.join(dir, name);

describe('the writer of authors’ files', () => {
  it('writes once, and never over what is there', () => {
    expect(writeOnce(at('docs/new/page.md'), 'a')).toBe(true);
    expect(writeOnce(at('docs/new/page.md'), 'b')).toBe(false);
    expect(readFileSync(at('docs/new/page.md'), 'utf8')).toBe('a');
    expect(readdirSync(at('docs/new'))).toEqual(['page.md']);
  });

  it('replaces a file and keeps who may read it, or makes it', () => {
    writeFileSync(at('docs/page.md'), 'a');
    chmodSync(at('docs/page.md'), 0o640);
    replaceFile(at('docs/page.md'), new Uint8Array([0x62]));
    expect(readFileSync(at('docs/page.md'), 'utf8')).toBe('b');
    expect(statSync(at('docs/page.md')).mode & 0o777).toBe(0o640);
    replaceFile(at('docs/other.md'), 'c');
    expect(readdirSync(at('docs')).sort()).toEqual(['other.md', 'page.md']);
  });

  it('leaves the file and nothing else when the disk refuses', () => {
    mkdirSync(at('docs/page.md'));
    writeFileSync(at('docs/page.md/inner'), '');
    expect(() => replaceFile(at('docs/page.md'), 'b')).toThrow();
    expect(readdirSync(at('docs'))).toEqual(['page.md']);
  });

  it('touches nothing outside the content root, links followed', () => {
    const within = at('docs');
    mkdirSync(at('other'));
    mkdirSync(at('docs-more'));
    writeFileSync(at('other/page.md'), 'a');
    symlinkSync(at('other'), at('docs/link'));
    for (const file of [
      'other/page.md',
      'docs/../other/page.md',
      'docs/link/page.md',
      'docs-more/x.md',
    ]) {
      expect(() => replaceFile(`${dir}/${file}`, 'b', { within }), file).toThrow(
        'の外にあるので、書きません',
      );
      expect(() => removeFile(`${dir}/${file}`, { within })).toThrow('の外に');
    }
    expect(() => writeOnce(at('docs/link/new/deep.md'), 'b', { within })).toThrow('の外に');
    expect(() => writeOnce(at('elsewhere/new.md'), 'b', { within })).toThrow('の外に');
    expect(existsSync(at('other/new'))).toBe(false);
    expect(existsSync(at('elsewhere'))).toBe(false);
    expect(readFileSync(at('other/page.md'), 'utf8')).toBe('a');
    // A file that is a link itself is replaced; what it leads to stays.
    symlinkSync(at('other/page.md'), at('docs/linked.md'));
    replaceFile(at('docs/linked.md'), 'b', { within });
    expect(readFileSync(at('other/page.md'), 'utf8')).toBe('a');
    expect(readFileSync(at('docs/linked.md'), 'utf8')).toBe('b');
    writeOnce(at('docs/deep/er/page.md'), 'c', { within });
    removeFile(at('docs/deep/er/page.md'), { within });
    expect(existsSync(at('docs/deep/er/page.md'))).toBe(false);
  });

  // The long run is test/deep/kills.test.ts.
  it.skipIf(process.platform === 'win32')('killed at any moment leaves whole files', async () => {
    const { corrupted, caught } = await killWriters(12, Date.now() % 1000);
    expect(corrupted).toEqual([]);
    // Kills that never fall into a write would prove nothing.
    expect(caught).toBeGreaterThan(0);
  });
});
