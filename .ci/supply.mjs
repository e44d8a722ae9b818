/**
 * What comes with the packages of others: licences, scripts that run while installing, overrides, known
 * weaknesses, and a list of all parts (SBOM). A step of `npm run check`.
 *
 * What may be so, and why, is in `supply.json`: an entry that nothing needs any more fails too.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';

const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** @returns Whether everything is as `supply.json` says. */
export function checkSupply(say = console.log) {
  const policy = readJson('.ci/supply.json');
  const { packages } = readJson('package-lock.json');
  const { overrides = {} } = readJson('package.json');
  const licences = judgeLicences(packages, policy.licences);
  const complaints = [
    ...licences.complaints,
    ...judgeScripts(packages, policy.installScripts),
    ...judgeOverrides(overrides, policy.overrides),
  ];
  say(
    `  ライセンス ${licences.counts.map(([id, count]) => `${id || '欄なし'} ${count}`).join('、')}`,
  );
  say(`  入れるときに動くもの ${Object.keys(policy.installScripts).join('、')}`);
  const audit = readAudit();
  if (audit.report) {
    const { ours, theirs } = judgeAudit(audit.report, packages);
    for (const line of theirs) say(`  Docusaurus から来る弱点: ${line}`);
    complaints.push(...ours.map((line) => `弱点（npm audit）: ${line}`));
    say(`  弱点（npm audit）: 自分のもの ${ours.length}、Docusaurus から来るもの ${theirs.length}`);
  } else say(`  弱点（npm audit）: 調べていません。問い合わせ先が答えません（${audit.why}）`);
  const sbom = writeSbom();
  if (sbom.file) say(`  部品表（CycloneDX）: ${sbom.file}（${sbom.count}個）`);
  else complaints.push(`部品表を作れません（npm sbom）: ${sbom.why}`);
  for (const line of complaints) say(`  × ${line}`);
  return complaints.length === 0;
}

/** Packages of others in a lock: name, path and entry. */
export const othersOf = (packages) =>
  Object.entries(packages).flatMap(([path, entry]) => {
    const at = path.lastIndexOf('node_modules/');
    return at < 0 || entry.link
      ? []
      : [{ name: path.slice(at + 'node_modules/'.length), path, entry }];
  });

/** @returns How many packages are under which licence, and each that is not allowed. */
export function judgeLicences(packages, { allowed, exceptions }) {
  const counts = new Map();
  const complaints = [];
  const used = new Set();
  for (const { name, entry } of othersOf(packages)) {
    const licence = typeof entry.license === 'string' ? entry.license : '';
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
    if (isAllowed(licence, allowed)) continue;
    const exception = Object.keys(exceptions).find((pattern) => matches(name, pattern));
    if (exception && exceptions[exception].licence === licence) used.add(exception);
    else
      complaints.push(
        `${name}@${entry.version} のライセンスは \`${licence || '（書いてありません）'}\` です。使ってよいなら、わけを supply.json の exceptions に書いてください`,
      );
  }
  for (const [name, { why }] of Object.entries(exceptions)) {
    if (!used.has(name)) complaints.push(`supply.json の例外 \`${name}\` は、もう要りません`);
    if (!why) complaints.push(`supply.json の例外 \`${name}\` に、わけがありません`);
  }
  return { counts: [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)), complaints };
}

/** An SPDX expression: of `OR` one side is enough, of `AND` both are needed. */
export function isAllowed(expression, allowed) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    if (tokens[at] !== '(') return Object.hasOwn(allowed, tokens[at++] ?? '');
    at++;
    const inside = either();
    return tokens[at++] === ')' && inside;
  };
  const both = () => {
    let fine = one();
    while (tokens[at] === 'AND') {
      at++;
      fine = one() && fine;
    }
    return fine;
  };
  const either = () => {
    let fine = both();
    while (tokens[at] === 'OR') {
      at++;
      fine = both() || fine;
    }
    return fine;
  };
  return either() && at === tokens.length;
}

const matches = (name, pattern) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** Scripts of others that run on the machine of whoever installs. */
export function judgeScripts(packages, allowed) {
  const found = othersOf(packages).filter(({ entry }) => entry.hasInstallScript);
  const names = new Set(found.map(({ name }) => name));
  return [
    ...found
      .filter(({ name }) => !allowed[name])
      .map(
        ({ name, entry }) =>
          `${name}@${entry.version} は、入れるときにプログラムを動かします。要るなら、わけを supply.json の installScripts に書いてください`,
      ),
    ...Object.keys(allowed)
      .filter((name) => !names.has(name))
      .map((name) => `supply.json の installScripts の \`${name}\` は、もう要りません`),
  ];
}

