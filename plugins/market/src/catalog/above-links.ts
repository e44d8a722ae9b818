import { type Edition, type Item, isVisible, labelOf, type Message } from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';
import { findByFile } from './check.js';
import { refsOf } from './refs.js';

/**
 * Pointers of a page to one that fewer people may read: in the lower edition the words stay, the link goes.
 *
 * @param edition - Told for this edition only; without it for the first in which a page loses the link.
 */
export function checkAboveLinks(catalog: Catalog, edition?: Edition): Message[] {
  return catalog.items.flatMap((item) => {
    const editions = edition ? [edition] : editionsOf(item);
    return pointersOf(catalog, item).flatMap(({ target, label, place }): Message[] => {
      const without = editions.find((one) => isVisible(item, one) && !isVisible(target, one));
      if (!without) return [];
      return [
        {
          file: item.file,
          ...place,
          severity: 'info',
          ruleId: 'market:above-link',
          message: `\`${label}\` の \`${target.id}\`（${whoReads(target)}）は${editionWords[without.name]}にはないので、そこではリンクになりません`,
          hint: `読める人をそろえるなら、\`${target.file}\` の \`公開範囲\` と \`状態\` を見てください。このままでもかまいません`,
          related: { file: target.file, line: 1, column: 1 },
        },
      ];
    });
  });
}

const editionWords = {
  public: '公開版',
  members: '会員版',
  inhouse: '社内版',
  working: '原稿',
} as const;

const editionsOf = ({ owner }: Item): Edition[] => [
  { name: 'public' },
  { name: 'members' },
  ...(owner ? [{ name: 'inhouse' as const, org: owner }] : []),
];

const whoReads = ({ visibility, status }: Item): string =>
  status === 'draft' || status === 'review'
    ? labelOf('status', status)
    : labelOf('visibility', visibility);

function pointersOf(catalog: Catalog, item: Item) {
  const refs = refsOf(item)
    // Whose page it is stands in no lower edition anyway.
    .filter(({ field }) => field !== 'owner')
    .map(({ target, free, kinds, label, place }) => ({
      target: catalog.find(target) ?? (free ? catalog.findByTitle(target, kinds) : undefined),
      label,
      place,
    }));
  const links = item.links
    .filter(({ url }) => /\.mdx?(#.*)?$/.test(url) && !/^[a-z][a-z0-9+.-]*:|^[/#]/i.test(url))
    .map(({ url, place }) => ({
      target: findByFile(catalog, item.file, url),
      label: '本文のリンク',
      place,
    }));
  return [...refs, ...links].flatMap(({ target, ...rest }) =>
    target && target !== item ? [{ target, ...rest }] : [],
  );
}
