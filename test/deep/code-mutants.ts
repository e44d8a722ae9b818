/**
 * Ways in which our own code could break its promises of robustness, each as one small change, and the
 * one test file that must notice. `lib` files are those the tests import compiled; `find` must occur
 * exactly as it stands.
 */
export interface CodeMutant {
  readonly name: string;
  /** From the root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Test file that must fail. */
  readonly test: string;
  /** Only tests of this name; all of the file by default. */
  readonly only?: string;
}

const search = 'plugins/search/lib';
const authoring = 'plugins/authoring/lib';
const source = 'plugins/authoring/src';
const model = 'plugins/model/lib';
const market = 'plugins/market/lib';
const problems = 'test/search/problems.test.ts';
const visit = 'test/search/visit.test.ts';
const states = 'test/search/ui-states.test.ts';
const guards = 'test/market/page-guards.test.ts';
const clock = 'test/market/clock.test.ts';
const formats = 'test/search/formats.test.ts';
const write = 'test/authoring/write.test.ts';
const lock = 'test/authoring/build-lock.test.ts';
const robust = 'test/authoring/robust-build.test.ts';
const doctor = 'test/authoring/doctor.test.ts';
const save = 'test/market/offline-save.test.ts';
const supply = 'test/supply.test.ts';
const fuzz = 'test/fuzz/fuzz.test.ts';
const styles = 'test/market/accessible-styles.test.ts';

const mutant = (
  name: string,
  file: string,
  find: string,
  replace: string,
  test: string,
  only?: string,
): CodeMutant => ({ name, file, find, replace, test, ...(only ? { only } : {}) });

