import { type ReactNode, useContext } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Section } from '../parts/Anchored.js';
import { MoreParts } from './MoreParts.js';
import type { SectionInfo } from './sections.js';
import { views } from './views.js';

/** Ways to other pages: paper leads nowhere. */
const screenOnly: ReadonlySet<string> = new Set([
  'backlinks',
  'courses',
  'map',
  'matches',
  'teachers',
]);

/** A sheet to write on is its author's text and nothing else; a one-point lesson is one sheet. */
const isLeftOut = (name: SectionInfo['name'], { kind, sheet }: ItemPageProp): boolean =>
  screenOnly.has(name) || sheet?.paper !== undefined || (kind === 'opl' && name === 'facts');

/** Our parts around the author's text, in order. */
export function ItemSections({
  list,
  item,
}: {
  readonly list: readonly SectionInfo[];
  readonly item: ItemPageProp;
}): ReactNode {
  const all = { ...views, ...useContext(MoreParts)?.views };
  return list.map(({ name, id, title }) => {
    const View = all[name];
    return (
      View && (
        <Section key={id} id={id} title={title} print={isLeftOut(name, item) ? 'hide' : undefined}>
          <View item={item} />
        </Section>
      )
    );
  });
}
