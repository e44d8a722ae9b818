import { makeContact, type Standing } from '../offline/contact.js';
import {
  bytesOf,
  filesOf,
  type OfflineBase,
  type OfflineList,
  type SavedSet,
} from '../offline/list.js';
import { SaveError, type SaveProgress, saveSet, toSaveError } from '../offline/save.js';
import { createStore, type Notice, type SavedStore } from '../offline/store.js';
import type { MarketGlobalData } from '../props.js';
import { tellSaved } from './keeps.js';
import { createLoader } from './loadFile.js';

/** What this device keeps, as pages show it. */
export interface SavedState {
  /** Newest first; `undefined` until they are read. */
  readonly sets?: readonly SavedSet[];
  readonly notices: readonly Notice[];
  /** By id; of the last contact, empty without one. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Bytes this site takes and those that still fit, where the browser says so. */
  readonly room?: { readonly used: number; readonly free: number };
  /** Storage that cannot be used. */
  readonly problem?: SaveError;
}

/** How much there is to save, and how much of it has yet to come. */
export interface SavePlan {
  readonly list: OfflineList;
  readonly base: OfflineBase;
  readonly sizes: Readonly<Record<'clips' | 'stills', Size>>;
  readonly hasClips: boolean;
  /** What must be read first and is not kept yet, and how much it would add. */
  readonly needs: readonly OfflineList[];
  readonly added: Readonly<Record<'clips' | 'stills', Size>>;
}

interface Size {
  readonly all: number;
  readonly missing: number;
}

export interface SaveCall {
  readonly clips: boolean;
  /** Take what must be read first along. */
  readonly needs?: boolean;
  readonly signal?: AbortSignal;
  /** `title` when it is one of those that come along. */
  readonly onProgress?: (progress: SaveProgress, title?: string) => void;
}

/** One that should have come along and did not; what was asked for is kept. */
export interface LeftOut {
  readonly title: string;
  readonly error: SaveError;
}

/** The device's store with everything a browser gives it. One per market and tab. */
export interface Saved {
  state(): SavedState;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
  /** @throws {SaveError} */
  plan(id: string): Promise<SavePlan>;
  /** @throws {SaveError} */
  save(plan: SavePlan, call: SaveCall): Promise<LeftOut | undefined>;
  remove(ids: readonly string[]): Promise<void>;
  dismiss(): Promise<void>;
  /** Look what is new and what was withdrawn. Silent without connection. */
  contact(): Promise<void>;
  readonly store: SavedStore;
}

const known = new Map<string, Saved>();

/** @returns `undefined` on a site that does not offer it. */
export function savedOf({ offline, filesUrl }: MarketGlobalData): Saved | undefined {
  if (!offline) return undefined;
  const saved = known.get(offline.store) ?? createSaved(offline.store, filesUrl);
  known.set(offline.store, saved);
  return saved;
}

export const NOTHING_READ: SavedState = { notices: [], standings: new Map() };

