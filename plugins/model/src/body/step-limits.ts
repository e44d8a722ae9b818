import type { Nodes, Root } from 'mdast';
import type { Reporter } from '../messages.js';
import { type ComponentNode, isComponent } from './components.js';
import type { KeyPoint } from './key-points.js';
import { visibleText } from './sections.js';
import type { Step } from './steps.js';
import { walk } from './walk.js';

/**
 * How much one step may hold before its reader loses the thread at the machine.
 *
 * @see iFixit's oManual 1.0, for 8 lines and 3 pictures or 1 video.
 */
export const stepLimits = {
  /** Lines of the step's own text and its key points; the rows below a key point stand apart. */
  lines: 8,
  /** Full-width characters on a line; two half-width ones count as one. */
  lineWidth: 40,
  /** Pictures, those of よい例 and 悪い例 included. */
  pictures: 3,
  /** Players; a step with one has no room for pictures. Links to a clip are not counted. */
  videos: 1,
} as const;

/**
 * Warn where a step is longer than one can take in, or its title does not say what to do.
 *
 * @param steps - Of the same body, in page order.
 */
export function checkStepLimits(body: Root, steps: readonly Step[], reporter: Reporter): void {
  if (steps.length === 0) return;
  const components: ComponentNode[] = [];
  walk(body, (node: Nodes) => {
    if (isComponent(node) && node.name === 'Step') components.push(node);
  });
  for (const [index, step] of steps.entries()) {
    const node = components[index];
    if (node) checkSize(node, step, reporter);
    checkTitle(step, reporter);
  }
}

function checkSize(node: ComponentNode, step: Step, reporter: Reporter): void {
  const { lines, pictures, videos } = measure(node.children as Nodes[]);
  const name = `手順「${step.title.slice(0, 20)}」`;
  if (lines > stepLimits.lines)
    reporter.report(
      step.place,
      'warning',
      'step-lines',
      `${name}の文が ${lines} 行あります。${stepLimits.lines} 行まで（1行は全角 ${stepLimits.lineWidth} 字）`,
      '二つの手順に分けるか、わけを急所の `理由` に移してください',
    );
  if (pictures > stepLimits.pictures)
    reporter.report(
      step.place,
      'warning',
      'step-pictures',
      `${name}の画像が ${pictures} 枚あります。${stepLimits.pictures} 枚まで（よい例と悪い例も数えます）`,
      '手順を分けるか、いちばん伝わる画像だけを残してください',
    );
  if (videos > stepLimits.videos || (videos > 0 && pictures > 0))
    reporter.report(
      step.place,
      'warning',
      'step-videos',
      `${name}に動画が ${videos} 本、画像が ${pictures} 枚あります。画像 ${stepLimits.pictures} 枚までか、動画 ${stepLimits.videos} 本`,
      '手順を分けるか、動画は急所の下の `- 動画: id 開始〜終了` で指してください',
    );
}

interface Size {
  readonly lines: number;
  readonly pictures: number;
  readonly videos: number;
}

function measure(nodes: readonly Nodes[]): Size {
  return nodes.map(sizeOf).reduce(
    (sum, size) => ({
      lines: sum.lines + size.lines,
      pictures: sum.pictures + size.pictures,
      videos: sum.videos + size.videos,
    }),
    { lines: 0, pictures: 0, videos: 0 },
  );
}

function sizeOf(node: Nodes): Size {
  if (isComponent(node) && node.name === 'Video') return { lines: 0, pictures: 0, videos: 1 };
  if (isComponent(node) && node.name === 'KeyPoint') {
    const { okPicture, ngPicture } = node.props as Partial<KeyPoint>;
    const pictures = [okPicture, ngPicture].filter(Boolean).length;
    return {
      lines: linesOf(node.children.map((n) => visibleText(n as Nodes)).join('')),
      pictures,
      videos: 0,
    };
  }
  if (node.type === 'paragraph' || node.type === 'heading') {
    const words = node.children.filter((child) => child.type !== 'image');
    const text = words.map(visibleText).join('');
    return { lines: linesOf(text), pictures: node.children.length - words.length, videos: 0 };
  }
  if (node.type === 'code') return { lines: node.value.split('\n').length, pictures: 0, videos: 0 };
  if (node.type === 'tableRow') return { lines: 1, pictures: 0, videos: 0 };
  return 'children' in node
    ? measure(node.children as Nodes[])
    : { lines: 0, pictures: 0, videos: 0 };
}

/** Lines on the page, as if every character were as wide as a kanji or half of it. */
function linesOf(text: string): number {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .reduce((sum, line) => sum + Math.ceil(widthOf(line.trim()) / stepLimits.lineWidth), 0);
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u0020-\u00ff\uff61-\uff9f]/.test(char) ? 0.5 : 1), 0);

/** 終止形, 打ち消し, 依頼. A word of another shape behind 「を」 (を確認) says what to do as well. */
const VERB = /(?:[うくぐすつぬぶむる]|ない|ません|ください)$/u;

function checkTitle({ title, place }: Step, reporter: Reporter): void {
  const bare = title
    .replace(/[（(〔［[][^（(〔［[）)〕］\]]*[）)〕］\]]$/u, '')
    .replace(/(?<![。．.、\s])[。．.、\s]+$/u, '');
  // A page in another language has its own grammar.
  if (!/[ぁ-んァ-ヶ一-龠]/u.test(bare) || VERB.test(bare) || /を./u.test(bare)) return;
  reporter.report(
    place,
    'warning',
    'step-verb',
    `手順の名前 \`${title}\` が、することになっていません。「何を＋どうする」を期待`,
    '動きのことばで終えてください。例: `継手の合わせ` → `継手を合わせる`',
  );
}
