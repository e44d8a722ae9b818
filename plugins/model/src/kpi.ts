import { findValue, type ValueId } from './vocabularies.js';

/** How one of the six known indicators is counted, where an author writes no 定義. */
export interface KpiDefinition {
  readonly text: string;
  /** 入力 counts what was done, 出力 what came of it. */
  readonly type: 'input' | 'output';
  readonly source: string;
}

/** In the market's own words; the guide on indicators says more of each. */
export const kpiDefinitions: Readonly<Record<ValueId<'kpi'>, KpiDefinition>> = {
  'new-sales-share': {
    text: '連携から生まれた品物とサービスの売上 ÷ 売上全体。',
    type: 'output',
    source: 'S4',
  },
  'outside-projects': {
    text: 'その年度に始めた、社外との取り組みの数。相手を探している途中のものも数える。',
    type: 'input',
    source: 'S4',
  },
  'poc-conversion': {
    text: '本格の開発や事業に進んだPoC（小さな試し）の数 ÷ 行ったPoCの数。',
    type: 'output',
    source: 'S4',
  },
  roi: {
    text: '連携で増えた金額 ÷ 連携にかけた費用。増えた売上で数えたか、利益で数えたかを必ず添える。',
    type: 'output',
    source: 'S4',
  },
  ideas: {
    text: '社内外から出た案の数と、そのうち採り入れた数。',
    type: 'input',
    source: 'S4',
  },
  'lead-time': {
    text: '（前の開発期間 － 今の開発期間） ÷ 前の開発期間。',
    type: 'output',
    source: 'S4',
  },
};

/** The market's definition of an indicator; none for a word of an author's own. */
export const kpiDefinitionOf = (indicator: string): KpiDefinition | undefined =>
  findValue('kpi', indicator) ? kpiDefinitions[indicator as ValueId<'kpi'>] : undefined;

/** A value that can be drawn: one number and what it counts. */
export interface Measure {
  readonly number: number;
  /** Empty for a bare number. */
  readonly unit: string;
}

const MEASURE = /^約?([-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−+]?\d+(?:\.\d+)?)\s*([^\d\s]{0,6})$/;

/**
 * `12件`, `1,500万円`, `3.0` → number and unit.
 *
 * @returns `undefined` for words, ranges and values of more than one number: they stay text.
 */
export function measureOf(value: string): Measure | undefined {
  const [, digits, unit = ''] = MEASURE.exec(value.normalize('NFKC').trim()) ?? [];
  if (digits === undefined) return undefined;
  return { number: Number(digits.replaceAll(',', '').replace('−', '-')), unit };
}
