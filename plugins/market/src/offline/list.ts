import type { KindId } from '@chishiki-ichiba/model';

/**
 * What can be kept on a reader's device, and how it is written down. The lists are made by the build
 * (`emit/offline-files.ts`) and read by page and worker.
 */

/** `clip` alone can be left out of a saved set; `index` is an item's own search index. */
export type FileKind =
  | 'page'
  | 'script'
  | 'style'
  | 'data'
  | 'index'
  | 'picture'
  | 'clip'
  | 'captions'
  | 'document';

export interface OfflineFile {
  /** Absolute path with base URL as a browser asks for it (percent-encoded), without query. */
  readonly url: string;
  /** As it lies on the host, before any compression on the way. */
  readonly bytes: number;
  readonly kind: FileKind;
  /** First 16 hexadecimal digits of its SHA-256. */
  readonly hash: string;
}

/** What every saved set needs besides its own files: scripts, styles, `/offline/`, `/search/`, work mode. */
export interface OfflineBase {
  /** Names one build: a list and a base are of one site only when it is the same in both. */
  readonly build: string;
  readonly files: readonly OfflineFile[];
}

/** `ichiba/offline/<id>.json`: what to keep for one item. */
export interface OfflineList {
  readonly id: string;
  readonly kind: KindId;
  readonly title: string;
  readonly url: string;
  /** 第4版, as typed. */
  readonly revision?: string;
  /** ISO date. */
  readonly revised?: string;
  readonly build: string;
  /** Changes when what a reader sees changes; not with scripts. */
  readonly version: string;
  /** Items whose pages are in the set, its own first. */
  readonly items: readonly { readonly id: string; readonly url: string }[];
  /** What must be read first (前提), nearest first, with what those ask for in turn; none of `items`. */
  readonly needs?: readonly { readonly id: string; readonly title: string; readonly url: string }[];
  /** Work mode of the item, where the site has one. */
  readonly workUrl?: string;
  /** Without those of the base. */
  readonly files: readonly OfflineFile[];
}

/** A set as it lies on the device. `files` are all of it, those of the base too. */
export interface SavedSet extends OfflineList {
  /** ISO date and time. */
  readonly savedAt: string;
  /** Whether the clips were taken along. */
  readonly clips: boolean;
}

/** One of `ichiba/withdrawn.json`. */
export interface WithdrawnEntry {
  readonly id: string;
  readonly kind: KindId;
  /** ISO date. */
  readonly date: string;
}

/** Files of a set: its own and the base's, each once; without clips when only stills are wanted. */
export function filesOf(
  list: OfflineList,
  base: OfflineBase,
  clips: boolean,
): readonly OfflineFile[] {
  const byUrl = new Map<string, OfflineFile>();
  for (const file of [...list.files, ...base.files])
    if (clips || file.kind !== 'clip') byUrl.set(file.url, file);
  return [...byUrl.values()];
}

export const bytesOf = (files: readonly OfflineFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);