export function judgeOverrides(overrides, reasons) {
  return [
    ...Object.keys(overrides)
      .filter((name) => !reasons[name])
      .map(
        (name) =>
          `package.json の overrides の \`${name}\` に、わけがありません。supply.json の overrides に書いてください`,
      ),
    ...Object.keys(reasons)
      .filter((name) => !Object.hasOwn(overrides, name))
      .map((name) => `supply.json の overrides の \`${name}\` は、package.json にありません`),
  ];
}

/**
 * Known weaknesses, ours apart from those that only Docusaurus brings: a package that nobody of ours
 * asks for, directly or through another, cannot be mended here.
 */
export function judgeAudit({ vulnerabilities = {} }, packages) {
  const ours = reachable(packages);
  const lines = { ours: [], theirs: [] };
  for (const { name, via, nodes = [] } of Object.values(vulnerabilities)) {
    const advisories = via.filter((one) => typeof one === 'object');
    for (const { title, url, severity } of advisories) {
      const own = nodes.some((path) => ours.has(path));
      const where = own
        ? ''
        : `。${nodes.join('、')} は @docusaurus だけが使い、組み立てのときに動きます`;
      lines[own ? 'ours' : 'theirs'].push(`${name}（${severity}）${title} ${url}${where}`);
    }
  }
  return { ours: lines.ours.sort(), theirs: lines.theirs.sort() };
}

/** Paths in the lock that can be reached from our own packages without passing one of Docusaurus. */
export function reachable(packages) {
  const seen = new Set();
  const todo = Object.keys(packages).filter((path) => !path.includes('node_modules'));
  while (todo.length > 0) {
    const path = todo.pop();
    if (seen.has(path) || /(?:^|\/)node_modules\/@docusaurus\//.test(path)) continue;
    seen.add(path);
    const entry = packages[path];
    const wanted = {
      ...entry.dependencies,
      ...entry.optionalDependencies,
      ...entry.peerDependencies,
      ...entry.devDependencies,
    };
    for (const name of Object.keys(wanted)) {
      const found = locate(packages, path, name);
      if (found) todo.push(found);
    }
  }
  return seen;
}

/** Node's way up: the nearest node_modules that holds the name. */
function locate(packages, from, name) {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)[^/]*$/, '')) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[path]) return packages[path].link ? packages[path].resolved : path;
    if (folder === '') return undefined;
  }
}

function readAudit() {
  const { stdout, stderr } = npm(['audit', '--json'], 60_000);
  try {
    const report = JSON.parse(stdout);
    if (report.vulnerabilities) return { report };
    return {
      why: String(report.message ?? report.error?.summary ?? '返事が読めません').slice(0, 120),
    };
  } catch {
    return { why: (stderr.trim().split('\n')[0] ?? '').slice(0, 120) || '返事がありません' };
  }
}

/** CycloneDX of the lock file: same lock, same bytes. */
function writeSbom() {
  const { stdout, stderr, status } = npm([
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--package-lock-only',
  ]);
  if (status !== 0) return { why: stderr.trim().slice(0, 300) };
  const sbom = toStableSbom(JSON.parse(stdout), readJson('package.json').name);
  const folder = join(root, '.ichiba', 'artefacts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 1)}\n`);
  return { file: '.ichiba/artefacts/sbom.cdx.json', count: sbom.components.length };
}

/** Without the clock, chance, the folder's name and npm's own version. */
export function toStableSbom({ serialNumber: _, metadata, ...sbom }, name) {
  const { timestamp: __, tools: ___, ...about } = metadata;
  const stable = {
    ...sbom,
    metadata: { ...about, component: { ...about.component, name } },
  };
  const hex = createHash('sha256').update(JSON.stringify(stable)).digest('hex');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { ...stable, serialNumber: `urn:uuid:${uuid}` };
}

function npm(args, timeout = 120_000) {
  const self = process.env.npm_execpath;
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64e6, timeout };
  const result = self?.endsWith('.js')
    ? spawnSync(process.execPath, [self, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return { stdout: result.stdout ?? '', stderr: result.stderr ?? '', status: result.status };
}
