import type { Root, RootContent } from 'mdast';
import { isComponent } from '../body/components.js';
import { toSections } from '../body/sections.js';
import type { Item } from '../item.js';
import type { Place, Reporter } from '../messages.js';
import { countBoxes } from './merge-steps.js';

interface Page {
  readonly item: Item;
  readonly body: Root;
}

/** What a translation may not do to its original: show a hidden part, a file or a link it does not have, another figure. */
export function checkBody(
  original: Page,
  translated: Page,
  /** Whether a step still says what was translated: another one has other figures by right. */
  isSame: (step: string) => boolean,
  reporter: Reporter,
): void {
  checkBoxes(original, translated, reporter);
  checkPointers(original.item, translated.item, reporter);
  checkFigures(original, translated, isSame, reporter);
}

const labels = { Members: '会員', Inhouse: '社内' } as const;

/** Part by part: a section for members that was translated outside its box would be for everybody. */
function checkBoxes(original: Page, translated: Page, reporter: Reporter): void {
  const theirs = partsOf(translated.body);
  for (const [part, nodes] of partsOf(original.body)) {
    // A step that is not translated comes with the boxes of its original.
    if (part !== '' && !theirs.has(part)) continue;
    const expected = countBoxes(nodes);
    const found = countBoxes(theirs.get(part) ?? []);
    for (const name of ['Members', 'Inhouse'] as const)
      if (found[name] < expected[name])
        reporter.report(
          placeOf(translated.item, part),
          'error',
          'translation-box',
          `${part === '' ? '本文' : `手順 \`{#${part}}\``} の \`:::${labels[name]}\` が ${found[name]} 個です。原文と同じ ${expected[name]} 個を期待`,
          `原文で \`:::${labels[name]}\` の中にある文は、翻訳でも \`:::${labels[name]}\` で囲んでください。訳さないときは、空の囲みを置きます`,
          { file: original.item.file, ...firstLine(nodes) },
        );
  }
}

/** Steps by id, all else under the empty name. */
function partsOf(root: Root): Map<string, RootContent[]> {
  const parts = new Map<string, RootContent[]>([['', []]]);
  for (const node of root.children) {
    const id = isComponent(node) && node.name === 'Step' ? String(node.props.id) : '';
    parts.set(id, [...(parts.get(id) ?? []), node]);
  }
  return parts;
}

const placeOf = ({ steps }: Item, part: string): Place =>
  steps.find(({ id }) => id === part)?.place ?? { line: 1, column: 1 };

const firstLine = (nodes: readonly RootContent[]): Place => ({
  line: nodes[0]?.position?.start.line ?? 1,
  column: 1,
});

function checkPointers(original: Item, translated: Item, reporter: Reporter): void {
  const files = new Set(original.images.map(({ url }) => url));
  for (const { url, place } of translated.images)
    if (!files.has(url))
      reporter.report(
        place,
        'error',
        'translation-file',
        `画像 \`${url}\` は原文にありません。写真や動画は原文のものを使います`,
        files.size > 0
          ? `原文の画像: ${[...files].map((file) => `\`${file}\``).join('、')}`
          : 'この画像を消してください',
      );
  const links = new Set(original.links.map(({ url }) => url.split('#')[0]));
  for (const { url, place } of translated.links)
    if (!isElsewhere(url) && !links.has(url.split('#')[0]))
      reporter.report(
        place,
        'warning',
        'translation-link',
        `リンク \`${url}\` は原文にありません`,
        '原文と同じ行き先にするか、先に原文に足してください',
      );
}

const isElsewhere = (url: string): boolean =>
  url.startsWith('#') || url.startsWith('https:') || url.startsWith('http:');

/** Figures of a step that the translation lost: a welder sets the machine by them. */
function checkFigures(
  original: Page,
  translated: Page,
  isSame: (step: string) => boolean,
  reporter: Reporter,
): void {
  const own = figuresOf(translated);
  for (const [step, figures] of figuresOf(original)) {
    const found = isSame(step) ? own.get(step) : undefined;
    const missing = found && [...figures].filter((figure) => !found.has(figure));
    if (!missing || missing.length === 0) continue;
    reporter.report(
      placeOf(translated.item, step),
      'warning',
      'translation-figures',
      `手順 \`{#${step}}\` の数 ${missing.map((figure) => `\`${figure}\``).join('、')} が翻訳に見つかりません`,
      '原文と同じ数を書いてください（単位を換えずに）',
      { file: original.item.file, ...placeOf(original.item, step) },
    );
  }
}

/** Step → the numbers in its words. */
function figuresOf({ item, body }: Page): Map<string, Set<string>> {
  const steps = new Map<string, string>(
    item.steps.flatMap(({ id, keyPoints }) => [
      [`step-${id}`, id] as const,
      ...keyPoints.map((point) => [`kp-${point.id}`, id] as const),
    ]),
  );
  const figures = new Map<string, Set<string>>(item.steps.map(({ id }) => [id, new Set<string>()]));
  for (const { id, heading, text } of toSections(body)) {
    const own = figures.get(steps.get(id) ?? '');
    for (const [figure] of `${heading}\n${text}`.normalize('NFKC').matchAll(/\d+(?:\.\d+)?/g))
      own?.add(figure);
  }
  return figures;
}
