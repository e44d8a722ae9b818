import type { ValueId } from '@chishiki-ichiba/model';
import type { IconName } from '../icons/paths.js';

/** ○ and ×, beside the word. */
export const trialIcons = { worked: 'circle', failed: 'failure' } as const satisfies Record<
  ValueId<'trialResult'>,
  IconName
>;