function createSaved(name: string, filesUrl: string): Saved {
  let state = NOTHING_READ;
  const listeners = new Set<() => void>();
  const set = (change: Partial<SavedState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const store = createStore({ open: openCache }, name);
  // Past every copy: the worker leaves these requests alone.
  const loadFile = createLoader(
    (url, init) => fetch(url, { ...init, cache: 'no-cache' }),
    filesUrl,
  );
  const refresh = async (): Promise<void> => {
    try {
      const [sets, notices, room] = await Promise.all([store.sets(), store.notices(), readRoom()]);
      set({ sets, notices, room, problem: undefined });
    } catch (error) {
      set({ sets: [], problem: toSaveError(error) });
    }
  };
  const missingBytes = async (files: OfflineList['files']): Promise<number> => {
    const there = await Promise.all(files.map((file) => store.has(file)));
    return bytesOf(files.filter((_, at) => !there[at]));
  };

  return {
    store,
    refresh,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async plan(id) {
      try {
        const [list, base] = (await Promise.all([
          loadFile(`offline/${id}.json`),
          loadFile('offline-base.json'),
        ])) as [OfflineList, OfflineBase];
        if (list.build !== base.build) throw new SaveError('changed');
        const kept = new Set((await store.sets()).map((set) => set.id));
        // One that cannot be had does not stand in the way of what was asked for.
        const found = await Promise.all(
          (list.needs ?? [])
            .filter((need) => !kept.has(need.id))
            .map((need) => loadFile(`offline/${need.id}.json`).catch(() => undefined)),
        );
        const needs = (found as (OfflineList | undefined)[]).filter(
          (need): need is OfflineList => need?.build === base.build,
        );
        const size = async (lists: readonly OfflineList[], clips: boolean): Promise<Size> => {
          const files = new Map(
            lists.flatMap((one) => filesOf(one, base, clips).map((file) => [file.url, file])),
          );
          const each = [...files.values()];
          return { all: bytesOf(each), missing: await missingBytes(each) };
        };
        const both = async (lists: readonly OfflineList[]) => ({
          clips: await size(lists, true),
          stills: await size(lists, false),
        });
        const sizes = await both([list]);
        const together = await both([list, ...needs]);
        const more = (name: 'clips' | 'stills'): Size => ({
          all: together[name].all - sizes[name].all,
          missing: together[name].missing - sizes[name].missing,
        });
        return {
          list,
          base,
          sizes,
          hasClips: hasClips(list),
          needs,
          added: { clips: more('clips'), stills: more('stills') },
        };
      } catch (error) {
        throw toPlanError(error);
      }
    },
    async save({ list, base, needs }, { clips, needs: along, signal, onProgress }) {
      // Asked for, not insisted on: without it the browser may clear a full device.
      await navigator.storage?.persist?.().catch(() => false);
      // One moment for all that came together, so that they stay side by side in the list.
      const now = new Date().toISOString();
      const keep = (one: OfflineList, report: SaveCall['onProgress']) =>
        alone(name, () =>
          saveSet(
            { list: one, base, clips, now, signal, onProgress: report },
            {
              store,
              fetch: (url, init) => fetch(url, init),
              digest,
              room: async () => (await readRoom())?.free,
            },
          ),
        );
      const kept = [list];
      let left: LeftOut | undefined;
      await keep(list, onProgress);
      for (const need of along ? needs : []) {
        try {
          await keep(need, (progress) => onProgress?.(progress, need.title));
          kept.push(need);
        } catch (error) {
          left = { title: need.title, error: toSaveError(error) };
          break;
        }
      }
      const standings = new Map(state.standings);
      for (const { id } of kept) standings.set(id, { state: 'current' });
      set({ standings });
      await refresh();
      tellSaved();
      return left;
    },
    async remove(ids) {
      await alone(name, () => store.remove(ids)).catch((error: unknown) =>
        set({ problem: toSaveError(error) }),
      );
      await refresh();
    },
    async dismiss() {
      await store.setNotices([]).catch(() => undefined);
      await refresh();
    },
    async contact() {
      const standings = await alone(name, async () => {
        await store.sweep();
        return makeContact({ store, loadFile });
      }).catch(() => undefined);
      if (standings) set({ standings });
      await refresh();
    },
  };
}

export const hasClips = ({ files }: OfflineList): boolean =>
  files.some(({ kind }) => kind === 'clip');

const openCache = (name: string): Promise<Cache> => {
  // Neither on a plain-http address nor in some private windows.
  if (typeof caches === 'undefined') throw new SaveError('unsupported');
  return caches.open(name);
};

/** One change at a time, over all tabs: a sweep must not take what another save has just fetched. */
let last: Promise<unknown> = Promise.resolve();
function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(name, work) as Promise<T>;
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

async function digest(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function readRoom(): Promise<SavedState['room']> {
  const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return usage === undefined || quota === undefined
    ? undefined
    : { used: usage, free: Math.max(0, quota - usage) };
}

/** A list that does not come has the kinds of `LoadError`. */
function toPlanError(error: unknown): SaveError {
  const kind = error instanceof Error && 'kind' in error ? error.kind : undefined;
  if (error instanceof SaveError) return error;
  return kind === 'offline' || kind === 'missing' || kind === 'broken'
    ? new SaveError(kind, undefined, { cause: error })
    : toSaveError(error);
}
