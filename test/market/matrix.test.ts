import { kinds, vocabularies } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canvasCounts,
  kindCounts,
  phaseCounts,
} from '../../plugins/market/lib/pages/to-list-pages.js';
import { toMatrix, toMatrixFiles } from '../../plugins/market/lib/pages/to-matrix.js';
import { contextOf, item, page, published } from './helpers.js';

/** Bodies of front matter that make a valid page of a kind, whatever else it says. */
const needs: Record<string, string> = {
  term: '意味: 試し',
  skill: '',
  org: '区分: 企業',
  guide: '手引き種別: 実践',
  person: '役割: 溶接',
};
const folders: Record<string, string> = {
  term: 'terms',
  skill: 'skills',
  org: 'orgs',
  guide: 'guides',
  person: 'persons',
};
const labels = (name: 'phase' | 'canvas') => vocabularies[name].map(({ ja }) => ja);

const spec = fc.record({
  kind: fc.constantFrom(...Object.keys(needs)),
  phases: fc.uniqueArray(fc.constantFrom(...labels('phase')), { maxLength: 3 }),
  blocks: fc.uniqueArray(fc.constantFrom(...labels('canvas')), { maxLength: 3 }),
});
type Spec = { kind: string; phases: string[]; blocks: string[] };

function marketOf(specs: readonly Spec[]) {
  return specs.map(({ kind, phases, blocks }, index) => {
    const fields = [
      `題名: ${index}`,
      needs[kind],
      published,
      phases.length > 0 ? `段階: [${phases}]` : '',
      blocks.length > 0 ? `キャンバス: [${blocks}]` : '',
    ];
    return item(`docs/${folders[kind]}/p${index}.md`, page(fields.filter(Boolean).join('\n'))).item;
  });
}

describe('phase × canvas block', () => {
  test('every count is what counting by hand gives', () => {
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 40 }), (specs) => {
        const items = marketOf(specs);
        const matrix = toMatrix(contextOf(items));
        const files = toMatrixFiles(contextOf(items));
        for (const [y, block] of vocabularies.canvas.entries())
          for (const [x, phase] of vocabularies.phase.entries()) {
            const cell = matrix.rows[y]?.[x] ?? [];
            for (const { id: kind } of kinds) {
              const here = items.filter(
                (one) =>
                  one.kind === kind &&
                  one.phases.some((p) => p.id === phase.id) &&
                  one.canvas.some((b) => b.id === block.id),
              );
              const stated = here.filter(
                (one) =>
                  one.phases.some((p) => p.id === phase.id && p.stated) &&
                  one.canvas.some((b) => b.id === block.id && b.stated),
              ).length;
              const shown = cell.find(([name]) => name === kind);
              expect(shown?.slice(1) ?? [0, 0]).toEqual([stated, here.length - stated]);
            }
            const file = files.get(`matrix/${phase.id}.${block.id}.json`);
            const total = (at: 1 | 2) => cell.reduce((sum, row) => sum + row[at], 0);
            expect(file?.stated.length ?? 0).toBe(total(1));
            expect(file?.assumed.length ?? 0).toBe(total(2));
          }
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  test('so is every count of the phases, blocks and kinds', () => {
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 40 }), (specs) => {
        const items = marketOf(specs);
        const context = contextOf(items);
        for (const { id, count } of phaseCounts(context))
          expect(count).toBe(items.filter((one) => one.phases.some((p) => p.id === id)).length);
        for (const { id, count } of canvasCounts(context))
          expect(count).toBe(items.filter((one) => one.canvas.some((b) => b.id === id)).length);
        for (const { id, count } of kindCounts(context))
          expect(count).toBe(items.filter((one) => one.kind === id).length);
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  test('a folder default fills a cell but is not an author’s word', () => {
    const [skill] = marketOf([{ kind: 'skill', phases: ['開発期'], blocks: [] }]);
    expect(skill?.canvas).toEqual([{ id: 'key-resources', stated: false }]);
    const { rows } = toMatrix(contextOf(skill ? [skill] : []));
    const y = vocabularies.canvas.findIndex(({ id }) => id === 'key-resources');
    expect(rows[y]?.[2]).toEqual([['skill', 0, 1]]);
    expect(rows.flat().filter((cell) => cell.length > 0)).toHaveLength(1);
  });
});
