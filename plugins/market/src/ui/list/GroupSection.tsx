import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ListPageProp } from '../../list-props.js';
import { Section } from '../parts/Anchored.js';
import { CardList } from '../parts/CardList.js';

/** One group of a list page; what has no room on it is found by the search. */
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
      {more > 0 && (
        <p>
          <Link to={searchUrl}>{say`ほか${more}件は、検索で絞り込んで見る`}</Link>
        </p>
      )}
    </Section>
  );
}
