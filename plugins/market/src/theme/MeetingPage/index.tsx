import ItemPage from '@theme/ItemPage';
import MDXContent from '@theme/MDXContent';
import { type ReactNode, useContext } from 'react';
import type { ItemPageRouteProps } from '../../props.js';
import {
  Agenda,
  AllianceMeetings,
  Decided,
  Learned,
  MeetingFacts,
  NextActions,
  Uses,
} from '../../ui/activities/MeetingParts.js';
import { MeetingTools } from '../../ui/activities/MeetingTools.js';
import { MoreParts, type MorePartsValue } from '../../ui/item/MoreParts.js';

const meetingParts: MorePartsValue = {
  views: {
    meeting: MeetingFacts,
    agenda: Agenda,
    decided: Decided,
    learned: Learned,
    next: NextActions,
    uses: Uses,
    meetings: AllianceMeetings,
  },
  Tools: MeetingTools,
};

/** The page of a meeting, and of an alliance with its meetings; `.md` and `.mdx` alike. */
export default function MeetingPage({ item, body, Body }: ItemPageRouteProps): ReactNode {
  const more = useContext(MoreParts);
  return (
    <MoreParts.Provider value={more ? { ...more, ...meetingParts } : meetingParts}>
      <ItemPage item={item} body={body}>
        {Body && (
          <MDXContent>
            <Body />
          </MDXContent>
        )}
      </ItemPage>
    </MoreParts.Provider>
  );
}
