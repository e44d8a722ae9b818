import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useItem } from '../body/ItemContext.js';
import { Icon } from '../icons/Icon.js';

/** On a meeting: its minutes on paper, and its day for the reader's own calendar. */
export function MeetingTools({ className }: { readonly className: string | undefined }): ReactNode {
  const meeting = useItem()?.meeting;
  if (!meeting) return null;
  return (
    <>
      <li>
        <Link
          className={className}
          to={meeting.minutesUrl}
        >{sayJsx`${<Icon name="print" />}議事録の紙`}</Link>
      </li>
      {meeting.calendarUrl && (
        <li>
          {/* A file, not a page: the link check of the build knows pages only. */}
          <a
            className={className}
            href={meeting.calendarUrl}
            download
          >{sayJsx`${<Icon name="activity" />}予定表に入れる（.ics）`}</a>
        </li>
      )}
    </>
  );
}
