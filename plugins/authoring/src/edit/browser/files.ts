import type { FormField } from '../form/fields.js';
import { mergeForm, toFormText } from '../form/merge.js';

/** What the shell does to the browser's file handles, so that a form meets forms and a file stays its author's. */
export interface FilesOptions {
  /** Form of a page by its path under the chosen folder; `undefined` for what is no page. */
  readonly formOf: (path: string) => readonly FormField[] | undefined;
  /** Something went wrong that the writer must know. */
  readonly complain: (path: string, message: string) => void;
  /** A page was written. */
  readonly written?: (path: string) => void;
}

type AnyHandle = FileSystemFileHandle & { move?: (...args: unknown[]) => Promise<void> };
type Entries = () => AsyncIterableIterator<[string, FileSystemHandle]>;

/** A name the editor gives a new file until it is whole. */
const TEMPORARY = /^\.sveltia-tmp-/;
/** Names never walked into. */
const SKIPPED = new Set(['node_modules', 'build', 'lib']);

/**
 * Stand between an editor and the folder: it reads pages as forms, and what it writes is merged into the
 * files. Changes the prototypes of the browser's handles, because editors keep the handles themselves.
 */
export function guardFiles(options: FilesOptions): {
  /** Paths are told from this folder on. */
  setTop(folder: FileSystemDirectoryHandle): void;
} {
  const paths = new WeakMap<object, string>();
  /** Text of each page as it was when the editor read it. */
  const known = new Map<string, string>();
  const files = FileSystemFileHandle.prototype as AnyHandle;
  const folders = FileSystemDirectoryHandle.prototype as FileSystemDirectoryHandle & {
    entries: Entries;
  };
  const real = {
    getFile: files.getFile,
    createWritable: files.createWritable,
    move: files.move,
    entries: folders.entries,
    getFileHandle: folders.getFileHandle,
    getDirectoryHandle: folders.getDirectoryHandle,
  };
  // A folder nobody led to is the chosen one.
  const pathOf = (handle: object) => paths.get(handle) ?? '';
  const join = (folder: object, name: string) => {
    const parent = pathOf(folder);
    return (parent === '' ? name : `${parent}/${name}`).normalize();
  };
  const formFor = (handle: object) => {
    const path = paths.get(handle);
    return path?.endsWith('.md') ? options.formOf(path) : undefined;
  };

  folders.getFileHandle = async function (this: FileSystemDirectoryHandle, name, how) {
    const handle = await real.getFileHandle.call(this, name, how);
    paths.set(handle, join(this, name));
    return handle;
  };
  folders.getDirectoryHandle = async function (this: FileSystemDirectoryHandle, name, how) {
    // The editor asks for it to know a project; a folder without Git is as good to us.
    if (name === '.git' && pathOf(this) === '') return this;
    const handle = await real.getDirectoryHandle.call(this, name, how);
    paths.set(handle, join(this, name));
    return handle;
  };
  folders.entries = async function* (this: FileSystemDirectoryHandle) {
    for await (const [name, handle] of real.entries.call(this)) {
      if (name.startsWith('.') || name.startsWith('_') || SKIPPED.has(name)) continue;
      paths.set(handle, join(this, name));
      if (name.endsWith('.md') && !(await isReadable(handle as FileSystemFileHandle))) continue;
      yield [name, handle];
    }
  };

  /** A page the form cannot read is not offered: the form would show it empty. */
  async function isReadable(handle: FileSystemFileHandle): Promise<boolean> {
    const fields = formFor(handle);
    if (!fields) return true;
    const text = await (await real.getFile.call(handle)).text();
    if (toFormText(text, fields) !== undefined) return true;
    options.complain(
      pathOf(handle),
      '前書き（--- の間）を読めないので、一覧に出していません。`npm run ichiba -- check` の知らせを見て直すと、出てきます',
    );
    return false;
  }

  files.getFile = async function (this: FileSystemFileHandle) {
    const file = await real.getFile.call(this);
    const fields = formFor(this);
    if (!fields) return file;
    const typed = await readText(file);
    const form = toFormText(typed, fields);
    if (form === undefined) return file;
    known.set(pathOf(this), typed);
    return new File([form], file.name, { type: file.type, lastModified: file.lastModified });
  };
  files.createWritable = async function (this: FileSystemFileHandle, how) {
    const fields = formFor(this);
    if (!fields) return real.createWritable.call(this, how);
    const write = async (data: unknown) => {
      const typed = await readText(await real.getFile.call(this));
      const path = pathOf(this);
      try {
        const merged = merge(path, typed, await textOf(data), fields);
        if (merged === typed) return;
        // The browser writes aside and puts the whole in place when it is closed.
        const target = await real.createWritable.call(this);
        await target.write(merged);
        await target.close();
        known.set(path, merged);
        options.written?.(path);
      } catch (error) {
        options.complain(path, error instanceof Error ? error.message : String(error));
        throw error;
      }
    };
    return {
      write,
      close: async () => {},
      abort: async () => {},
    } as unknown as FileSystemWritableFileStream;
  };
  if (real.move) {
    const move = real.move;
    files.move = async function (this: AnyHandle, ...args: unknown[]) {
      const [folder, name] =
        args.length > 1 ? (args as [object, string]) : [undefined, args[0] as string];
      const path = folder ? join(folder, name) : siblingOf(pathOf(this), name);
      const fields = path.endsWith('.md') ? options.formOf(path) : undefined;
      if (fields && TEMPORARY.test(this.name)) {
        try {
          const form = await (await real.getFile.call(this)).text();
          const typed = folder && (await textIn(folder as FileSystemDirectoryHandle, name));
          const merged = merge(path, typed, form, fields);
          const target = await real.createWritable.call(this);
          await target.write(merged);
          await target.close();
          known.set(path, merged);
        } catch (error) {
          options.complain(path, error instanceof Error ? error.message : String(error));
          throw error;
        }
      }
      await move.apply(this, args);
      paths.set(this, path);
      if (fields) options.written?.(path);
    };
  }

  /** What a page says that is about to be replaced; nothing when it is new. */
  async function textIn(
    folder: FileSystemDirectoryHandle,
    name: string,
  ): Promise<string | undefined> {
    try {
      const handle = await real.getFileHandle.call(folder, name);
      return await readText(await real.getFile.call(handle));
    } catch {
      return undefined;
    }
  }

  function merge(
    path: string,
    typed: string | undefined,
    form: string,
    fields: readonly FormField[],
  ): string {
    const before = known.get(path);
    if (typed && before !== undefined && before !== typed)
      throw new Error(
        'このファイルは、開いたあとにほかの場所で書き換えられました。保存しませんでした。ページを読み込み直してから、もう一度直してください',
      );
    return mergeForm(typed === '' ? undefined : typed, form, fields);
  }

  return { setTop: (folder) => void paths.set(folder, '') };
}

/** `text()` of a file drops a byte order mark, and it belongs to the author. */
async function readText(file: File): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
}

async function textOf(data: unknown): Promise<string> {
  if (typeof data === 'string') return data;
  if (data instanceof Blob) return data.text();
  if (typeof data === 'object' && data !== null && 'data' in data)
    return textOf((data as { data: unknown }).data);
  throw new Error('書き込む内容を読めないので、保存しませんでした');
}

const siblingOf = (path: string, name: string): string => path.replace(/[^/]*$/, name);
