import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';

/** What one takes to the bench, and what its page calls itself; a page about an organisation is not kept. */
export const savedWords: Partial<Record<KindId, string>> = {
  manual: say`この手順`,
  opl: say`この一枚`,
  appearance: say`この基準`,
  course: say`この学びの道筋`,
  failure: say`この失敗`,
  video: say`この動画`,
};
