import { lstatSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { oneLine, textBlock, textLine } from '../draft-text.js';
import { decodeText } from './decode-text.js';
import { draftPage, type Imported, type ImportOptions, listOf, Refusal, titleOf } from './draft.js';
import { insideFile } from './inside.js';
import { pictureShelf } from './pictures.js';
import { manualBlanks, type ProcedureStep, procedureBody } from './procedure.js';
import { descendants, elementOf, elementsOf, parseXml, textOf, type Xml } from './xml.js';

const MOST_PICTURE = 30_000_000;

/**
 * A guide of oManual (IEEE 1874): steps with lines, tools, parts and pictures. What the standard's own
 * example has beside its schema is read as well.
 */
export function importOmanual(file: string, name: string, options: ImportOptions): Imported {
  const text = decodeText(readFileSync(file));
  if (text === undefined) throw new Refusal(`${name} の文字を読めません`);
  const guide = parseXml(text, name);
  if (guide.name !== 'guide')
    throw new Refusal(`${name} は oManual の手順書（guide）ではありません（\`${guide.name}\`）`);
  const guessed: string[] = [];
  const leftOut: string[] = [];
  const shelf = pictureShelf(options.prefix);
  const words = (element: string) => oneLine(textOf(elementOf(guide, element)));
  const named = (list: string, entry: string) =>
    elementsOf(elementOf(guide, list), entry).map(
      ({ attributes: { name: own = '', notes = '', quantity } }) => ({
        text: oneLine(
          `${own}${notes ? ` ${notes}` : ''}${quantity && quantity !== '1' ? ` ×${quantity}` : ''}`,
        ),
      }),
    );
  const tools = named('tools', 'tool');
  const parts = named('parts', 'part');
  const xmlSteps = elementsOf(elementOf(guide, 'steps'), 'step');
  let lines = 0;
  const steps = xmlSteps.map((step): ProcedureStep => {
    const own = elementsOf(elementOf(step, 'lines'), 'line');
    lines += own.length;
    const [first, ...others] = own;
    const typed = oneLine(step.attributes.title ?? '');
    const titled = typed !== '' || own.length === 0;
    return {
      title: titled ? typed : oneLine(textOf(first)),
      lines: (titled ? own : others).map(lineOf),
      points: [],
      pictures: picturesOf(step, file, shelf.put, leftOut),
    };
  });
  if (steps.some((_, index) => oneLine(xmlSteps[index]?.attributes.title ?? '') === ''))
    guessed.push('名前のない手順は、はじめの一行を名前にしました');
  const documents = descendants(elementOf(guide, 'documents'), 'document');
  for (const document of documents) leftOut.push(`添付 \`${oneLine(textOf(document))}\``);
  for (const before of descendants(elementOf(guide, 'prerequisites'), 'prerequisite'))
    leftOut.push(
      `前提の手順書「${oneLine(textOf(elementOf(before, 'title')))}」: 取り込んでから \`前提\` に id を書いてください`,
    );
  if (words('author') !== '') leftOut.push('作者の名前: 役割で `書き手` に書いてください');
  const cover = elementOf(guide, 'image');
  if (cover) picture(cover, file, shelf.put, leftOut);
  const locale = guide.attributes.locale ?? '';
  return {
    drafts: [
      {
        id: options.prefix,
        kind: 'manual',
        from: name,
        files: shelf.files,
        guessed,
        leftOut,
        text: draftPage(
          '共通技能マニュアル',
          [
            ['題名', titleOf(words('title'), guessed)],
            ['要約', clipped(words('summary'))],
            ...manualBlanks,
            ['所要時間', clipped(words('time_required'), 40)],
            ['工具', listOf(tools.map((tool) => tool.text).slice(0, 60))],
            ['部品', listOf(parts.map((part) => part.text).slice(0, 60))],
            ['言語', /^[a-z]{2}$/.test(locale) && locale !== 'ja' ? locale : undefined],
          ],
          procedureBody({
            before: [textBlock(textOf(elementOf(guide, 'introduction')))].filter(Boolean),
            steps,
            after: [],
          }),
          options,
        ),
      },
    ],
    counts: [
      ['手順書', 1],
      ['手順', steps.length],
      ['行', lines],
      ['工具', tools.length],
      ['部品', parts.length],
      ['画像', descendants(guide, 'image').length],
    ],
    guessed: [],
    leftOut: [],
  };
}

/** A line as an entry of a list; warnings keep their word. */
function lineOf(line: Xml): string {
  const level = Math.min(4, Math.max(0, Number(line.attributes.level ?? 0) || 0));
  const words: Record<string, string> = {
    icon_caution: '注意: ',
    icon_note: '補足: ',
    icon_reminder: '覚え: ',
  };
  return `${'  '.repeat(level)}- ${words[line.attributes.bullet ?? ''] ?? ''}${textLine(textOf(line))}`;
}

function picturesOf(
  step: Xml,
  file: string,
  put: (bytes: Uint8Array) => string | undefined,
  leftOut: string[],
): ProcedureStep['pictures'] {
  return descendants(elementOf(step, 'media'), 'image').flatMap((image) => {
    const name = picture(image, file, put, leftOut);
    return name ? [{ name, alt: '' }] : [];
  });
}

/** A picture of the guide's own folder; others stay where they are. */
function picture(
  image: Xml,
  file: string,
  put: (bytes: Uint8Array) => string | undefined,
  leftOut: string[],
): string | undefined {
  const typed = oneLine(textOf(image)) || oneLine(image.attributes.large ?? '');
  const leave = (why: string) => void leftOut.push(`画像 \`${typed.slice(0, 80)}\`: ${why}`);
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(typed)) leave('外の場所にあります');
  else {
    const found = insideFile(dirname(file), typed);
    if (!found) leave('手順書のフォルダの中にありません');
    else if (lstatSync(found).size > MOST_PICTURE) leave('大きすぎます');
    else {
      const name = put(readFileSync(found));
      if (name) return name;
      leave('使えない形です');
    }
  }
  return undefined;
}

const clipped = (text: string, most = 120): string | undefined =>
  text === '' ? undefined : JSON.stringify([...text].slice(0, most).join(''));
