import type { KindId } from '@chishiki-ichiba/model';

/** What one takes to the bench, and what its page calls itself; a page about an organisation is not kept. */
export const savedWords: Partial<Record<KindId, string>> = {
  manual: 'この手順',
  opl: 'この一枚',
  appearance: 'この基準',
  course: 'この学びの道筋',
  failure: 'この失敗',
  video: 'この動画',
};
