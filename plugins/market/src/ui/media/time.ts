/** Seconds → `0:14`, `1:02:05`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** `?t=` of an address as seconds: `14`, `14.5`, `1:02`; `undefined` for none or nonsense. */
export function secondsOf(search: string): number | undefined {
  const typed = new URLSearchParams(search).get('t');
  if (!typed || !/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(typed)) return undefined;
  return typed.split(':').reduce((total, part) => total * 60 + Number(part), 0);
}

/** Index of the cue or chapter a time falls in, -1 before the first; `starts` ascending. */
export function indexAt(starts: readonly number[], seconds: number): number {
  return starts.findLastIndex((start) => start <= seconds);
}
