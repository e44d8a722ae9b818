import type { OfflineList, SavedSet, WithdrawnEntry } from './list.js';
import type { Notice, SavedStore } from './store.js';

/** What the market says of a saved set. */
export type Standing =
  | { readonly state: 'current' }
  | { readonly state: 'newer'; readonly list: OfflineList }
  /** Neither withdrawn nor there: moved, or no longer in this edition. */
  | { readonly state: 'gone' };

export interface ContactWorld {
  readonly store: SavedStore;
  /** Asks the host and nobody else. Rejects with `kind: 'missing'` for 404. */
  readonly loadFile: (path: string) => Promise<unknown>;
}

/**
 * Ask the market about what lies on this device: withdrawn pages are deleted from it with everything
 * that belongs to them, and it is known which sets have a newer version.
 *
 * @returns Standing of each set that could be asked for, by id. Rejects without contact.
 */
export async function makeContact({
  store,
  loadFile,
}: ContactWorld): Promise<ReadonlyMap<string, Standing>> {
  const file = (await loadFile('withdrawn.json')) as { withdrawn: readonly WithdrawnEntry[] };
  await forgetWithdrawn(store, new Map(file.withdrawn.map((entry) => [entry.id, entry])));
  const standings = new Map<string, Standing>();
  for (const { id, version } of await store.sets()) {
    const standing = await loadFile(`offline/${id}.json`).then(
      (list): Standing =>
        (list as OfflineList).version === version
          ? { state: 'current' }
          : { state: 'newer', list: list as OfflineList },
      (error: unknown): Standing | undefined => (isMissing(error) ? { state: 'gone' } : undefined),
    );
    if (standing) standings.set(id, standing);
  }
  return standings;
}

async function forgetWithdrawn(
  store: SavedStore,
  withdrawn: ReadonlyMap<string, WithdrawnEntry>,
): Promise<void> {
  const affected = (await store.sets()).flatMap((set) => {
    const entry =
      withdrawn.get(set.id) ?? set.items.flatMap(({ id }) => withdrawn.get(id) ?? [])[0];
    return entry ? [{ set, entry }] : [];
  });
  if (affected.length === 0) return;
  // Written down first: a browser that is closed in between deletes at the next contact, and says it once.
  const known = await store.notices();
  const isNew = (notice: Notice) =>
    known.every((other) => JSON.stringify(other) !== JSON.stringify(notice));
  const notices = affected.map(({ set, entry }) => toNotice(set, entry)).filter(isNew);
  await store.setNotices([...known, ...notices]);
  await store.remove(affected.map(({ set }) => set.id));
}

const toNotice = ({ id, kind, savedAt, title, url }: SavedSet, entry: WithdrawnEntry): Notice =>
  entry.id === id
    ? { kind, date: entry.date, savedAt }
    : { kind: entry.kind, date: entry.date, savedAt, part: { title, url } };

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'missing';
