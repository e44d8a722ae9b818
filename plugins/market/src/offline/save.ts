import {
  bytesOf,
  filesOf,
  type OfflineBase,
  type OfflineFile,
  type OfflineList,
  type SavedSet,
} from './list.js';
import type { SavedStore } from './store.js';

/** Why a set could not be saved; `kind` lets the page say what the reader can do. */
export class SaveError extends Error {
  constructor(
    readonly kind:
      | 'offline'
      | 'missing'
      | 'broken'
      | 'changed'
      | 'full'
      | 'blocked'
      | 'unsupported'
      | 'stopped',
    /** Address of the file, where one is to blame. */
    readonly url?: string,
    options?: ErrorOptions & { readonly needed?: number },
  ) {
    super(url ? `${kind}: ${url}` : kind, options);
    this.name = 'SaveError';
    this.needed = options?.needed;
  }
  /** `full`: bytes that were wanted and not there, as far as known. */
  readonly needed: number | undefined;
}

export interface SaveOrder {
  readonly list: OfflineList;
  readonly base: OfflineBase;
  readonly clips: boolean;
  /** ISO date and time. */
  readonly now: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: SaveProgress) => void;
}

export interface SaveProgress {
  readonly files: number;
  readonly ofFiles: number;
  readonly bytes: number;
  readonly ofBytes: number;
}

/** What the transaction needs from outside. */
export interface SaveWorld {
  readonly store: SavedStore;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** First 16 hexadecimal digits of the SHA-256. */
  readonly digest: (bytes: ArrayBuffer) => Promise<string>;
  /** Bytes that still fit, where the browser says so. */
  readonly room?: () => Promise<number | undefined>;
}

/** Requests at a time: few enough for a weak connection, enough to hide its delay. */
const AT_ONCE = 6;

/**
 * Save one set, or replace it by its new version. Either all of it is there afterwards, or what was
 * there before still is: the record that names the files is written last, and files without a record
 * are swept away.
 *
 * The caller holds the lock: no two of these at a time.
 *
 * @throws {SaveError} Nothing else.
 */
export async function saveSet(order: SaveOrder, world: SaveWorld): Promise<SavedSet> {
  const { store } = world;
  try {
    return await transact(order, world);
  } catch (error) {
    // Not even this may hide the first reason; the next start sweeps again.
    await store.sweep().catch(() => undefined);
    throw toSaveError(error);
  }
}

async function transact(order: SaveOrder, world: SaveWorld): Promise<SavedSet> {
  const { list, base, clips, now, signal, onProgress } = order;
  const { store } = world;
  if (list.build !== base.build) throw new SaveError('changed');
  const files = filesOf(list, base, clips);
  const missing: OfflineFile[] = [];
  for (const file of files) if (!(await store.has(file))) missing.push(file);

  const ofBytes = bytesOf(missing);
  const room = await world.room?.().catch(() => undefined);
  if (room !== undefined && room < ofBytes)
    throw new SaveError('full', undefined, { needed: ofBytes - room });

  const progress = { files: 0, ofFiles: missing.length, bytes: 0, ofBytes };
  onProgress?.(progress);
  const queue = [...missing];
  const stop = new AbortController();
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      if (signal?.aborted) throw new SaveError('stopped');
      if (stop.signal.aborted) return;
      await take(file, world, signal ? AbortSignal.any([signal, stop.signal]) : stop.signal);
      progress.files += 1;
      progress.bytes += file.bytes;
      onProgress?.({ ...progress });
    }
  };
  // All must have ended before the sweep: one that still runs would put its file in afterwards.
  const ends = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () =>
      work().catch((error: unknown) => {
        stop.abort();
        throw error;
      }),
    ),
  );
  if (signal?.aborted) throw new SaveError('stopped');
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  if (failures.length > 0) throw failures.find((error) => !isAbort(error)) ?? failures[0];

  for (const file of files) if (!(await store.has(file))) throw new SaveError('blocked', file.url);
  const set: SavedSet = { ...list, files, savedAt: now, clips };
  await store.commit(set);
  await store.sweep().catch(() => undefined);
  return set;
}

/** Fetch one file, look at every byte of it, keep it. A damaged one is asked for once more. */
async function take(file: OfflineFile, world: SaveWorld, signal: AbortSignal): Promise<void> {
  for (const cache of ['no-cache', 'reload'] as const) {
    const response = await world
      .fetch(file.url, { cache, signal, credentials: 'same-origin' })
      .catch((cause: unknown) => {
        throw isAbort(cause) ? cause : new SaveError('offline', file.url, { cause });
      });
    if (!response.ok) throw new SaveError('missing', file.url);
    const bytes = await response.arrayBuffer().catch((cause: unknown) => {
      throw isAbort(cause) ? cause : new SaveError('offline', file.url, { cause });
    });
    if (bytes.byteLength !== file.bytes || (await world.digest(bytes)) !== file.hash) continue;
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    await world.store.keep(file, bytes, type);
    return;
  }
  throw new SaveError('broken', file.url);
}

export const isAbort = (error: unknown): boolean => nameOf(error) === 'AbortError';

/** What storage throws has a name; everything unknown means that it cannot be used. */
export function toSaveError(error: unknown): SaveError {
  if (error instanceof SaveError) return error;
  if (nameOf(error) === 'QuotaExceededError')
    return new SaveError('full', undefined, { cause: error });
  return new SaveError(isAbort(error) ? 'stopped' : 'blocked', undefined, { cause: error });
}

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
