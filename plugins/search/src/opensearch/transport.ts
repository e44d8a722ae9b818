import { abortable } from '../client/abort.js';
import type { ProblemKind } from '../types.js';

/** One exchange with the server. */
export type EngineFetch = (url: string, init: RequestInit) => Promise<Response>;

/** An exchange that brought nothing to use. */
export class EngineError extends Error {
  override name = 'EngineError';
  constructor(
    readonly kind: ProblemKind,
    readonly url: string,
  ) {
    super(`${kind}: ${url}`);
  }
}

/** Too busy now, or a proxy gave up: waiting helps. */
const BUSY = new Set([408, 429, 502, 503, 504]);

/**
 * Ask the server and read its JSON. Another host gets no credentials: whoever may read the site may read
 * its index, and who may do more is for what stands in front of the server to decide.
 *
 * @throws {EngineError} `offline` when it cannot be reached, `slow` when it is too late or too busy,
 *   `missing` when it refuses, `truncated` when the answer is no JSON.
 */
export async function exchange(
  fetchAnything: EngineFetch,
  url: string,
  body: object | undefined,
  slowMs: number,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const timer = setTimeout(abort, slowMs);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    // A `fetch` of the caller's may not know of signals.
    return await abortable(async () => {
      const response = await fetchAnything(url, {
        method: body ? 'POST' : 'GET',
        headers: {
          accept: 'application/json',
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        cache: 'no-store',
        credentials: 'same-origin',
        signal: stop.signal,
      });
      if (!response.ok) throw new EngineError(BUSY.has(response.status) ? 'slow' : 'missing', url);
      return parse(await response.text(), url);
    }, stop.signal);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError(stop.signal.aborted ? 'slow' : 'offline', url);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** A page of HTML with status 200 is somebody else's; half an answer is cut short. */
function parse(text: string, url: string): unknown {
  if (!text.startsWith('{')) throw new EngineError('missing', url);
  try {
    return JSON.parse(text);
  } catch {
    throw new EngineError('truncated', url);
  }
}
