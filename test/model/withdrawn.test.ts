import { parseEdition, parseWithdrawn, withdrawnFor } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';

const read = (text: string) => parseWithdrawn({ path: 'docs/withdrawn.yml', text });
const entry = (more = '') =>
  `- id: tig\n  種類: manual\n  日付: 2026-10-03\n  理由: 組織の退会\n  公開範囲: public\n${more}`;

describe('the list of what was withdrawn', () => {
  it('is read with its place', () => {
    const { withdrawn, messages } = read(`# 説明\n${entry('  旧id: [old-tig]\n')}`);
    expect(messages).toEqual([]);
    expect(withdrawn).toEqual([
      {
        id: 'tig',
        kind: 'manual',
        date: '2026-10-03',
        reason: '組織の退会',
        visibility: 'public',
        aliases: ['old-tig'],
        file: 'docs/withdrawn.yml',
        place: { line: 2, column: 3 },
      },
    ]);
    expect(read('')).toEqual({ withdrawn: [], messages: [] });
    expect(read('# 説明だけ\n').messages).toEqual([]);
  });

  it.each([
    ['id: tig', 1, '項目の並びではない'],
    ['id: tig\n- 種類: manual', 2, 'YAML の形'],
    ['- tig', 1, 'id がない'],
    [entry().replace('tig', 'T I G'), 1, 'id `T I G`'],
    [entry() + entry().replace('manual', '手順'), 6, '種類 `手順`'],
    [entry().replace('2026-10-03', '2026-10'), 1, '日付 `2026-10`'],
    [entry().replace('public', '全員'), 1, '公開範囲 `全員`'],
  ])('%j: line %i', (text, line, found) => {
    const { messages } = read(text);
    expect(messages[0]).toMatchObject({ line, severity: 'error', ruleId: 'model:withdrawn' });
    expect(messages[0]?.message).toContain(found);
    expect(messages[0]?.hint).toContain('ichiba withdraw');
  });

  it('tells readers of an edition only what they could once read', () => {
    const { withdrawn } = read(
      entry() +
        entry().replace('tig', 'kaiin').replace('public', 'members') +
        entry('  所有: firm-a\n').replace('tig', 'naibu').replace('public', 'inhouse'),
    );
    const ids = (name: string, org?: string) =>
      withdrawnFor(withdrawn, parseEdition(name, org)).map(({ id }) => id);
    expect(ids('public')).toEqual(['tig']);
    expect(ids('members')).toEqual(['tig', 'kaiin']);
    expect(ids('inhouse', 'firm-a')).toEqual(['tig', 'kaiin', 'naibu']);
    expect(ids('inhouse', 'firm-b')).toEqual(['tig', 'kaiin']);
  });
});
