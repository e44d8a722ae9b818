/**
 * Every test: unit, then those in a browser against one build of the public site.
 * Ends with one line: `N passed, M failed, K skipped`.
 *
 *   node .ci/test.mjs [filter…]   only test files whose path holds a filter
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listFiles, root } from './files.mjs';
import { buildPublicSite } from './public-build.mjs';

const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const workDir = join(root, '.ichiba');
mkdirSync(workDir, { recursive: true });

const totals = { passed: 0, failed: 0, skipped: 0 };
/** What failed, said once more at the end, where it is looked for. */
const failures = [];
/** Browser tests that passed when tried once more: not a failure, and not to be overlooked. */
const unsteady = [];
runProject('unit');
if (hasBrowserTests()) {
  if (buildPublicSite()) {
    // A browser on a machine that stalls for half a minute is no fault of the site; what is wrong is wrong twice.
    runProject('e2e', ['--retry=1']);
    runProject('e2e-alone', ['--retry=1']);
  } else totals.failed += 1;
}
if (unsteady.length > 0) console.log(`\nPassed when tried once more:\n${unsteady.join('\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
process.stdout.write(
  `\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
);
process.exitCode = totals.failed > 0 ? 1 : 0;

function hasBrowserTests() {
  const files = listFiles(join(root, 'test', 'e2e')).map((file) =>
    relative(root, file).replaceAll('\\', '/'),
  );
  return files.some(
    (file) =>
      file.endsWith('.test.ts') &&
      (filters.length === 0 || filters.some((filter) => file.includes(filter))),
  );
}

/** One vitest project; its counts are added to the totals. A run that left no counts has failed. */
function runProject(name, more = []) {
  const output = join(workDir, `test-${name}.json`);
  rmSync(output, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    'run',
    '--project',
    name,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${output}`,
  ];
  const result = spawnSync(process.execPath, [vitest, ...args, ...more, ...flags, ...filters], {
    cwd: root,
    stdio: 'inherit',
  });
  if (!existsSync(output)) {
    totals.failed += 1;
    return;
  }
  const report = JSON.parse(readFileSync(output, 'utf8'));
  totals.passed += report.numPassedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
  for (const file of report.testResults) {
    const place = `  ${name} ${relative(root, file.name)}`;
    for (const { status, fullName, failureMessages } of file.assertionResults)
      if (status === 'passed' && failureMessages.length > 0)
        unsteady.push(`${place} > ${fullName}: ${firstLines(failureMessages[0])}`);
    if (file.status !== 'failed') continue;
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length === 0) failures.push(`${place}: ${firstLines(file.message)}`);
    for (const { fullName, failureMessages } of tests)
      failures.push(`${place} > ${fullName}: ${firstLines(failureMessages.join('\n'))}`);
  }
  // A file that could not even be loaded holds no tests, and must not pass for that.
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  totals.failed += failed > 0 || result.status === 0 ? failed : 1;
}

function firstLines(message = '') {
  return message.split('\n').slice(0, 3).join('\n    ').slice(0, 600);
}
