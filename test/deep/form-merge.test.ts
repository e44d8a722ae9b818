import { describe, expect, it } from 'vitest';
import { expectOneField, expectUntouched, pages } from '../authoring/form-pages.js';

/** What `test/authoring/form-merge.test.ts` asks of a sample, asked of every page of docs/. */
describe('every page through the form', () => {
  it('stays the same, byte for byte, when nothing is changed', () => {
    for (const page of pages) expectUntouched(page);
  }, 120_000);

  it('keeps everything but the field that was changed', () => {
    const changes = pages.reduce((sum, page) => sum + expectOneField(page), 0);
    expect(changes).toBeGreaterThan(5000);
  }, 600_000);
});
