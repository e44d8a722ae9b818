import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the directory says instead of the truth. */
  readonly size?: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode, as a symlink has one. */
  readonly mode?: number;
}

/** A zip archive, honest or not. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content as string);
    const method = entry.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content, { level: 9 }) : content;
    const name = Buffer.from(entry.name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(entry.flags ?? 0, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt32LE(entry.crc ?? crc32(content), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(entry.size ?? content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const own = Buffer.alloc(46);
    own.writeUInt32LE(0x02014b50, 0);
    own.writeUInt16LE(0x031e, 4);
    own.writeUInt16LE(entry.flags ?? 0, 8);
    own.writeUInt16LE(method, 10);
    own.writeUInt32LE(entry.crc ?? crc32(content), 16);
    own.writeUInt32LE(packed.length, 20);
    own.writeUInt32LE(entry.size ?? content.length, 24);
    own.writeUInt16LE(name.length, 28);
    own.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    own.writeUInt32LE(offset, 42);
    locals.push(head, name, packed);
    central.push(own, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/></Types>';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const rels = (...rows: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows
    .map(
      ([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';

/** Parts of a Word document; `body` is what stands in `w:body`. */
export const docxParts = (body: string): ZipEntry[] => [
  { name: '[Content_Types].xml', content: TYPES },
  { name: '_rels/.rels', content: rels(['r1', 'officeDocument', 'word/document.xml']) },
  {
    name: 'word/document.xml',
    content: `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
  },
  {
    name: 'word/_rels/document.xml.rels',
    content: rels(
      ['n1', 'numbering', 'numbering.xml'],
      ['s1', 'styles', 'styles.xml'],
      ['p1', 'image', 'media/image1.png'],
    ),
  },
  {
    name: 'word/styles.xml',
    content: `<?xml version="1.0"?><w:styles ${W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`,
  },
  {
    name: 'word/numbering.xml',
    content: `<?xml version="1.0"?><w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  },
  { name: 'word/media/image1.png', content: PNG },
];
export const paragraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
export const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
export const heading = '<w:pStyle w:val="1"/>';
export const drawing = (alt: string) =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const S =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const DRAW =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Parts of a workbook with one sheet; `rows` are texts, `pictures` rows (from 1) that a picture lies on. */
export const xlsxParts = (
  rows: readonly (readonly string[])[],
  pictures: readonly number[] = [],
  more = '',
): ZipEntry[] => {
  const cell = (text: string, row: number, column: number) =>
    text === ''
      ? ''
      : text.startsWith('<')
        ? text
        : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return [
    { name: '[Content_Types].xml', content: TYPES },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook ${S}><sheets><sheet name="仮付け" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: rels(['r1', 'worksheet', 'worksheets/sheet1.xml']),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<?xml version="1.0"?><worksheet ${S}><sheetData>${rows
        .map(
          (row, at) =>
            `<row r="${at + 1}">${row.map((text, column) => cell(text, at + 1, column)).join('')}</row>`,
        )
        .join('')}</sheetData>${more}<drawing r:id="d1"/></worksheet>`,
    },
    {
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      content: rels(['d1', 'drawing', '../drawings/drawing1.xml']),
    },
    {
      name: 'xl/drawings/drawing1.xml',
      content: `<?xml version="1.0"?><xdr:wsDr ${DRAW}>${pictures
        .map(
          (row) =>
            `<xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:row>${row - 1}</xdr:row></xdr:from><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="p" descr="断面"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="m1"/></xdr:blipFill></xdr:pic></xdr:twoCellAnchor>`,
        )
        .join('')}</xdr:wsDr>`,
    },
    {
      name: 'xl/drawings/_rels/drawing1.xml.rels',
      content: rels(['m1', 'image', '../media/image1.png']),
    },
    { name: 'xl/media/image1.png', content: PNG },
  ];
};

/** The head of a JPEG whose camera says when it was taken. */
export function jpegOf(taken: string | undefined): Buffer {
  const ends = Buffer.from([0xff, 0xd9]);
  if (taken === undefined)
    return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 4, 0, 0]), ends]);
  const tiff = Buffer.alloc(64);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x8769, 10);
  tiff.writeUInt16LE(4, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt32LE(26, 18);
  tiff.writeUInt16LE(1, 26);
  tiff.writeUInt16LE(0x9003, 28);
  tiff.writeUInt16LE(2, 30);
  tiff.writeUInt32LE(20, 32);
  tiff.writeUInt32LE(44, 36);
  tiff.write(taken, 44, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 4);
  return Buffer.concat([head, body, ends]);
}