export const mutants: readonly CodeMutant[] = [
  // Readers are told.
  mutant(
    'a shard that cannot be read is swallowed',
    `${search}/client/source.js`,
    'problems.push(this.problem(kind, path));',
    '',
    problems,
  ),
  mutant(
    'every failure is called offline',
    `${search}/client/source.js`,
    "error instanceof FileError ? error.kind : 'truncated'",
    "'offline'",
    problems,
  ),
  mutant(
    'a failed file is never asked for again',
    `${search}/client/source.js`,
    'job.then(end, end);',
    'job.then(end, () => {});',
    visit,
  ),
  mutant(
    'a slow file is waited for',
    `${search}/client/source.js`,
    "reject(new FileError('slow'))",
    'undefined',
    problems,
  ),
  mutant(
    'an index of another format is read all the same',
    `${search}/client/source.js`,
    'formatName(value) === formatName() ? undefined : value',
    'undefined',
    formats,
  ),
  mutant(
    'a shard of another format is read all the same',
    `${search}/codec/container.js`,
    'bytes[3] !== FORMAT_VERSION',
    'false',
    problems,
  ),
  mutant(
    'an error page is taken for a shard',
    `${search}/codec/container.js`,
    'if (!MAGIC.startsWith(',
    'if (false && !MAGIC.startsWith(',
    problems,
  ),
  mutant(
    'a shard cut short ends in an error nobody expects',
    `${search}/codec/shard.js`,
    "throw new RangeError('end of data')",
    "throw new TypeError('end of data')",
    fuzz,
    'other inputs.*shard reader',
  ),
  mutant(
    'a total over broken files is called exact',
    `${search}/client/search.js`,
    ' && problems.length === 0,\n        facets',
    ',\n        facets',
    problems,
  ),
  mutant(
    'a new publication is not noticed',
    `${search}/client/search.js`,
    "problems.some((p) => p.kind === 'missing')",
    'false',
    problems,
  ),
  mutant(
    'nothing found is said exactly where nothing was read',
    `${search}/client/search.js`,
    'totalIsExact: problems.length === 0',
    'totalIsExact: true',
    problems,
  ),
  mutant(
    'a foreign index throws',
    `${search}/client/search.js`,
    'searchSource(source, query, options).catch(() => undefined)',
    'searchSource(source, query, options)',
    problems,
  ),
  mutant(
    'page numbers are read one too low',
    `${search}/codec/shard.js`,
    'last += varint() + 1;',
    'last += varint();',
    formats,
  ),
  mutant(
    'an index is written with another format than its number says',
    `${search}/codec/files.js`,
    'SCHEMA_VERSION = 4',
    'SCHEMA_VERSION = 5',
    formats,
  ),
  mutant(
    'what was read is kept for ever',
    `${search}/client/source.js`,
    'this.bytes > this.options.keepBytes / 2',
    'false',
    visit,
  ),
  mutant(
    'what was let go is taken from a search under way',
    `${search}/client/visit.js`,
    'this.source = this.source.next();',
    'Object.assign(this.source, this.source.next());',
    visit,
  ),
  mutant(
    'a request that hangs is never ended',
    `${search}/client/load.js`,
    'setTimeout(() => stop.abort(), giveUpMs)',
    'undefined',
    visit,
  ),
  mutant(
    'a new publication costs the reader an answer',
    `${search}/client/search.js`,
    'isGone && mayBeOld',
    'false',
    visit,
  ),
  mutant(
    'a foreign index is asked for without end',
    `${search}/client/search.js`,
    'source.isOpen && !again',
    'true',
    visit,
  ),
  mutant(
    'missing files are shown as no results',
    `${search}/ui/SearchMessage.js`,
    "status === 'failed' || ownProblems(result).length > 0",
    'false',
    states,
  ),
  mutant(
    'a failed search is a search that found nothing',
    `${search}/ui/useSearch.js`,
    'result.hits.length === 0 && ownProblems(result).length > 0',
    'false',
    states,
  ),
  mutant(
    'a page that lacks its scripts is read anew for ever',
    `${market}/emit/page-guards.js`,
    'else if(!reloaded||again)',
    'else if(true)',
    guards,
  ),
  mutant(
    'a page in use is read anew',
    `${market}/emit/page-guards.js`,
    'if(alive){',
    'if(false){',
    guards,
  ),
  mutant(
    'a page without connection is thrown away',
    `${market}/emit/page-guards.js`,
    "return 'off'})",
    "return 'gone'})",
    guards,
  ),
  mutant(
    'a clock of 1980 judges what has gone by',
    `${market}/shown-clock.js`,
    'days < -1',
    'false',
    clock,
  ),
  mutant(
    'one mistyped year makes every clock wrong',
    `${market}/pages/newest-revision.js`,
    '<= YEAR_MS',
    '<= Infinity',
    clock,
  ),
  // What is saved on a device is whole.
  mutant(
    'a set of two builds is saved',
    `${market}/offline/save.js`,
    'if (list.build !== base.build)',
    'if (false)',
    save,
  ),
  mutant(
    'a damaged file is kept',
    `${market}/offline/save.js`,
    '(await world.digest(bytes)) !== file.hash',
    'false',
    save,
  ),
  mutant(
    'a set that does not fit is begun',
    `${market}/offline/save.js`,
    'room !== undefined && room < ofBytes',
    'false',
    save,
  ),
  mutant(
    'a missing file is passed over',
    `${market}/offline/save.js`,
    "throw new SaveError('missing', file.url)",
    'return',
    save,
  ),
  // Authors' files are whole.
  mutant(
    'a file is written in place',
    `${authoring}/write.js`,
    'renameSync(aside, file);',
    "writeFileSync(file, '');\n        writeFileSync(file, content);",
    write,
  ),
  mutant(
    'a new file is written in place',
    `${authoring}/write.js`,
    'linkSync(aside, file);',
    'for (let part = 0; part <= 20; part++) writeFileSync(file, content.slice(0, (content.length * part) / 20));',
    write,
  ),
  mutant(
    'files outside the content root are written',
    `${source}/write.ts`,
    'if (within === undefined) return;',
    'return;',
    write,
  ),
  mutant(
    'links that lead out of the content root are followed',
    `${source}/write.ts`,
    'if (existsSync(folder)) return realpathSync(folder);',
    'if (existsSync(folder)) return folder;',
    write,
  ),
  mutant(
    'half a file stays when the disk refuses',
    `${source}/write.ts`,
    '    renameSync(aside, file);\n  } finally {\n    rmSync(aside, { force: true });',
    '    renameSync(aside, file);\n  } finally {',
    write,
  ),
  mutant(
    'everybody may read a file after it was written',
    `${source}/write.ts`,
    'statSync(file, { throwIfNoEntry: false })?.mode',
    'undefined',
    write,
  ),
  mutant(
    'a file that is there is written over',
    `${source}/write.ts`,
    'if (existsSync(file)) return false;\n  refuse',
    'rmSync(file, { force: true });\n  refuse',
    write,
  ),
  mutant(
    'a page without history is withdrawn for good',
    `${authoring}/withdraw.js`,
    'if (!yes && !isInHistory(file))',
    'if (false)',
    'test/authoring/withdraw.test.ts',
  ),
  // Builds are whole.
  mutant(
    'two builds take the same lock',
    `${source}/build-lock.ts`,
    "{ flag: 'wx' }",
    "{ flag: 'w' }",
    lock,
  ),
  mutant(
    'a lock left behind holds for ever',
    `${source}/build-lock.ts`,
    'return isAlive(pid) ? pid : undefined;',
    'return pid;',
    lock,
  ),
  mutant(
    'a site set aside by a killed build is thrown away',
    `${source}/build-lock.ts`,
    'if (first && !existsSync(outDir)) renameSync(first, outDir);',
    '',
    lock,
  ),
  mutant(
    'an old site takes the place of a newer one',
    `${source}/build-lock.ts`,
    'if (first && !existsSync(outDir)) renameSync(first, outDir);',
    'if (first) { rmSync(outDir, { recursive: true, force: true }); renameSync(first, outDir); }',
    lock,
  ),
  mutant(
    'what other builds grow is cleared',
    `${source}/build-lock.ts`,
    'name.startsWith(prefix) && /^\\d+$/.test(name.slice(prefix.length))',
    "name.startsWith('build-') || name.startsWith(prefix)",
    lock,
  ),
  mutant(
    'a build goes on over errors',
    `${authoring}/build.js`,
    'if (hasErrors(result))',
    'if (false)',
    robust,
    'one bad page',
  ),
  mutant(
    'a second build does not say who builds',
    `${authoring}/build.js`,
    "if (typeof release !== 'function')",
    'if (false)',
    robust,
    'one bad page',
  ),
  mutant(
    'a file that goes while a build runs is not noticed',
    `${source}/changed-files.ts`,
    '[...before.keys(), ...after.keys()]',
    '[...after.keys()]',
    robust,
    'files that change',
  ),
  mutant(
    'a change of the same size is not noticed',
    `${source}/changed-files.ts`,
    '{stats.mtimeMs}',
    '{0}',
    robust,
    'files that change',
  ),
  mutant(
    'a full disk ends in a list of calls',
    `${source}/disk-errors.ts`,
    "ENOSPC: () => 'ディスクがいっぱいです',",
    '',
    robust,
    'a disk that refuses',
  ),
  // The doctor.
  mutant(
    'an old Node is fine',
    `${authoring}/doctor/environment.js`,
    '(major === wantedMajor && minor < wantedMinor)',
    'false',
    doctor,
  ),
  mutant(
    'a running command is called left behind',
    `${authoring}/doctor/environment.js`,
    'if (pid > 0 && isAlive(pid))',
    'if (false)',
    doctor,
  ),
  mutant(
    'half files are not found',
    `${authoring}/doctor/environment.js`,
    '!isAlive(writer)',
    'isAlive(writer)',
    doctor,
  ),
  mutant(
    'packages of two versions are fine',
    `${authoring}/doctor/packages.js`,
    'others.map(([version, packages])',
    '[].map(([version, packages])',
    doctor,
  ),
  mutant(
    'two Reacts are fine',
    `${authoring}/doctor/packages.js`,
    'realpathSync(at) !== realpathSync(other)',
    'false',
    doctor,
  ),
  mutant(
    'an index of another format is fine',
    `${authoring}/doctor/builds.js`,
    'if (JSON.stringify(found) === JSON.stringify(wanted))',
    'if (true)',
    doctor,
  ),
  mutant(
    'a catalog of another format is fine',
    `${authoring}/doctor/builds.js`,
    'catalog.schemaVersion !== CATALOG_SCHEMA_VERSION',
    'false',
    doctor,
  ),
  mutant(
    'a catalog that lacks entries is fine',
    `${authoring}/doctor/builds.js`,
    'part?.length === count',
    'true',
    doctor,
  ),
  mutant(
    'overdue pages are fine',
    `${market}/content/upkeep.js`,
    'reviewBy >= today',
    'true',
    doctor,
  ),
  mutant(
    'files in use are called left over',
    `${market}/content/orphans.js`,
    'const urls = namedFiles(entry.item).map(({ url }) => url);',
    'const urls = [];',
    doctor,
  ),
  mutant(
    'files of pages that cannot be read are called left over',
    `${market}/content/orphans.js`,
    ".filter((file) => !elsewhere.includes(path.basename(file).normalize('NFC')))",
    '',
    doctor,
  ),
  // Readers of text.
  mutant(
    'half an item is handed on',
    `${model}/item.js`,
    'return failed || !id',
    'return !id',
    fuzz,
    'other inputs.*whole pages|other inputs.*front matter',
  ),
  mutant(
    'brackets without end are parsed',
    `${model}/body/nesting.js`,
    'if (brackets > MAX_BRACKETS)',
    'if (false)',
    'test/model/hostile.test.ts',
  ),
  mutant(
    'paragraphs without end are parsed',
    `${model}/body/nesting.js`,
    'if (paragraph > MAX_PARAGRAPH)',
    'if (false)',
    'test/model/hostile.test.ts',
  ),
  mutant(
    'a key may be called __proto__',
    `${model}/front-matter/yaml.js`,
    "['__proto__', 'constructor', 'prototype'].includes(name)",
    'false',
    'test/hostile/front-matters.test.ts',
  ),
  mutant(
    'ends in the wrong order are read',
    `${model}/ranges.js`,
    '(min > max ||',
    '(false ||',
    'test/model/ranges.test.ts',
  ),
  mutant(
    'numbers nobody can print are read',
    `${model}/ranges.js`,
    '>= BEYOND',
    '>= Infinity',
    'test/model/ranges.test.ts',
  ),
  mutant(
    'a comment hides what a drawing fetches',
    `${market}/treat/css.js`,
    'const text = withoutComments(value);',
    'const text = value;',
    'test/market/svg.test.ts',
  ),
  mutant(
    'a changed prototype is not noticed',
    'test/fuzz/shoot.mjs',
    '!isDeepStrictEqual(prototypes(), before)',
    'false',
    fuzz,
    'what is looked for is seen',
  ),
  mutant(
    'a crash of a reader is not noticed',
    'test/fuzz/shoot.mjs',
    'findings.push({\n        at,\n        what: String(',
    'void ({\n        at,\n        what: String(',
    fuzz,
    'what is looked for is seen',
  ),
  // Packages of others.
  mutant(
    'half of a licence is enough',
    '.ci/supply.mjs',
    'fine = one() && fine;',
    'fine = one() || fine;',
    supply,
  ),
  mutant(
    'an install script of a new package is fine',
    '.ci/supply.mjs',
    '.filter(({ name }) => !allowed[name])',
    '.filter(() => false)',
    supply,
  ),
  mutant(
    'an override needs no reason',
    '.ci/supply.mjs',
    '.filter((name) => !reasons[name])',
    '.filter(() => false)',
    supply,
  ),
  mutant(
    'weaknesses of ours are called those of Docusaurus',
    '.ci/supply.mjs',
    'nodes.some((path) => ours.has(path))',
    'false',
    supply,
  ),
  // Everybody can read.
  mutant(
    'the focus is not drawn',
    'plugins/market/src/ui/market.css',
    'outline: 3px solid var(--ichiba-focus-out);',
    'outline: none;',
    styles,
  ),
  mutant(
    'things move for who asked for no motion',
    'plugins/market/src/ui/market.css',
    'transition: none !important;',
    '',
    styles,
  ),
  mutant(
    'the number of results is shown and not said',
    `${search}/ui/Announcer.js`,
    'role: "status", ',
    '',
    styles,
  ),
];
