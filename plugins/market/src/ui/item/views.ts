import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Answers, Capability, Matches, Teachers } from '../board/BoardParts.js';
import { ItemCanvas } from '../canvas/ItemCanvas.js';
import { Checks } from '../course/Checks.js';
import { PartOf } from '../course/PartOf.js';
import { Path } from '../course/Path.js';
import { Changed } from '../failures/Changed.js';
import { SameCause } from '../failures/SameCause.js';
import { Reward } from '../reward/Reward.js';
import { SkillColumns, SkillLevels, ToMap } from '../skills/SkillParts.js';
import { Trial } from '../trial/Trial.js';
import { Trials } from '../trial/Trials.js';
import { Appearance, Samples } from './Appearance.js';
import { CaseTimeline, Contradictions, Effects, Lesson, Numbers } from './CaseParts.js';
import { Conditions } from './Conditions.js';
import { Backlinks, Facts, Sources } from './Ends.js';
import { CaseChain, Failure } from './Failure.js';
import { History } from './History.js';
import type { LateSection } from './MoreParts.js';
import { Opl } from './Opl.js';
import { Questions } from './Questions.js';
import { Safety } from './Safety.js';
import type { SectionName } from './sections.js';
import { Weld } from './Weld.js';

/** Which part draws which section; each reads what it needs from the item. */
export const views: Readonly<
  Record<Exclude<SectionName, LateSection>, (props: { readonly item: ItemPageProp }) => ReactNode>
> = {
  history: History,
  safety: Safety,
  opl: Opl,
  appearance: Appearance,
  samples: Samples,
  weld: Weld,
  conditions: Conditions,
  failure: Failure,
  changed: Changed,
  scenario: CaseChain,
  sameCause: SameCause,
  questions: Questions,
  timeline: CaseTimeline,
  lesson: Lesson,
  canvas: ItemCanvas,
  numbers: Numbers,
  effects: Effects,
  contradictions: Contradictions,
  trials: Trials,
  trial: Trial,
  reward: Reward,
  path: Path,
  checks: Checks,
  courses: PartOf,
  levels: SkillLevels,
  column: SkillColumns,
  map: ToMap,
  answers: Answers,
  capability: Capability,
  matches: Matches,
  teachers: Teachers,
  facts: Facts,
  sources: Sources,
  backlinks: Backlinks,
};
