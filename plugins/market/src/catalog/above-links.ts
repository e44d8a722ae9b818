import {
  type Edition,
  type Item,
  isVisible,
  labelOf,
  type Message,
  type Place,
} from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';
import { findByFile } from './check-links.js';
import { refsOf } from './refs.js';

/**
 * Pointers of a page to one that fewer people may read: in the lower edition the words stay, the link goes.
 *
 * @param edition - Told for this edition only; without it for the first in which a page loses the link.
 */
export function checkAboveLinks(catalog: Catalog, edition?: Edition): Message[] {
  return catalog.items.flatMap((item) => {
    const shown = (edition ? [edition] : editionsOf(item)).filter((one) => isVisible(item, one));
    const messages: Message[] = [];
    if (shown.length === 0) return messages;
    for (const { target, label, at } of pointersOf(catalog, item)) {
      const without = shown.find((one) => !isVisible(target, one));
      if (!without) continue;
      messages.push({
        file: item.file,
        ...at.place,
        severity: 'info',
        ruleId: 'market:above-link',
        message: `\`${label}\` の \`${target.id}\`（${whoReads(target)}）は${editionWords[without.name]}にはないので、そこではリンクになりません`,
        hint: `読める人をそろえるなら、\`${target.file}\` の \`公開範囲\` と \`状態\` を見てください。このままでもかまいません`,
        related: { file: target.file, line: 1, column: 1 },
      });
    }
    return messages;
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

interface Pointer {
  readonly target: Item;
  readonly label: string;
  readonly at: { readonly place: Place };
}

function pointersOf(catalog: Catalog, item: Item): Pointer[] {
  const pointers: Pointer[] = [];
  const add = (target: Item | undefined, label: string, at: Pointer['at']) => {
    if (target && target !== item) pointers.push({ target, label, at });
  };
  for (const ref of refsOf(item)) {
    // Whose page it is stands in no lower edition anyway.
    if (ref.field === 'owner') continue;
    const target =
      catalog.find(ref.target) ??
      (ref.free ? catalog.findByTitle(ref.target, ref.kinds) : undefined);
    add(target, ref.label, ref);
  }
  for (const link of item.links)
    if (/\.mdx?(#.*)?$/.test(link.url) && !/^[a-z][a-z0-9+.-]*:|^[/#]/i.test(link.url))
      add(findByFile(catalog, item.file, link.url), '本文のリンク', link);
  return pointers;
}
