import type { Item, Place } from '@chishiki-ichiba/model';

/** A file that a page names: every one that the page, its cards or its sheets can show or link to. */
export interface NamedFile {
  readonly url: string;
  readonly place: Place;
  /** A log is read for its curves, a gaze for its places; neither is published. */
  readonly role: 'picture' | 'video' | 'captions' | 'log' | 'gaze' | 'link';
  /** Words that stand for a picture; absent where a field of its own asks for them. */
  readonly alt?: string;
  /** Cure when `alt` is empty; the default is Markdown's. */
  readonly words?: string;
}

const known = new WeakMap<Item, readonly NamedFile[]>();

/** In the order of the page: its text first, then its fields. Looked for once: items do not change. */
export function namedFiles(item: Item): readonly NamedFile[] {
  const before = known.get(item);
  if (before) return before;
  const files = findFiles(item);
  known.set(item, files);
  return files;
}

function findFiles(item: Item): NamedFile[] {
  return [
    ...item.images.map((image): NamedFile => ({ ...image, role: 'picture' })),
    ...fieldPictures(item),
    ...item.links
      .filter(({ url }) => isFileLink(url))
      .map((link): NamedFile => ({ ...link, role: 'link' })),
    ...videoFiles(item),
  ];
}

/** Not an address, a page, or a place in one. */
const isFileLink = (url: string): boolean =>
  !/^[a-z][a-z0-9+.-]*:|^#|^\/\//i.test(url) && !/\.mdx?(#|$)/.test(url);

const cureOf = (field: string): string =>
  `下の行に \`${field}の説明: 何が見えるか\` を足してください`;

/** Pictures that fields name, each with the words that stand for it. */
function fieldPictures(item: Item): NamedFile[] {
  const at = (path: string) => item.places.get(path) ?? { line: 2, column: 1 };
  const role = 'picture';
  if (item.kind === 'opl') {
    const { photoOk, okText = '', photoNg, ngText = '' } = item.fields;
    return [
      ...(photoOk
        ? [
            {
              url: photoOk,
              alt: okText,
              place: at('photoOk'),
              role,
              words: cureOf('よい例'),
            } as const,
          ]
        : []),
      ...(photoNg
        ? [
            {
              url: photoNg,
              alt: ngText,
              place: at('photoNg'),
              role,
              words: cureOf('悪い例'),
            } as const,
          ]
        : []),
    ];
  }
  if (item.kind === 'term' && item.fields.picture)
    return [{ url: item.fields.picture.file, place: at('picture.file'), role }];
  if (item.kind !== 'appearance') return [];
  return (item.fields.samples ?? []).map(({ picture, text }, index) => ({
    url: picture,
    alt: text,
    place: at(`samples.${index}.picture`),
    role,
  }));
}

function videoFiles(item: Item): NamedFile[] {
  if (item.kind !== 'video') return [];
  const at = (path: string) => item.places.get(path) ?? { line: 2, column: 1 };
  const { media, poster, captions, log, chapters, tracks, gaze } = item.fields;
  return [
    ...(media.file ? [{ url: media.file, place: at('media.file'), role: 'video' } as const] : []),
    ...(poster ? [{ url: poster, place: at('poster'), role: 'picture' } as const] : []),
    ...(captions ?? []).map(
      ({ file }, index) =>
        ({ url: file, place: at(`captions.${index}.file`), role: 'captions' }) as const,
    ),
    ...(chapters ?? []).flatMap(({ still }, index) =>
      still ? [{ url: still, place: at(`chapters.${index}.still`), role: 'picture' } as const] : [],
    ),
    ...(tracks ?? []).flatMap((track, index) => [
      { url: track.file, place: at(`tracks.${index}.file`), role: 'video' } as const,
      ...(track.poster
        ? [{ url: track.poster, place: at(`tracks.${index}.poster`), role: 'picture' } as const]
        : []),
    ]),
    ...(log ?? []).map(
      ({ file }, index) => ({ url: file, place: at(`log.${index}.file`), role: 'log' }) as const,
    ),
    ...(['file', 'fixations', 'frames'] as const).flatMap((key) => {
      const url = gaze?.[key];
      return url ? [{ url, place: at(`gaze.${key}`), role: 'gaze' } as const] : [];
    }),
  ];
}
