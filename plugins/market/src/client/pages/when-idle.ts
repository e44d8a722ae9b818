/** Where browsers cannot tell that they are idle. */
const LATER_MS = 200;

const waitIdle = (job: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(job);
  else setTimeout(job, LATER_MS);
};

/**
 * A queue for what may come late: one job at a time, each when the browser has nothing to do for the reader,
 * so that a click or a key waits for one of them at most.
 */
export function createIdleQueue(): (job: () => void) => void {
  const jobs: (() => void)[] = [];
  const next = (): void => {
    const job = jobs.shift();
    if (jobs.length > 0) waitIdle(next);
    job?.();
  };
  return (job) => {
    if (jobs.push(job) === 1) waitIdle(next);
  };
}
