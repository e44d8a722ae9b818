import { describe, expect, test } from 'vitest';
import { columnsOf, layoutWay, type WayEvent } from '../../plugins/market/src/ui/cases/layout.js';
import { inCaseOrder } from '../../plugins/market/src/ui/cases/sort.js';
import {
  readTicks,
  type TickStorage,
  writeTicks,
} from '../../plugins/market/src/ui/phase/ticks.js';

let made = 0;
const event = (
  type: WayEvent['type'],
  phase?: WayEvent['phase'],
  more: Partial<WayEvent> = {},
): WayEvent => ({ type, ...(phase ? { phase } : {}), text: type, url: `#${made++}`, ...more });

describe('a case on the phase axis', () => {
  test('every event stands in the cell of its phase, in the order told; one without a phase stands apart', () => {
    const events = [
      event('start', 'sosei'),
      event('valley', 'sosei'),
      event('milestone'),
      event('result', 'jigyoka'),
      event('milestone', 'kaihatsu'),
    ];
    const { cells, apart } = layoutWay(events);
    expect(cells.map(({ phase, marks }) => [phase, marks.map((mark) => mark.event)])).toEqual([
      ['sosei', [events[0], events[1]]],
      ['kochiku', []],
      ['kaihatsu', [events[4]]],
      ['seihinka', []],
      ['jigyoka', [events[3]]],
    ]);
    expect(apart).toEqual([events[2]]);
  });

  test('the way dips at a valley, rises after a turning point and keeps the old branch', () => {
    const { cells } = layoutWay([
      event('start', 'sosei'),
      event('valley', 'sosei'),
      event('pivot', 'kochiku'),
      event('result', 'kaihatsu'),
    ]);
    const marks = cells.flatMap((cell) => cell.marks);
    const [start, valley, pivot, result] = marks.map(({ y }) => y) as number[];
    expect(valley).toBeGreaterThan(start as number);
    expect(pivot).toBe(start);
    expect(result).toBeLessThan(pivot as number);
    expect(marks.map(({ old }) => old !== undefined)).toEqual([false, false, true, false]);
  });

  test('the way begins at the first mark, ends at the last, and joins where pieces meet', () => {
    const { cells } = layoutWay([
      event('start', 'sosei'),
      event('pivot', 'sosei'),
      event('valley', 'kaihatsu'),
      event('result', 'kaihatsu'),
    ]);
    const paths = cells.flatMap((cell) => cell.marks.map(({ path }) => path));
    expect(paths[0]).toMatch(/^M50 /);
    expect(paths.at(-1)).not.toContain('100');
    const heights = paths.map((path) => ({
      into: /^M0 (\d+)/.exec(path)?.[1],
      out: /(?:H100|100 (\d+))$/.exec(path)?.[1] ?? /M50 (\d+)H100$/.exec(path)?.[1],
    }));
    for (const [index, { into }] of heights.entries())
      if (index > 0) expect(into, `piece ${index}`).toBe(heights[index - 1]?.out);
  });

  test('a phase that nothing is told of, between two that are, is passed and said', () => {
    const { cells } = layoutWay([event('start', 'kochiku'), event('result', 'seihinka')]);
    expect(cells.map(({ skipped }) => skipped !== undefined)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  test('an event of an earlier phase told later is marked as a step back', () => {
    const { cells } = layoutWay([
      event('start', 'kaihatsu'),
      event('pivot', 'sosei'),
      event('result', 'kaihatsu'),
    ]);
    expect(cells[0]?.marks.map(({ back }) => back)).toEqual([true]);
    expect(cells[2]?.marks.map(({ back }) => back)).toEqual([false, false]);
  });

  test('no events, no way', () => {
    const { cells, apart } = layoutWay([]);
    expect(cells.every(({ marks, skipped }) => marks.length === 0 && skipped === undefined)).toBe(
      true,
    );
    expect(apart).toEqual([]);
  });

  test('columns are as wide as the fullest case asks, in the order of the phases', () => {
    const full = { events: Array.from({ length: 6 }, () => event('milestone', 'kaihatsu')) };
    expect(columnsOf([full, { events: [] }])).toBe(
      ['3fr', '3fr', '6fr', '3fr', '3fr'].map((width) => `minmax(0, ${width})`).join(' '),
    );
  });
});

describe('order of the cases', () => {
  const row = (
    id: string,
    outcome: 'success' | 'failure' | 'ongoing',
    furthest?: 'sosei' | 'jigyoka',
  ) => ({
    case: { id, title: id, url: `/${id}/`, outcome },
    ...(furthest ? { furthest } : {}),
    events: [],
  });
  const rows = [
    row('a', 'ongoing', 'sosei'),
    row('b', 'failure', 'jigyoka'),
    row('c', 'success'),
    row('d', 'success', 'jigyoka'),
  ];
  const ids = (order: 'phase' | 'outcome') =>
    inCaseOrder(rows, order)
      .map((one) => one.case.id)
      .join('');

  test('furthest first, those without a phase last', () => expect(ids('phase')).toBe('bdac'));
  test('by outcome, then furthest first', () => expect(ids('outcome')).toBe('dcba'));
});

describe('ticks on this device', () => {
  const memory = (): TickStorage & { kept: Map<string, string> } => {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  };

  test('are kept per list and removed with the last one', () => {
    const storage = memory();
    expect(writeTicks('phase-sosei', ['話す。'], () => storage)).toBe(true);
    expect(readTicks('phase-sosei', () => storage)).toEqual(['話す。']);
    expect(readTicks('phase-kochiku', () => storage)).toEqual([]);
    writeTicks('phase-sosei', [], () => storage);
    expect(storage.kept.size).toBe(0);
  });

  test.each(['{', '{"a":1}', '[1,"b"]', 'null'])('another’s text %s breaks nothing', (text) => {
    const storage = memory();
    storage.kept.set('ichiba:ticks:x', text);
    expect(readTicks('x', () => storage)).toEqual(text.includes('b') ? ['b'] : []);
  });

  test('a browser that forbids storage says so and goes on', () => {
    const forbidden = (): TickStorage => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(readTicks('x', forbidden)).toEqual([]);
    expect(writeTicks('x', ['a'], forbidden)).toBe(false);
    const full: TickStorage = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(writeTicks('x', ['a'], () => full)).toBe(false);
  });
});
