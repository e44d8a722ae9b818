import type { ReactNode } from 'react';
import type { EventProp } from '../../props.js';
import { TimelineList } from './TimelineList.js';
import { TimelineMap } from './TimelineMap.js';

export const Timeline = ({ events }: { readonly events: readonly EventProp[] }): ReactNode => (
  <>
    {events.length > 2 && <TimelineMap events={events} />}
    <TimelineList events={events} />
  </>
);
