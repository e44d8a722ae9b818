import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Section } from '../parts/Anchored.js';
import type { SectionInfo } from './sections.js';
import { views } from './views.js';

/** Our parts around the author's text, in order. */
export function ItemSections({
  list,
  item,
}: {
  readonly list: readonly SectionInfo[];
  readonly item: ItemPageProp;
}): ReactNode {
  return list.map(({ name, id, title }) => {
    const View = views[name];
    return (
      <Section
        key={id}
        id={id}
        title={title}
        // A sheet to write on is its author's text and nothing else.
        print={name === 'backlinks' || item.sheet?.paper ? 'hide' : undefined}
      >
        <View item={item} />
      </Section>
    );
  });
}
