import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { folderKinds, type KindId, toAuthorJsonSchema } from '@chishiki-ichiba/model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const docs = path.join(import.meta.dirname, '../../docs');
const pages = Object.entries(folderKinds).flatMap(([folder, kind]) =>
  list(path.join(docs, folder)).map((file) => ({ kind, file })),
);

/** The schemas that editors get must not underline what the market itself reads without a word. */
describe('author JSON Schema', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const validators = new Map<KindId, ReturnType<Ajv2020['compile']>>();
  const validatorOf = (kind: KindId) => {
    const known = validators.get(kind) ?? ajv.compile(toAuthorJsonSchema(kind));
    validators.set(kind, known);
    return known;
  };

  it('accepts every page of the sample content', () => {
    const refused = pages.flatMap(({ kind, file }) => {
      const text = readFileSync(file, 'utf8');
      const front = parse(text.split(/^---$/m)[1] ?? '', { schema: 'core' });
      const validate = validatorOf(kind);
      return validate(front)
        ? []
        : [`${path.basename(file)}: ${JSON.stringify(validate.errors?.slice(0, 2))}`];
    });
    expect(refused).toEqual([]);
    expect(pages.length).toBeGreaterThan(150);
  });

  it('refuses a misspelt key and a word that is not in the list', () => {
    const validate = validatorOf('term');
    expect(validate({ 題名: 'x', 意味: 'y', 段界: ['開発期'] })).toBe(false);
    expect(validate({ 題名: 'x', 意味: 'y', 段階: ['開発記'] })).toBe(false);
    expect(validate({ 題名: 'x', 意味: 'y', phase: 'kaihatsu' })).toBe(true);
  });
});

function list(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.md') && !name.startsWith('_'))
      .map((name) => path.join(dir, name));
  } catch {
    return [];
  }
}
