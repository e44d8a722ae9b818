#!/usr/bin/env node
/** The `ichiba` command: starts what is compiled in lib/. */
import { existsSync } from 'node:fs';

// Who reads the output may stop reading (`| head`): that is no fault, and the command goes on to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });

const cli = new URL('../lib/cli.js', import.meta.url);
if (existsSync(cli)) {
  const { main } = await import(cli.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(
    'ichiba はまだ組み立てられていません。先に `npm run setup` を実行してください。\n(ichiba is not compiled yet: run `npm run setup` first.)\n',
  );
  process.exitCode = 2;
}
