import { kpiDefinitionOf } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { Labelled } from '../props.js';
import { dateText } from '../shown.js';
import { labelOf } from '../words/label-of.js';

interface Kpi {
  readonly year: number;
  readonly indicator: string;
  readonly definition?: string;
  readonly value: string;
  readonly goal?: string;
  readonly source?: readonly string[];
}
interface Project {
  readonly name: string;
  readonly stage: string;
  readonly since?: string;
  readonly stopped?: boolean;
  readonly source?: readonly string[];
}

/** KPI and 案件 on the page of their alliance or organisation: a sentence each. `undefined` for other fields. */
export function shownForReport(key: string, value: unknown): Labelled[] | undefined {
  if (key === 'kpi')
    return (value as readonly Kpi[]).map((kpi) => ({ id: '', label: kpiText(kpi) }));
  if (key === 'projects')
    return (value as readonly Project[]).map((project) => ({
      id: '',
      label: projectText(project),
    }));
  return undefined;
}

/** `2025年度　外部連携案件数：8件（目標10件。数え方：…）` */
function kpiText({ year, indicator, definition, value, goal, source }: Kpi): string {
  const counted = definition ?? kpiDefinitionOf(indicator)?.text;
  const notes = [
    goal && say`目標${goal}`,
    counted && say`数え方：${counted.replace(/。$/, '')}`,
    sourceText(source),
  ].filter(Boolean);
  const note = notes.length > 0 ? say`（${notes.join(say`。`)}）` : '';
  return say`${year}年度　${labelOf('kpi', indicator)}：${value}${note}`;
}

/** `塗装のいらない取っ手　PoC（見送り、2025年4月から）` */
function projectText({ name, stage, since, stopped, source }: Project): string {
  const notes = [
    stopped && say`見送り`,
    since && say`${dateText(since)}から`,
    sourceText(source),
  ].filter(Boolean);
  return `${name}　${labelOf('projectStage', stage)}${notes.length > 0 ? say`（${notes.join(say`、`)}）` : ''}`;
}

const sourceText = (source: readonly string[] = []): string =>
  source.length > 0 ? say`出典 ${source.join(say`、`)}` : '';
