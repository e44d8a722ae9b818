import { readFileSync } from 'node:fs';
// mammoth (BSD-2): kept for ten years, knows Word's numbering, styles and pictures. It is given parts that
// were unpacked and looked through here, never the archive.
import mammoth from 'mammoth';
import { textLine } from '../draft-text.js';
import { answersOfRows } from '../interview/answers.js';
import {
  type Draft,
  draftPage,
  type Imported,
  type ImportOptions,
  Refusal,
  titleOf,
} from './draft.js';
import { type Block, blocksOf, tableLines } from './html-blocks.js';
import { openOffice } from './office.js';
import { pictureShelf } from './pictures.js';
import { manualBlanks, type ProcedureStep, procedureBody } from './procedure.js';
import { parseXml } from './xml.js';

/** A Word document as a manual: numbered items and headings become steps, pictures stay with theirs. */
export async function importDocx(
  file: string,
  name: string,
  options: ImportOptions,
): Promise<Imported> {
  const parts = openOffice(readFileSync(file), name, 'word/document.xml');
  const shelf = pictureShelf(options.prefix);
  const left: string[] = [];
  let pictures = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    pictures++;
    const bytes = await image.readAsBuffer();
    const put = shelf.put(bytes);
    if (!put)
      left.push(
        `画像 ${pictures}（${image.contentType}）: 使えない形です。PNG か JPEG にしてください`,
      );
    return { src: put ?? '' };
  });
  const input = {
    file: {
      exists: (part: string) => parts.has(part),
      // Mammoth asks for text, base64 or bytes.
      read: async (part: string, encoding?: BufferEncoding) => {
        const bytes = Buffer.from(parts.read(part));
        return encoding ? bytes.toString(encoding) : bytes;
      },
    },
  };
  const html = await mammoth
    .convertToHtml(input as unknown as Parameters<typeof mammoth.convertToHtml>[0], {
      convertImage,
    })
    .then(({ value }) => value)
    .catch((error: unknown) => {
      throw new Refusal(`${name} を Word の文書として読めません（${String(error).slice(0, 100)}）`);
    });
  const blocks = blocksOf(parseXml(`<body>${html}</body>`, name));
  if (blocks.length === 0) throw new Refusal(`${name} に文字も画像もありません`);
  const guessed: string[] = [];
  const { title, steps, before, after } = toProcedure(blocks, guessed);
  const stem = name.replace(/\.docx$/i, '');
  if (title === undefined) guessed.push(`題名は、ファイルの名前「${stem}」から`);
  const draft: Draft = {
    id: options.prefix,
    kind: 'manual',
    from: name,
    files: shelf.files,
    guessed,
    leftOut: left,
    text: draftPage(
      '共通技能マニュアル',
      [['題名', titleOf(title ?? stem, guessed)], ...manualBlanks],
      procedureBody({ before, steps, after }),
      options,
    ),
  };
  return {
    drafts: [draft],
    counts: [
      ['手順', steps.length],
      ['画像', pictures],
    ],
    guessed: [],
    leftOut: [],
  };
}

type Open = {
  -readonly [K in keyof ProcedureStep]: ProcedureStep[K] extends readonly (infer T)[]
    ? T[]
    : ProcedureStep[K];
};

/** `手順1 …`, `1. …`, `①…`, `Step 1` at the head of a paragraph or heading. */
const NUMBERED =
  /^(?:手順|工程|STEP|Step)?\s*(?:[0-9０-９]{1,2}\s*[.．)）:：、]|[①-⑳]|(?<=手順|工程|STEP |Step )[0-9０-９]{1,2})\s*/u;

function toProcedure(
  blocks: readonly Block[],
  guessed: string[],
): {
  title: string | undefined;
  steps: readonly ProcedureStep[];
  before: readonly string[];
  after: readonly (readonly [string, readonly string[]])[];
} {
  const first = blocks.find(({ type }) => type !== 'picture');
  const title =
    first && (first.type === 'heading' || (first.type === 'paragraph' && first.text.length <= 40))
      ? first.text
      : undefined;
  const rest = title === undefined ? blocks : blocks.filter((block) => block !== first);
  const numbered = rest.some(
    (block) => block.type === 'item' && block.ordered && block.level === 0,
  );
  const headed = rest.some(
    (block) =>
      (block.type === 'heading' || block.type === 'paragraph') && NUMBERED.test(block.text),
  );
  const before: string[] = [];
  const steps: Open[] = [];
  const after: [string, string[]][] = [];
  const addLine = (...lines: string[]) => {
    const section = after.at(-1);
    const step = steps.at(-1);
    if (section) section[1].push(...lines);
    else if (step) step.lines.push(...lines);
    else before.push(...lines);
  };
  const addStep = (text: string) => {
    after.length = after.length === 0 ? 0 : after.length;
    steps.push({ title: text, lines: [], points: [], pictures: [] });
  };
  for (const block of rest) {
    const isStep =
      (block.type === 'item' && block.ordered && block.level === 0) ||
      (!numbered &&
        (block.type === 'heading' || block.type === 'paragraph') &&
        (headed ? NUMBERED.test(block.text) : block.type === 'heading'));
    if (isStep && 'text' in block) addStep(block.text.replace(NUMBERED, ''));
    else if (block.type === 'heading') {
      if (/^(?:作業)?手順$/.test(block.text)) continue;
      if (steps.length > 0) after.push([block.text, []]);
      else before.push(`## ${textLine(block.text)}`, '');
    } else if (block.type === 'paragraph') {
      const point = /^(?:急所|ポイント|コツ|こつ)\s*[:：]\s*(.+)$/u.exec(block.text);
      const why = /^(?:理由|なぜ)\s*[:：]\s*(.+)$/u.exec(block.text);
      const step = steps.at(-1);
      const last = step?.points.at(-1);
      if (point && step && after.length === 0) step.points.push({ text: point[1] ?? '' });
      else if (why && step && last)
        step.points[step.points.length - 1] = { ...last, why: why[1] ?? '' };
      else addLine(textLine(block.text), '');
    } else if (block.type === 'item') {
      addLine(
        `${'  '.repeat(Math.max(0, block.level - (numbered ? 1 : 0)))}- ${textLine(block.text)}`,
      );
    } else if (block.type === 'picture') {
      const step = steps.at(-1);
      if (block.src === '') continue;
      if (step && after.length === 0) step.pictures.push({ name: block.src, alt: block.alt });
      else addLine(`![${textLine(block.alt) || '〔写真に何が見えるか〕'}](./${block.src})`, '');
    } else {
      const answers = answersOfRows(block.rows);
      if (answers) {
        guessed.push(`表の ${answers.answers.length} 行を手順にしました`);
        for (const answer of answers.answers)
          steps.push({
            title: answer.step,
            lines: answer.notes.map(textLine),
            points: answer.points.map(({ knack, why, otherwise }) => ({
              text: knack || '〔こつを一言で〕',
              ...(why ? { why } : {}),
              ...(otherwise ? { ng: otherwise } : {}),
            })),
            pictures: [],
          });
      } else addLine('', ...tableLines(block.rows), '');
    }
  }
  if (!numbered && steps.length > 0)
    guessed.push(headed ? '番号の付いた行を手順にしました' : '見出しを手順にしました');
  return { title, steps, before, after };
}
