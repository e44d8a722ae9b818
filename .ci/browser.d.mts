/** Path of a Chromium-like browser; `undefined` when there is none. */
export function findChromium(): string | undefined;
