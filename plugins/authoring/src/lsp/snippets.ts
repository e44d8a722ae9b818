import { folderKinds, kinds, type Value, vocabularies } from '@chishiki-ichiba/model';
import type { FormRead } from '../edit/form/fields.js';
import { type DescribedField, formOfKind } from '../edit/form-of-kind.js';

export interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly scope: string;
  readonly body: readonly string[];
}

/** Fields a new page begins with whether they are required or not. */
const always = ['題名', '所有', '公開範囲', '状態', '改訂日'];

/**
 * A snippet for each kind, for VS Code: front matter with what the kind requires, value lists as choices.
 * Typed as the name of the kind or of its folder.
 */
export function toSnippets(): Record<string, Snippet> {
  return Object.fromEntries(
    Object.entries(folderKinds).map(([folder, kind]) => {
      const label = (kinds as readonly Value[]).find(({ id }) => id === kind)?.ja ?? kind;
      const fields = formOfKind(kind).filter(
        ({ key, required }) => required || always.includes(key),
      );
      const counter = { next: 1 };
      return [
        label,
        {
          prefix: [label, folder, kind],
          description: `${label}のページを書き始める`,
          scope: 'markdown',
          body: [
            '---',
            ...fields.flatMap((field) => linesOf(field, 0, counter)),
            '---',
            '',
            ...(kind === 'manual' ? stepsOf(counter) : []),
            '$0',
          ],
        },
      ];
    }),
  );
}

function linesOf(field: DescribedField, indent: number, counter: { next: number }): string[] {
  const pad = ' '.repeat(indent);
  const { read, key, meta } = field;
  const inner = read.as === 'list' ? read.item : read;
  if (inner.as === 'group') {
    const required = (inner.fields as readonly DescribedField[]).filter(({ required }) => required);
    const fields =
      required.length > 0 ? required : (inner.fields as readonly DescribedField[]).slice(0, 1);
    if (read.as !== 'list')
      return [`${pad}${key}:`, ...fields.flatMap((part) => linesOf(part, indent + 2, counter))];
    const lines = fields.flatMap((part) => linesOf(part, indent + 4, counter));
    const [first = '', ...rest] = lines;
    return [`${pad}${key}:`, `${pad}  - ${first.trimStart()}`, ...rest];
  }
  const text = stopFor(read, meta.read, meta.example, key, counter);
  return [`${pad}${key}: ${text}`];
}

function stopFor(
  read: FormRead,
  schema: DescribedField['meta']['read'],
  example: string,
  key: string,
  counter: { next: number },
): string {
  const number = counter.next++;
  const item = schema.as === 'list' ? schema.item : schema;
  const wrap = (stop: string) => (read.as === 'list' ? `[${stop}]` : stop);
  if (item.as === 'value' && !item.open) {
    const labels = (vocabularies[item.vocabulary] as readonly Value[]).map(({ ja }) =>
      ja.replace(/([\\,|])/g, '\\$1'),
    );
    const preferred = key === '公開範囲' ? ['社内', '会員', '一般公開'] : labels;
    return wrap(`\${${number}|${preferred.join(',')}|}`);
  }
  if (item.as === 'date')
    return ['YEAR', 'MONTH', 'DATE'].map((part) => `\${CURRENT_${part}}`).join('-');
  const shown = example.replace(/^\[|\]$/g, '').replace(/([\\}$])/g, '\\$1');
  return wrap(`\${${number}:${shown || key}}`);
}

const stepsOf = (counter: { next: number }): string[] => [
  '## 手順',
  '',
  `### 1. \${${counter.next++}:継手を合わせる}`,
  '',
  `- 急所（\${${counter.next++}|成否,安全,やりやすさ|}）: \${${counter.next++}:すき間をなくす}`,
  `  - 理由: \${${counter.next++}:すき間から溶け落ちて穴があく}`,
  '',
];
