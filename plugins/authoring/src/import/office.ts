import { decodeText } from './decode-text.js';
import { Refusal } from './draft.js';
import { parseXml } from './xml.js';
import { openZip, type Zip } from './zip.js';

/**
 * The parts of a Word or Excel file, every XML of it looked through: no macros, no entities, no live links
 * to other programs.
 *
 * @param main - The part that makes it what it is called.
 * @throws {Refusal} With the reason.
 */
export function openOffice(bytes: Buffer, label: string, main: string): Zip {
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new Refusal(
      `${label} は古い形（.doc・.xls）か、パスワードの掛かったファイルです。開いて .docx・.xlsx で保存し直してください`,
    );
  const zip = openZip(bytes, label);
  if (!zip.has(main) || !zip.has('[Content_Types].xml'))
    throw new Refusal(
      `${label} は ${main.startsWith('word') ? 'Word（.docx）' : 'Excel（.xlsx）'}のファイルではありません`,
    );
  for (const name of zip.names) {
    if (/vbaProject|\.bin$/i.test(name) && /vba|macro/i.test(name))
      throw new Refusal(`${label} にマクロが入っています。マクロなしで保存し直してください`);
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    const text = decodeText(zip.read(name));
    if (text === undefined) throw new Refusal(`${label} の中の \`${name}\` の文字を読めません`);
    if (/<(?:\w+:)?ddeLink\b|\bDDEAUTO\b/i.test(text))
      throw new Refusal(`${label} に、ほかのプログラムを呼び出すリンク（DDE）があります`);
    parseXml(text, `${label} の中の \`${name}\``);
  }
  return zip;
}
