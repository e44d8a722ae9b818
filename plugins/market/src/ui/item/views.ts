import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { CaseTimeline, Contradictions, Effects, ItemCanvas, Lesson, Numbers } from './CaseParts.js';
import { Backlinks, Facts, Sources } from './Ends.js';
import { Failure } from './Failure.js';
import { Safety } from './Safety.js';
import type { SectionName } from './sections.js';
import { Weld } from './Weld.js';

/** Which part draws which section; each reads what it needs from the item. */
export const views: Readonly<
  Record<SectionName, (props: { readonly item: ItemPageProp }) => ReactNode>
> = {
  safety: Safety,
  weld: Weld,
  failure: Failure,
  timeline: CaseTimeline,
  lesson: Lesson,
  canvas: ItemCanvas,
  numbers: Numbers,
  effects: Effects,
  contradictions: Contradictions,
  facts: Facts,
  sources: Sources,
  backlinks: Backlinks,
};
