import {
  type FieldRead,
  folderKinds,
  type KindId,
  kinds,
  type Value,
  vocabularies,
} from '@chishiki-ichiba/model';
import type { FormRead } from './form/fields.js';
import { type DescribedField, formOfKind } from './form-of-kind.js';

export type Json = { readonly [key: string]: unknown };

/** Longest side of a stored photo, in pixels: a page never shows more. */
export const MAX_PHOTO = 1600;

/** Kinds in the order of the form's list: what a veteran writes first. */
const order: readonly KindId[] = [
  'manual',
  'failure',
  'opl',
  'video',
  'case',
  'term',
  'request',
  'offer',
  'trial',
  'activity',
];

/**
 * Configuration of the form: a collection for each kind that has a folder under `root`.
 *
 * @param root - Content root as the site's configuration names it, `docs`.
 * @param owner - Organisation that new pages belong to.
 */
export function editorConfig(root: string, title: string, owner?: string): Json {
  const folders = Object.entries(folderKinds).sort(([, a], [, b]) => rank(a) - rank(b));
  return {
    backend: { name: 'github', repo: 'ichiba/local', branch: 'main' },
    load_config_file: false,
    app_title: title,
    media_folder: root,
    public_folder: '.',
    show_preview_links: false,
    output: { omit_empty_optional_fields: true, yaml: { quote: 'none' } },
    media_libraries: {
      default: {
        config: {
          slugify_filename: true,
          transformations: {
            raster_image: { format: 'webp', quality: 85, width: MAX_PHOTO, height: MAX_PHOTO },
          },
        },
      },
      stock_assets: { providers: [] },
    },
    slug: { encoding: 'ascii', clean_accents: true },
    editor: { preview: false },
    collections: folders.map(([folder, kind]) => collection(`${root}/${folder}`, kind, owner)),
  };
}

const rank = (kind: KindId): number => {
  const at = order.indexOf(kind);
  return at === -1 ? order.length : at;
};

function collection(folder: string, kind: KindId, owner: string | undefined): Json {
  const label = kinds.find(({ id }) => id === kind)?.ja ?? kind;
  return {
    name: kind,
    label,
    label_singular: label,
    folder,
    extension: 'md',
    format: 'yaml-frontmatter',
    create: true,
    identifier_field: '題名',
    // Japanese titles make no address, and an address must never change.
    slug: `${kind}-{{year}}{{month}}{{day}}-{{uuid_shorter}}`,
    summary: '{{fields.題名}}',
    sortable_fields: { fields: ['題名'], default: { field: '題名' } },
    // Pictures lie beside the page.
    media_folder: '',
    public_folder: '.',
    editor: { preview: false },
    fields: [
      ...formOfKind(kind).map((field) => ({
        ...formField(field, true),
        ...(field.key === '所有' && owner ? { default: owner } : {}),
      })),
      {
        name: 'body',
        label: '本文',
        widget: 'markdown',
        modes: ['raw'],
        required: false,
        hint: '書かなくてもかまいません。`## 見出し` と文章で、上の欄に入らないことを書きます。手順を本文に書いたページでは、手順もここにあります。',
      },
    ],
  };
}

function formField(field: DescribedField, top = false): Json {
  const { meta, key, required, read } = field;
  const hint = [
    meta.help,
    ...hintsOf(meta.read),
    meta.example ? `例: ${meta.example.replace(/^"|"$/g, '')}` : '',
  ]
    .filter(Boolean)
    .join(' ');
  return {
    name: key,
    label: key,
    required: required && !(top && key === '改訂日'),
    ...(hint ? { hint } : {}),
    ...widget(read, meta.read, meta.example),
    ...(defaults[key] && top ? { default: defaults[key] } : {}),
  };
}

const defaults: Readonly<Record<string, string>> = {
  状態: '下書き',
  公開範囲: '社内',
  改訂日: '{{now}}',
};

function widget(read: FormRead, schema: FieldRead, example: string): Json {
  switch (schema.as) {
    case 'text':
      if (schema.holds) {
        return { widget: schema.holds === 'picture' ? 'image' : 'file', choose_url: false };
      }
      return (schema.max ?? 0) > 200 ? { widget: 'text' } : { widget: 'string' };
    case 'integer':
      return { widget: 'number', value_type: 'int', min: schema.min, max: schema.max };
    case 'boolean':
      return { widget: 'boolean', default: false };
    case 'date':
      return { widget: 'datetime', type: 'date', format: 'YYYY-MM-DD', time_format: false };
    case 'value':
      return schema.open
        ? { widget: 'string' }
        : { widget: 'select', options: labelsOf(schema.vocabulary) };
    case 'ref':
      return relation(schema, example) ?? { widget: 'string' };
    case 'list':
      return list(read, schema.item, example);
    case 'group':
    case 'canvasMap':
      return read.as === 'group'
        ? { widget: 'object', collapsed: 'auto', fields: fieldsOf(read) }
        : { widget: 'string' };
    default:
      return { widget: 'string' };
  }
}

function list(read: FormRead, item: FieldRead, example: string): Json {
  const inner = read.as === 'list' ? read.item : read;
  if (item.as === 'value' && !item.open)
    return { widget: 'select', multiple: true, options: labelsOf(item.vocabulary) };
  if (item.as === 'ref') {
    const chosen = relation(item, example);
    if (chosen) return { ...chosen, multiple: true };
  }
  if (item.as === 'group' && inner.as === 'group') {
    const fields = fieldsOf(inner);
    const summary = inner.shorthand ?? String(fields[0]?.name ?? '');
    return { widget: 'list', summary: `{{fields.${summary}}}`, fields };
  }
  // One entry a line, as long as an entry is a text; a file or a yes-or-no needs a box of its own.
  return { widget: 'list' };
}

const fieldsOf = (read: Extract<FormRead, { as: 'group' }>): Json[] =>
  (read.fields as readonly DescribedField[]).map((field) => formField(field));

/** A page chosen by its title; references into a page, to several kinds or to a word are typed. */
function relation(schema: Extract<FieldRead, { as: 'ref' }>, example: string): Json | undefined {
  const [kind, ...others] = schema.kinds;
  if (kind === undefined || others.length > 0 || schema.free || example.includes('#'))
    return undefined;
  return {
    widget: 'relation',
    collection: kind,
    value_field: '{{slug}}',
    display_fields: ['題名'],
    search_fields: ['題名'],
  };
}

const labelsOf = (name: keyof typeof vocabularies): string[] =>
  (vocabularies[name] as readonly Value[]).map(({ ja }) => ja);

/** What a box of text should say of the words it takes. */
function hintsOf(read: FieldRead): string[] {
  if (read.as === 'list') return hintsOf(read.item);
  if (read.as === 'range') return ['単位を付けて書きます。'];
  if (read.as === 'value' && read.open)
    return [`${labelsOf(read.vocabulary).slice(0, 6).join('・')} など。`];
  if (read.as === 'clip') return ['「動画のid 開始〜終了」の形で書きます。'];
  return [];
}
