import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds, parseItem, referencePage, toSections } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { places } from './helpers.js';

/** The two examples of the field study, word for word: they must read without an error. */
const read = (name: string) => {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/model', name), 'utf8');
  return parseItem({ path: `pages/${name}`, text }, 'pages');
};

describe('the examples of the field study', () => {
  it('reads the manual', () => {
    const { item, body, messages } = read('example-manual.md');
    // The one advice: no skill, so the page is not on the skill map.
    expect(places(messages).map((place) => place.split(' ')[1])).toEqual(['skill-missing']);
    expect(messages[0]?.severity).toBe('warning');
    expect(item).toMatchObject({
      kind: 'manual',
      id: 'example-manual',
      title: 'ステンレス薄板 角継手のTIGなめ付け',
      visibility: 'members',
      status: 'approved',
      owner: 'mihon-seisakusho',
      phases: [
        { id: 'kaihatsu', stated: true },
        { id: 'jigyoka', stated: true },
      ],
      canvas: [{ id: 'key-resources', stated: true }],
      steps: [
        {
          id: '1',
          number: 1,
          title: '継手を合わせる',
          keyPoints: [
            {
              text: 'すき間をなくす',
              mark: 'success',
              reason: 'すき間から溶け落ちて穴があく',
              how: 'on-video',
              ng: '穴あき',
              clip: { video: 'v-012', start: 14, end: 21 },
            },
          ],
        },
      ],
      fields: {
        revised: '2026-11-21',
        weld: {
          status: 'reference',
          process: '142',
          joint: 'corner',
          base: [{ name: 'sus304', thickness: { min: 1, max: 1, unit: 'mm', typed: '1.0mm' } }],
          current: {
            polarity: 'dc-minus',
            range: { min: 25, max: 35, unit: 'A', typed: '25-35A' },
          },
          gas: { type: 'Ar', flow: { min: 7, max: 10, unit: 'L/min', typed: '7-10L/min' } },
          arcLength: { min: 1, max: 2, unit: 'mm', typed: '1-2mm' },
        },
      },
    });
    expect(body && toSections(body).map((section) => section.id)).toContain('kp-1-1');
  });

  it('reads the case', () => {
    const { item, messages } = read('example-case.md');
    expect(messages).toEqual([]);
    expect(item).toMatchObject({
      kind: 'case',
      visibility: 'public',
      fields: {
        outcome: 'success',
        alliance: '江戸っ子1号プロジェクト',
        facts: [{ value: '3', unit: '台', source: ['S3-1.2'] }],
      },
    });
    if (item?.kind !== 'case') throw new Error('not a case');
    expect(item.fields.events.map((event) => event.type)).toEqual([
      'start',
      'valley',
      'pivot',
      'result',
      'milestone',
    ]);
    expect(item.fields.events[3]).toMatchObject({
      date: '2013',
      phase: 'kaihatsu',
      text: '7,800mの深海で撮影と回収',
    });
  });
});

describe('referencePage', () => {
  it('has a chapter for every kind', () => {
    const page = referencePage();
    for (const kind of kinds) expect(page).toContain(`\n## ${kind.ja}\n`);
  });
});
