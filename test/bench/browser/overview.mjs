/** Docusaurus plugin: the pages that look over a market of invented items, without the items' own pages. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCatalog } from '@chishiki-ichiba/market/catalog';
import { parseItem, vocabularies } from '@chishiki-ichiba/model';
import { encodeJson } from '../../../plugins/market/lib/emit/catalog-files.js';
import { toCompareFiles, toComparePage } from '../../../plugins/market/lib/pages/compare.js';
import { toReport } from '../../../plugins/market/lib/pages/report.js';
import { toMatrix, toMatrixFiles } from '../../../plugins/market/lib/pages/to-matrix.js';
import { createUrls } from '../../../plugins/market/lib/urls.js';

/** Folders of a market and what a page there must say. */
const folders = [
  ['terms', '意味: 例'],
  ['guides', '手引き種別: 実践'],
  ['skills', ''],
  ['orgs', '区分: 企業'],
  ['persons', '役割: 溶接'],
];
const pick = (list, at, count) =>
  Array.from({ length: count }, (_, n) => list[(at * 7 + n * 3) % list.length].ja);

/** @param {number} size - Items; every tenth is a case with canvas, events and numbers. */
export function overview(size) {
  const items = Array.from({ length: size }, (_, n) => invent(n));
  const context = {
    catalog: buildCatalog(items),
    urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
    sources: {},
    entries: new Map(),
    hidden: new Set(),
    edition: { name: 'public' },
  };
  return {
    name: 'bench-overview',
    getClientModules: () => [join(import.meta.dirname, 'expose-client.mjs')],
    contentLoaded({ actions: { addRoute } }) {
      const route = (path, component, props) => addRoute({ path, component, props, exact: true });
      route('/one-heading/', '@theme/MarketBroken', {
        broken: { file: 'none', title: 'none', messages: [] },
      });
      route('/matrix/', '@theme/MarketMatrix', { matrix: toMatrix(context) });
      route('/report/', '@theme/MarketReport', { report: toReport(context) });
      route('/cases/compare/', '@theme/MarketCompare', { compare: toComparePage(context) });
    },
    postBuild({ outDir }) {
      for (const [path, file] of [...toMatrixFiles(context), ...toCompareFiles(context)]) {
        // The market of this site is empty and lives below; its files' folder is the one pages ask.
        const target = join(outDir, 'empty/ichiba', path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, encodeJson(file));
      }
    },
  };
}

function invent(n) {
  const phases = pick(vocabularies.phase, n, 1 + (n % 3));
  const blocks = pick(vocabularies.canvas, n, 1 + (n % 4));
  const common = `題名: 例 ${n}\n公開範囲: 一般公開\n状態: 承認済み\n架空: true\n段階: [${phases}]\nキャンバス: [${blocks}]\n`;
  const [folder, own] = folders[n % folders.length];
  return n % 10 === 0
    ? parse(`docs/cases/case-${n}.md`, common + caseFields(n, phases))
    : parse(`docs/${folder}/page-${n}.md`, `${common}${own}\n`);
}

function caseFields(n, phases) {
  const claims = vocabularies.canvas
    .map(({ ja }) => `  ${ja}: [{内容: "${ja}の一つめ ${n}"}, {内容: "${ja}の二つめ ${n}"}]`)
    .join('\n');
  const events = Array.from(
    { length: 8 },
    (_, at) =>
      `  - {段階: ${phases[at % phases.length]}, 種別: ${['始まり', '谷', '方針転換', '成果'][at % 4]}, 内容: "できごと ${n}-${at}"}`,
  ).join('\n');
  return `結果: 成功\n連携体: 例の会\n教訓: 例\nキャンバス記入:\n${claims}\n経過:\n${events}\n`;
}

function parse(path, fields) {
  const { item, messages } = parseItem({ path, text: `---\n${fields}---\n例の文。\n` }, 'docs');
  if (!item) throw new Error(`${path}: ${JSON.stringify(messages)}`);
  return item;
}
