import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ListPageProp } from '../../list-props.js';
import { Section } from '../parts/Anchored.js';
import { CardList } from '../parts/CardList.js';
import { Rest } from '../parts/Rest.js';

/** One group of a list page. */
export function GroupSection({
  id,
  group: { label, items, more = 0 },
  searchUrl,
}: {
  readonly id: string;
  readonly group: ListPageProp['groups'][number];
  readonly searchUrl: string;
}): ReactNode {
  return (
    <Section id={id} title={say`${label}（${items.length + more}）`}>
      <CardList items={items} />
      <Rest rest={more > 0 ? { count: more, url: searchUrl } : undefined} />
    </Section>
  );
}
