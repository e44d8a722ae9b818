import type { Message } from '@chishiki-ichiba/model';
import { sizeText } from '../sizes.js';
import type { Orphan } from './orphans.js';
import type { SiteContent } from './read-site.js';

/**
 * Pages whose 見直し期限 is past; those that are retired need no look.
 *
 * @param today - ISO date.
 */
export const checkOverdue = ({ entries }: SiteContent, today: string): Message[] =>
  entries.flatMap(({ item }): Message[] => {
    const { reviewBy } = item.fields;
    if (!reviewBy || reviewBy >= today || item.status === 'retired') return [];
    return [
      {
        file: item.file,
        ...(item.places.get('reviewBy') ?? { line: 1, column: 1 }),
        severity: 'warning',
        ruleId: 'market:overdue',
        message: `「${item.title}」の見直し期限 \`${reviewBy}\` を過ぎています（今日は${today}）`,
        hint: '読み直し、今のやり方と合っていれば期限を先に延ばし、合わなければ直してください。もう使わないなら `状態: 廃止`',
      },
    ];
  });

/** Each file that nobody names, at its own beginning. */
export const orphanMessages = (orphans: readonly Orphan[]): Message[] =>
  orphans.map(({ file, bytes }) => ({
    file,
    line: 1,
    column: 1,
    severity: 'warning',
    ruleId: 'market:orphan',
    message: `どのページからも指されていません（${sizeText(bytes)}）`,
    hint: `使うなら、ページに \`![何が見えるか](./${file.split('/').at(-1)})\` のように書いてください。要らなければ消してください`,
  }));
