import { describe, expect, test } from 'vitest';
import { newestRevision } from '../../plugins/market/lib/pages/newest-revision.js';
import { clockState } from '../../plugins/market/lib/shown-clock.js';

const pages = (...days: (string | undefined)[]) =>
  days.map((revised) => ({ fields: revised ? { revised } : {} }));

describe('the clock of a reader', () => {
  test('is measured by the newest revision', () => {
    expect(newestRevision(pages('2026-11-01', undefined, '2026-11-21', '2025-01-01'))).toBe(
      '2026-11-21',
    );
    expect(newestRevision(pages('2020-01-01'))).toBe('2020-01-01');
    expect(newestRevision(pages(undefined))).toBeUndefined();
  });

  test('is not measured by a year that one page has mistyped', () => {
    expect(newestRevision(pages('2062-11-21', '2026-11-21', '2026-11-01'))).toBe('2026-11-21');
    // After years of silence the first revision is passed over too: an older day only knows less.
    expect(newestRevision(pages('2030-01-01', '2026-11-21', '2026-11-01'))).toBe('2026-11-21');
    expect(newestRevision(pages('2030-01-02', '2030-01-01', '2026-11-21'))).toBe('2030-01-02');
  });

  test('is behind, ahead or may be right', () => {
    const newest = '2026-11-21';
    const states = ['1980-01-01', '2026-11-19', '2026-11-20', '2026-11-21', '2036-11-20'];
    expect(states.map((day) => clockState(day, newest))).toEqual([
      'behind',
      'behind',
      'fine', // it is still yesterday elsewhere
      'fine',
      'fine',
    ]);
    expect(clockState('2100-01-01', newest)).toBe('ahead');
    expect(clockState('275760-09-13', newest)).toBe('ahead');
    expect(clockState('1980-01-01', undefined)).toBe('fine');
  });
});
