import { type Edition, type Item, selectForEdition } from '@chishiki-ichiba/model';
import { buildCatalog } from '../catalog/catalog.js';
import type { PageContext } from '../pages/context.js';
import type { SelectEntries } from './kept-selection.js';
import type { Entry, SiteContent } from './read-site.js';

/** What pages, files and counts of one edition are made from; nothing above it is in here but {@link PageContext.hidden}. */
export type Chosen = Pick<PageContext, 'edition' | 'catalog' | 'hidden' | 'entries' | 'sources'>;

/** The one place where content becomes an edition: before the catalog exists. */
export function chooseEdition(
  content: SiteContent,
  edition: Edition,
  select: SelectEntries = selectForEdition,
): Chosen {
  const entries = select(content.entries, edition);
  return {
    edition,
    catalog: buildCatalog(
      entries.map(({ item }) => item),
      unnamedPersons(content),
    ),
    hidden: hiddenNames(content, entries),
    entries: new Map<Item, Entry>(entries.map((entry) => [entry.item, entry])),
    sources: content.sources,
  };
}

/** Names that authors may have typed for a person whose page shows the role. */
const unnamedPersons = ({ entries, translations }: SiteContent): Map<string, string> =>
  new Map(
    [...entries, ...translations.map(({ of }) => of)].flatMap(({ item }) =>
      item.kind === 'person' && !item.fields.consent ? [[item.title, item.id] as const] : [],
    ),
  );

/** What may not be named in this edition. A name that a visible page has too is no secret. */
function hiddenNames(content: SiteContent, visible: readonly Entry[]): Set<string> {
  const namesOf = ({ item }: Entry) => [item.id, ...item.aliases, item.title];
  // A page has a title in each language, and all are hidden with it.
  const copies = content.translations.flatMap(({ of, entry }) => [of, entry]);
  const ids = new Set(visible.map(({ item }) => item.id));
  const shown = new Set(
    [...visible, ...copies.filter(({ item }) => ids.has(item.id))].flatMap(namesOf),
  );
  // What was taken back is named nowhere, whoever could read it.
  const gone = content.withdrawn.flatMap(({ id, aliases }) => [id, ...aliases]);
  const all = [...content.entries, ...copies].flatMap(namesOf);
  return new Set([...all, ...gone].filter((name) => !shown.has(name)));
}
