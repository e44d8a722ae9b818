import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createReporter,
  decodeSource,
  type FieldRead,
  folderKinds,
  kindSchemas,
  kindShapes,
  type Message,
  metaOf,
  type ParseResult,
  parseDefaults,
  parseItem,
} from '@chishiki-ichiba/model';
import { afterAll, describe, expect, it } from 'vitest';
import { hostileFronts, page } from './front-matters.js';

const LIMIT_MS = 400;
const root = path.resolve(import.meta.dirname, '../..');
/** Every text of the model's source, to know a rule's id from a word made up at run time. */
const source = (readdirSync(path.join(root, 'plugins/model/src'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(root, 'plugins/model/src', name), 'utf8'))
  .join('\n');
const isKnownRule = ({ ruleId }: Message): boolean =>
  /^model:[a-z0-9-]+$/.test(ruleId) &&
  // The parser's own names of slips, made into ids by rule.
  (/^model:yaml-/.test(ruleId) || source.includes(`'${ruleId.slice('model:'.length)}'`));

/** What every object has before a page is read; nothing may be added to it. */
const inherited = () =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((prototype) =>
    Object.getOwnPropertyNames(prototype).sort().join(),
  );
const before = inherited();

const counts = { cases: 0, refused: 0, read: 0, slowest: 0, slowestName: '' };
afterAll(() => {
  console.log(
    `hostile front matters: ${counts.cases} cases, ${counts.refused} refused with a place, ${counts.read} read as a safe value; slowest ${counts.slowest.toFixed(1)} ms (${counts.slowestName})`,
  );
  expect(counts.cases).toBeGreaterThanOrEqual(200);
});

function read(file: string | Uint8Array, name = 'guides/page.md'): ParseResult {
  if (typeof file === 'string') return parseItem({ path: `docs/${name}`, text: file }, 'docs');
  const reporter = createReporter(`docs/${name}`);
  const text = decodeSource(file, reporter);
  return text === undefined
    ? { messages: reporter.messages }
    : parseItem({ path: `docs/${name}`, text }, 'docs');
}

/** Processor time; a slow first try is tried again, for the machine may be busy with something else. */
function timed<T>(name: string, run: () => T): T {
  let best = Number.POSITIVE_INFINITY;
  let result: T | undefined;
  for (let tries = 0; tries < (best < LIMIT_MS ? 3 : 6) && best >= LIMIT_MS / 4; tries++) {
    const began = process.cpuUsage();
    result = run();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000);
  }
  if (best > counts.slowest) Object.assign(counts, { slowest: best, slowestName: name });
  expect(best, `${name}: milliseconds`).toBeLessThan(LIMIT_MS);
  return result as T;
}

/** Refused with a place and a rule, or a value of the schema and nothing else. */
function judge(name: string, file: string | Uint8Array, result: ParseResult): void {
  counts.cases++;
  const lineCount = typeof file === 'string' ? file.split(/\n/).length : Number.MAX_SAFE_INTEGER;
  for (const message of result.messages) {
    expect(message.line, name).toBeGreaterThanOrEqual(1);
    expect(message.line, name).toBeLessThanOrEqual(lineCount + 1);
    expect(message.column, name).toBeGreaterThanOrEqual(1);
    expect(isKnownRule(message), `${name}: ${message.ruleId}`).toBe(true);
    expect(message.message.length, `${name}: ${message.message.slice(0, 80)}`).toBeLessThan(600);
    expect(message.message).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  }
  const refused = result.messages.some(({ severity }) => severity === 'error');
  expect(result.item === undefined, name).toBe(refused);
  if (refused) counts.refused++;
  else {
    counts.read++;
    const { item } = result;
    if (!item) throw new Error(`${name}: neither refused nor read`);
    // A text that is too long is kept, with a warning.
    const { error } = kindSchemas[item.kind].safeParse(item.fields);
    const wrong = error?.issues.filter(
      (issue) => issue.code !== 'too_big' || issue.origin !== 'string',
    );
    expect(wrong ?? [], name).toEqual([]);
    expect(
      Object.keys(item.fields).filter((key) => !Object.hasOwn(kindShapes[item.kind], key)),
      name,
    ).toEqual([]);
    expect(item.id, name).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    for (const alias of item.aliases) expect(alias, name).not.toMatch(/[/\\.\p{C}]/u);
    expect(
      keysIn(item.fields).filter((key) => /^(__proto__|constructor|prototype)$/.test(key)),
    ).toEqual([]);
  }
  expect(inherited(), name).toEqual(before);
}

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

