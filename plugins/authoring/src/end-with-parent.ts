/**
 * Loaded into the processes that commands start: a command that was killed cannot end them, and two builds
 * would write into the same folders when the next one begins.
 */
import { isMainThread } from 'node:worker_threads';

// Not in the processes that it starts in turn: their channels are their own.
if (isMainThread && process.channel && process.ppid === Number(process.env.ICHIBA_PARENT)) {
  // Waits for nothing but the end of the parent.
  process.channel.unref();
  process.once('disconnect', () => process.exit(1));
}
