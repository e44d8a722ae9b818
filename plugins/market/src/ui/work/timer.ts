/** A timer by the clock on the wall, not by ticks: right again however long the phone slept. Milliseconds. */
export type TimerState =
  | { readonly state: 'ready' }
  | { readonly state: 'done' }
  | { readonly state: 'running'; readonly endsAt: number }
  | { readonly state: 'paused'; readonly left: number };

/** What is left, from `total` down to 0. */
export function leftOf(timer: TimerState, total: number, now: number): number {
  if (timer.state === 'ready') return total;
  if (timer.state === 'done') return 0;
  // A clock that was set back must not make a timer longer than it is.
  const left = timer.state === 'running' ? timer.endsAt - now : timer.left;
  return Math.min(total, Math.max(0, left));
}

/** Start, or go on; a finished one starts anew. */
export function start(timer: TimerState, total: number, now: number): TimerState {
  if (timer.state === 'running') return timer;
  return { state: 'running', endsAt: now + (timer.state === 'paused' ? timer.left : total) };
}

export function pause(timer: TimerState, total: number, now: number): TimerState {
  if (timer.state !== 'running') return timer;
  const left = leftOf(timer, total, now);
  return left > 0 ? { state: 'paused', left } : { state: 'done' };
}

/** `done` once its time has come; any other stays the same object. */
export const settle = (timer: TimerState, now: number): TimerState =>
  timer.state === 'running' && timer.endsAt <= now ? { state: 'done' } : timer;

/** `9:05`, `1:00:00`: whole seconds, rounded up, so that 0:00 means that it is over. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
