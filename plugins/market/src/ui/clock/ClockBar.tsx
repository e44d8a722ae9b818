import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import { dateText } from '../../shown.js';
import { clockState } from '../../shown-clock.js';
import edition from '../edition.module.css';
import { newestRevision, useClock } from '../parts/today.js';

/** A clock that cannot be right: said once, above the page, with what it means for the days on it. */
export function ClockBar(): ReactNode {
  const today = useClock();
  if (today === undefined) return null;
  const newest = newestRevision();
  const state = clockState(today, newest);
  if (newest === undefined || state === 'fine') return null;
  const days = say`端末の日付は${dateText(today)}ですが、いちばん新しい改訂は${dateText(newest)}です。`;
  return (
    <aside className={edition.bar} aria-label={say`端末の日付`} data-print="hide">
      <span>{sayJsx`${<strong>{say`端末の日付を確かめてください`}</strong>}${
        state === 'behind'
          ? say`：${days}期限や予定は、過ぎたかどうかを言わず、日付だけを出しています。`
          : say`：${days}期限や予定は、端末の日付で見たものです。`
      }下書きに入る日付も見てください。`}</span>
    </aside>
  );
}
