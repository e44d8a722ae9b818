import { expect, test } from 'vitest';
import { percentUntilStable, type TraceEvent } from './bench/growth/stable-screen.mjs';

const at = (pid: number, name: string, ts: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  ph: 'X',
  pid,
  tid: 1,
  ts,
  args: {},
  ...more,
});
const thread = (pid: number, name: string) =>
  at(pid, 'thread_name', 0, { ph: 'M', args: { name } });
const task = (pid: number, ts: number, dur: number) => at(pid, 'RunTask', ts, { dur });
const picture = (ts: number, snapshot: string) =>
  at(9, 'Screenshot', ts, { ph: 'O', args: { snapshot } });

const page = [thread(1, 'CrRendererMain'), thread(2, 'CrBrowserMain'), thread(3, 'CrRendererMain')];

test('work after the last change of the screen is not part of the step', () => {
  const events = [...page, task(1, 100, 300), task(1, 500, 100), task(1, 900, 600)];
  // The same picture again is no change.
  const pictures = [picture(650, 'b'), picture(50, 'a'), picture(2000, 'b')];
  expect(percentUntilStable([...events, ...pictures])).toBe(40);
  // In the middle of a task, up to there.
  expect(percentUntilStable([...events, picture(50, 'a'), picture(550, 'b')])).toBe(35);
});

test('only the page itself counts', () => {
  const others = [task(2, 100, 9000), task(3, 100, 10)];
  const events = [...page, ...others, task(1, 100, 300), task(1, 500, 100)];
  expect(percentUntilStable([...events, picture(0, 'a'), picture(450, 'b')])).toBe(75);
});
