/** From a trace of one step: how much of the main thread's work was done when the screen had come to rest. */

/**
 * The screen is at rest after the last picture of it that differs from the one before.
 *
 * @param events - Of Chromium's tracing, with screenshots, of one page.
 * @returns Of all work in the trace, in percent.
 */
export function percentUntilStable(events) {
  const pictures = events
    .filter(({ name }) => name === 'Screenshot')
    .sort((a, b) => a.ts - b.ts)
    .map(({ ts, args }) => ({ ts, picture: args.snapshot }));
  const changed = pictures.filter(({ picture }, at) => picture !== pictures[at - 1]?.picture);
  const stable = changed.at(-1)?.ts ?? 0;
  const tasks = mainThread(events);
  const until = tasks.map(({ ts, dur }) => Math.max(0, Math.min(dur, stable - ts)));
  return (100 * until.reduce((sum, dur) => sum + dur, 0)) / total(tasks);
}

const total = (tasks) => tasks.reduce((sum, { dur }) => sum + dur, 0);

/** Tasks of the main thread of the process that draws the page: of those there are, the busiest. */
function mainThread(events) {
  const threads = new Map(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => [`${pid} ${tid}`, []]),
  );
  for (const event of events)
    if (event.name === 'RunTask' && event.ph === 'X')
      threads.get(`${event.pid} ${event.tid}`)?.push(event);
  return [...threads.values()].sort((a, b) => total(b) - total(a))[0] ?? [];
}
