import { type ItemOf, vocabularies } from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import { drawBars } from '../charts/bars.js';
import type { PipelineProp, ProjectProp, ReportPage } from '../report-props.js';
import type { ReportContext } from './report.js';
import type { SourceNotes } from './source-notes.js';

type Stage = ProjectProp['stage'];
const stageIds = vocabularies.projectStage.map(({ id }) => id);

/** A stage holds others up when so many stand in it … */
const JAM_COUNT = 3;
/** … and more than so many times those of the next one. */
const JAM_FACTOR = 2;

/** Projects of all alliances by stage: how many have come how far, and where they stand. */
export function toPipeline(context: ReportContext, notes: SourceNotes): PipelineProp {
  const projects = context.catalog.items
    .flatMap((item) =>
      item.kind === 'alliance' && item.status !== 'retired' ? toProjects(item, context, notes) : [],
    )
    .sort(byStage);
  const stages = vocabularies.projectStage.map(({ id, ja }) => {
    const here = projects.filter(({ stage }) => stage === id);
    const stopped = here.filter((project) => project.stopped).length;
    return { id, label: sayWord(ja), count: here.length - stopped, stopped };
  });
  const stopped = stages.reduce((sum, stage) => sum + stage.stopped, 0);
  const words = stages.map(({ label, count }) => say`${label}${count}件`).join(say`、`);
  return {
    stages,
    total: projects.length,
    stopped,
    jams: toJams(stages, projects),
    chart: drawBars(
      [
        ...stages.map(({ label, count }) => ({ label, value: count, text: say`${count}件` })),
        { label: say`見送り`, value: stopped, text: say`${stopped}件`, apart: true },
      ],
      say`案件の数。${words}。見送り${stopped}件`,
    ),
    projects,
  };
}

function toProjects(
  item: ItemOf<'alliance'>,
  { catalog, urls }: ReportContext,
  notes: SourceNotes,
): ProjectProp[] {
  const alliance: ReportPage = { id: item.id, label: item.title, url: urls.item(item) };
  return (item.fields.projects ?? []).map(({ name, stage, since, stopped, case: id, source }) => {
    const told = id ? catalog.find(id) : undefined;
    return {
      name,
      stage,
      ...(since ? { since } : {}),
      stopped: stopped === true,
      alliance,
      ...(told ? { case: { id: told.id, label: told.title, url: urls.item(told) } } : {}),
      sources: notes.numbersOf(source),
    };
  });
}

/** Those without a day last: nobody knows how long they have waited. */
const byStage = (a: ProjectProp, b: ProjectProp): number =>
  stageIds.indexOf(a.stage) - stageIds.indexOf(b.stage) ||
  Number(a.stopped) - Number(b.stopped) ||
  compare(a.since ?? '9999', b.since ?? '9999') ||
  compare(a.name, b.name);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function toJams(
  stages: PipelineProp['stages'],
  projects: readonly ProjectProp[],
): PipelineProp['jams'] {
  return stages.slice(0, -1).flatMap(({ id, label, count }, index) => {
    const next = stages[index + 1];
    if (!next || count < JAM_COUNT || count <= JAM_FACTOR * next.count) return [];
    const oldest = oldestIn(id, projects);
    return [
      { label, count, next: next.label, nextCount: next.count, ...(oldest ? { oldest } : {}) },
    ];
  });
}

/** Projects come sorted by day. */
function oldestIn(
  stage: Stage,
  projects: readonly ProjectProp[],
): { name: string; since: string } | undefined {
  const first = projects.find((project) => project.stage === stage && !project.stopped);
  return first?.since ? { name: first.name, since: first.since } : undefined;
}
