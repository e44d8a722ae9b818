import { DEFAULT_CHECK_MONTHS, type ItemOf, parsePersonCode } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type {
  MapCellProp,
  MapColumnProp,
  SkillMapProp,
  SkillProp,
  SkillsPageProp,
} from '../learning-props.js';
import { type PageContext, toLabelled } from './context.js';

/** Skill maps of this edition; what an edition may not see is in no catalog of its. */
export const toSkillsPage = (context: PageContext): SkillsPageProp => ({
  maps: mapsOf(context).map((item) => toSkillMap(item, context)),
  ways: [
    { id: 'skill', label: say`技能の一覧`, url: context.urls.kind('skill') },
    { id: 'course', label: say`学びの道筋`, url: context.urls.kind('course') },
    { id: 'reference', label: say`力量表の書き方`, url: context.urls.reference },
  ],
});

const mapsOf = ({ catalog }: PageContext): ItemOf<'skillmap'>[] =>
  catalog.items.flatMap((item) =>
    item.kind === 'skillmap' && item.status !== 'retired' ? [item] : [],
  );

export function toSkillMap(item: ItemOf<'skillmap'>, context: PageContext): SkillMapProp {
  const { fields } = item;
  const people = fields.people.map(({ code, skills = [], certificates = [] }) => ({
    code: parsePersonCode(code) ?? '',
    levels: new Map(skills.map((cell) => [skillId(cell.skill, context), cell])),
    certificates,
  }));
  // The author's columns first, then whatever else a row names.
  const stated = new Map(
    (fields.columns ?? []).map((column) => [skillId(column.skill, context), column]),
  );
  const ids = new Set([...stated.keys(), ...people.flatMap(({ levels }) => [...levels.keys()])]);
  const shown = [...ids].flatMap((id) => {
    const skill = toLabelled(id, ['skill'], context);
    return skill ? [{ id, skill }] : [];
  });
  const owner = item.owner ? toLabelled(item.owner, ['org'], context) : undefined;
  return {
    id: item.id,
    title: item.title,
    url: context.urls.item(item),
    ...(owner ? { owner } : {}),
    fictional: fields.fictional === true,
    visibility: item.visibility,
    ...(fields.revised ? { revised: fields.revised } : {}),
    months: fields.months ?? DEFAULT_CHECK_MONTHS,
    columns: shown.map(({ id, skill }) =>
      toColumn(
        skill,
        people.flatMap(({ levels }) => levels.get(id)?.level ?? []),
        stated.get(id),
      ),
    ),
    people: people.map(({ code, levels, certificates }) => ({
      code,
      cells: shown.map(({ id }) => toCell(levels.get(id), context)),
      certificates: certificates.map(({ symbol, expires, extensions }) => ({
        code,
        symbol: symbol.normalize('NFKC').toUpperCase(),
        expires,
        extensions,
      })),
    })),
  };
}

const skillId = (name: string, { catalog }: PageContext): string => catalog.find(name)?.id ?? name;

function toColumn(
  skill: MapColumnProp['skill'],
  levels: readonly number[],
  stated: { readonly level?: number; readonly count?: number } | undefined,
): MapColumnProp {
  const at = (level: number) => levels.filter((own) => own === level).length;
  const { level, count } = stated ?? {};
  return {
    skill,
    counts: [at(1), at(2), at(3), at(4)],
    ...(level && count
      ? { need: { level, count, has: levels.filter((own) => own >= level).length } }
      : {}),
  };
}

function toCell(
  cell: { level: number; date: string; evidence?: string } | undefined,
  context: PageContext,
): MapCellProp | null {
  if (!cell) return null;
  const evidence = cell.evidence ? toLabelled(cell.evidence, [], context) : undefined;
  return { level: cell.level, date: cell.date, ...(evidence ? { evidence } : {}) };
}

/** A skill's levels, and what the maps of this edition say of it. */
export function toSkill(item: ItemOf<'skill'>, context: PageContext): SkillProp {
  return {
    levels: [...(item.fields.levels ?? [])].sort((a, b) => a.level - b.level),
    columns: mapsOf(context).flatMap((map) => {
      const { columns, people, months, title } = toSkillMap(map, context);
      const index = columns.findIndex(({ skill }) => skill.id === item.id);
      const column = columns[index];
      if (!column) return [];
      return [
        {
          map: { id: map.id, label: title, url: `${context.urls.skills}#map-${map.id}` },
          months,
          column,
          people: people
            .flatMap(({ code, cells }) => {
              const cell = cells[index];
              return cell ? [{ code, cell }] : [];
            })
            .sort((a, b) => b.cell.level - a.cell.level),
        },
      ];
    }),
  };
}
