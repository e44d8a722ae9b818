/** What a twin calls: `ichibaFile("<base64>")`. */
const CALL = 'ichibaFile';
const arrived = new WeakMap<HTMLOrSVGScriptElement, string>();

/**
 * A data file by its script twin: scripts are the one thing a page on `file://` may still load.
 *
 * @param url - Of the file itself, relative to the page or absolute.
 * @returns 200 with the bytes, or 404. Rejects only when `signal` aborts.
 */
export async function readFromDisk(url: string, signal?: AbortSignal): Promise<Response> {
  (globalThis as Record<string, unknown>)[CALL] ??= (base64: string) => {
    if (document.currentScript) arrived.set(document.currentScript, base64);
  };
  const script = document.createElement('script');
  script.src = `${url}.js`;
  const base64 = await new Promise<string | undefined>((resolve, reject) => {
    script.onload = () => resolve(arrived.get(script));
    script.onerror = () => resolve(undefined);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    document.head.append(script);
  }).finally(() => script.remove());
  if (base64 === undefined) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
}
