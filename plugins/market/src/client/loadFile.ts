/** Read one of our data files by its path under the market's folder of files. */
export type LoadFile = (
  path: string,
  options?: { readonly signal?: AbortSignal },
) => Promise<unknown>;

/** Why a file could not be read; `kind` lets a page say what the reader can do. */
export class LoadError extends Error {
  readonly kind: 'offline' | 'missing' | 'broken';
  readonly url: string;
  constructor(kind: LoadError['kind'], url: string, cause?: unknown) {
    super(`${kind}: ${url}`, { cause });
    this.name = 'LoadError';
    this.kind = kind;
    this.url = url;
  }
}

/**
 * Make the one function every part of the market reads files with in the browser.
 *
 * @param fetchFile - The browser's `fetch`, or what stands for it offline and in tests.
 * @param base - Folder of our files with its final slash, e.g. `/ichiba/`.
 * @returns Parsed JSON. Rejects with LoadError, or the AbortError of `signal`.
 */
export function createLoader(fetchFile: typeof fetch, base: string): LoadFile {
  return async (path, { signal } = {}) => {
    const url = `${base}${path}`;
    const response = await fetchFile(url, signal ? { signal } : undefined).catch(
      (error: unknown) => {
        if (signal?.aborted) throw error;
        throw new LoadError('offline', url, error);
      },
    );
    if (!response.ok) throw new LoadError('missing', url);
    return response.json().catch((error: unknown) => {
      throw new LoadError('broken', url, error);
    }) as Promise<unknown>;
  };
}

/** Have the browser fetch a file when it has nothing else to do. Nothing on a stick, nor where browsers cannot. */
export function prefetchFile(base: string, path: string): void {
  if (location.protocol === 'file:') return;
  const link = document.createElement('link');
  if (!link.relList.supports('prefetch')) return;
  link.rel = 'prefetch';
  link.href = `${base}${path}`;
  document.head.append(link);
}
