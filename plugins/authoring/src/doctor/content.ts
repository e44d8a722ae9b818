import {
  checkContent,
  checkOverdue,
  findOrphans,
  orphanMessages,
  readSite,
  type SiteContent,
  sizeText,
} from '@chishiki-ichiba/market/content';
import type { Message } from '@chishiki-ichiba/model';
import { type Examined, finding } from './finding.js';

export interface ContentOptions {
  readonly siteDir: string;
  readonly roots: readonly string[];
  readonly mdxFolders?: readonly string[];
  /** ISO date to judge what is overdue by. */
  readonly today: string;
}

/** Rules of pointers that lead nowhere. */
const LINK_RULES =
  /:(?:broken-link|unknown-ref|unknown-anchor|ref-kind|missing-image|missing-file|unknown-source|withdrawn-ref)$/;

export async function examineContent(options: ContentOptions): Promise<Examined[]> {
  const content = await readSite(options);
  const messages = checkContent(content, options);
  const errors = messages.filter(({ severity }) => severity === 'error');
  const links = messages.filter(({ ruleId }) => LINK_RULES.test(ruleId));
  const others = errors.filter((message) => !links.includes(message));
  const warnings = messages.filter(({ severity }) => severity === 'warning').length;
  return [
    {
      area: '内容',
      name: 'ページ',
      fact: `${content.files}個のページ、エラー ${errors.length}件、注意 ${warnings}件（くわしくは \`ichiba check\`）`,
      findings: [...others, ...noPages(content, options)],
    },
    { area: '内容', name: 'リンク', fact: `行き先のない所 ${links.length}件`, findings: links },
    examineReviews(content, options.today),
    ...examineTranslations(content),
    examineOrphans(content, options),
  ];
}

const noPages = ({ files }: SiteContent, { roots }: ContentOptions): Message[] =>
  files > 0
    ? []
    : [
        finding(
          'warning',
          'no-pages',
          `\`${roots.join('`、`')}\` にページが1つもありません`,
          'フォルダの名前を確かめてください。別のフォルダなら `--root フォルダ` で指せます',
          roots[0],
        ),
      ];

/** Nothing in a market of one language. */
function examineTranslations({ translations, messages, entries }: SiteContent): Examined[] {
  const locales = [...new Set(translations.map(({ locale }) => locale))];
  const findings = messages.filter(({ ruleId }) => /:translation-(?:behind|of)$/.test(ruleId));
  return locales.map((locale) => {
    const own = translations.filter((copy) => copy.locale === locale);
    const files = new Set(own.map(({ file }) => file));
    const behind = findings.filter(({ file }) => files.has(file));
    return {
      area: '内容',
      name: `翻訳（${locale}）`,
      fact: `${entries.length}ページのうち ${own.length}件、原文より古いもの ${behind.length}件`,
      findings: behind,
    };
  });
}

function examineReviews(content: SiteContent, today: string): Examined {
  const overdue = checkOverdue(content, today);
  return {
    area: '内容',
    name: '見直し期限',
    fact: `過ぎたページ ${overdue.length}件（${today} まで）`,
    findings: overdue,
  };
}

function examineOrphans(content: SiteContent, options: ContentOptions): Examined {
  const orphans = findOrphans(content, options);
  const bytes = orphans.reduce((sum, orphan) => sum + orphan.bytes, 0);
  return {
    area: '内容',
    name: '使われていないファイル',
    fact: orphans.length === 0 ? '0個' : `${orphans.length}個（${sizeText(bytes)}）`,
    findings: orphanMessages(orphans),
  };
}
