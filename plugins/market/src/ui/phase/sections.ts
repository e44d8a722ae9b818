import { say } from '@chishiki-ichiba/model/say';
import type { PhasePageProp } from '../../phase-props.js';
import type { TocEntry } from '../../props.js';

/** Our parts of a phase's page after the guide's text, with their anchors. */
export const phaseParts = {
  valleys: { id: 'phase-valleys', title: say`この段階の谷と立ち直り` },
  cases: { id: 'phase-cases', title: say`この段階を通った事例` },
  helps: { id: 'phase-helps', title: say`ここで役立つ手順と様式` },
  sources: { id: 'sec-sources', title: say`出典` },
} as const;

export const groupAnchor = (index: number): string => `group-${index + 1}`;

/** Table of contents of the whole page: the guide's headings, then our parts. */
export function tocOfPhase({ text, helps, groups, sources }: PhasePageProp): TocEntry[] {
  const entry = ({ id, title }: { readonly id: string; readonly title: string }): TocEntry => ({
    id,
    text: title,
    depth: 2,
  });
  return [
    ...(text?.toc.filter(({ depth }) => depth === 2) ?? []),
    entry(phaseParts.valleys),
    entry(phaseParts.cases),
    ...(helps.length > 0 ? [entry(phaseParts.helps)] : []),
    ...groups.map(({ label }, index) => entry({ id: groupAnchor(index), title: label })),
    ...(sources.length > 0 ? [entry(phaseParts.sources)] : []),
  ];
}