describe('hostile front matter', () => {
  it('holds 200 kinds of it', () => {
    expect(hostileFronts.length).toBeGreaterThanOrEqual(200);
    expect(new Set(hostileFronts.map(({ file }) => String(file))).size).toBe(hostileFronts.length);
  });

  it.each(hostileFronts.map((front) => [front.name, front] as const))('%s', (name, front) => {
    const result = timed(name, () => read(front.file));
    judge(name, front.file, result);
    const rules = result.messages
      .filter(({ severity }) => severity === 'error')
      .map(({ ruleId }) => ruleId);
    if (front.expect === 'safe') expect(rules).toEqual([]);
    else if (front.expect) expect(rules).toContain(`model:${front.expect}`);
    // The file of a folder's defaults has the same reader.
    if (typeof front.file === 'string') {
      const text = front.file.replace(/^---\n/, '').replace(/\n---\n[\s\S]*$/, '\n');
      const { defaults } = timed(`${name} (_defaults.yml)`, () =>
        parseDefaults({ path: 'docs/_defaults.yml', text }),
      );
      expect(
        Object.keys(defaults?.values ?? {}).filter((key) =>
          /^(__proto__|visibility|status|id|title)$/.test(key),
        ),
      ).toEqual([]);
    }
  });

  it('code of a front matter does not run', () => {
    const ran = globalThis as { ranFrontMatter?: boolean };
    for (const fence of ['---js', '---javascript', '---coffee', '---'])
      read(`${fence}\n{ title: (globalThis.ranFrontMatter = true) }\n---\n`);
    read(page('要約: !!js/function "function () { globalThis.ranFrontMatter = true }"'));
    expect(ran.ranFrontMatter).toBeUndefined();
  });
});

/** Values no field of the given kind of reading means, as they are typed after its key. */
const wrongValues: readonly (readonly [name: string, typed: string])[] = [
  ['nothing', ''],
  ['null', '~'],
  ['a list of lists', '[[a], [[b]]]'],
  ['a map', '{a: b}'],
  ['a map of prototype keys', '{toString: a, valueOf: b}'],
  ['a list of maps', '[{a: b}, {}]'],
  ['a number', '-1e309'],
  ['a boolean', 'true'],
  ['a script', '"</script><script>alert(1)</script>"'],
  ['a path', '../../../etc/passwd'],
  ['an address', 'javascript:alert(1)'],
  ['a long text', 'あ'.repeat(5000)],
  ['control characters', '"\\u0000\\u0007\\u202e"'],
  ['an inherited name', 'constructor'],
];

/** The same for fields inside a field, of which there are many more. */
const wrongInside = wrongValues.filter((_, index) => index % 4 === 1);

describe('wrong values for every field of the schema', () => {
  it.each(Object.entries(folderKinds))('%s', (folder, kind) => {
    const shape = kindShapes[kind] as unknown as Record<string, Parameters<typeof metaOf>[0]>;
    // Fields that all kinds have are tried once.
    const own = Object.entries(shape).filter(
      ([key]) => kind === 'guide' || !(key in kindShapes.guide),
    );
    expect(own.length + (kind === 'guide' ? 1 : 0)).toBeGreaterThan(0);
    for (const [, schema] of own) {
      const { ja, read: reading } = metaOf(schema);
      for (const [key, value] of typedIn(ja, reading))
        for (const [what, typed] of key === ja ? wrongValues : wrongInside) {
          const name = `${kind}.${key}: ${what}`;
          const file = `---\n題名: 題\n公開範囲: 一般公開\n状態: 承認済み\n${value(typed)}\n---\n\n本文です。\n`;
          judge(
            name,
            file,
            timed(name, () => read(file, `${folder}/page.md`)),
          );
        }
    }
  });
});

/** The field itself and, one level in, every field of a group: `[name, line with a value]`. */
function typedIn(ja: string, reading: FieldRead): [string, (typed: string) => string][] {
  const group = reading.as === 'list' ? reading.item : reading;
  const inner =
    group.as === 'group'
      ? Object.values(group.shape).map((schema): [string, (typed: string) => string] => {
          const name = metaOf(schema as Parameters<typeof metaOf>[0]).ja;
          return [
            `${ja}.${name}`,
            (typed) =>
              reading.as === 'list' ? `${ja}: [{${name}: ${typed}}]` : `${ja}: {${name}: ${typed}}`,
          ];
        })
      : [];
  return [[ja, (typed) => `${ja}: ${typed}`], ...inner];
}
