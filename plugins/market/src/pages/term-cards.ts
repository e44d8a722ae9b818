import type { ItemOf } from '@chishiki-ichiba/model';
import type { TermCardProp } from '../body-props.js';
import type { PictureProp } from '../props.js';
import { type PageContext, toLabelled } from './context.js';

/** One file a term, so that a reader fetches only the one he asks for: path under our files' folder → card. */
export function toTermCards(context: PageContext): Map<string, TermCardProp> {
  return new Map(
    context.catalog.items.flatMap((item): [string, TermCardProp][] =>
      item.kind === 'term' ? [[`glossary/${item.id}.json`, toTermCard(item, context)]] : [],
    ),
  );
}

function toTermCard(item: ItemOf<'term'>, context: PageContext): TermCardProp {
  const { reading, meaning, english } = item.fields;
  const picture = toTermPicture(item, context);
  return {
    title: item.title,
    ...(reading ? { reading } : {}),
    meaning,
    ...(english ? { english } : {}),
    firmNames: toFirmNames(item, context),
    ...(picture ? { picture } : {}),
    url: context.urls.item(item),
  };
}

/** Names of firms that this edition may not name are left out with the firm. */
function toFirmNames(item: ItemOf<'term'>, context: PageContext): TermCardProp['firmNames'] {
  return (item.fields.firmNames ?? []).flatMap(({ org, name }) => {
    const firm = toLabelled(org, ['org'], context);
    return firm ? [{ name, firm: firm.label }] : [];
  });
}

/** @returns `undefined` when the term has none, or its file is not there (the check reports that). */
export function toTermPicture(
  item: ItemOf<'term'>,
  { assets, entries }: PageContext,
): PictureProp | undefined {
  const entry = entries.get(item);
  const { picture } = item.fields;
  const asset = entry && picture && assets.add(entry, picture.file);
  if (!asset) return undefined;
  const { url, width, height } = asset;
  return { url, alt: picture.alt, ...(width && height ? { width, height } : {}) };
}
