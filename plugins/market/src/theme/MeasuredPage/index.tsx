import ItemPage from '@theme/ItemPage';
import MDXContent from '@theme/MDXContent';
import { type ReactNode, useContext } from 'react';
import type { ItemPageRouteProps } from '../../props.js';
import { Looked } from '../../ui/gaze/Looked.js';
import { MoreParts, type MorePartsValue } from '../../ui/item/MoreParts.js';
import { Judged } from '../../ui/log/Judged.js';
import { Strips } from '../../ui/log/Strips.js';
import { Together } from '../../ui/tracks/Together.js';

const measuredParts: MorePartsValue = {
  views: { log: Judged, gaze: Looked },
  UnderFilm: Strips,
};
/** Several films, or a gaze on one of them, are led by a clock of their own. */
const conductedParts: MorePartsValue = { ...measuredParts, Player: Together };

/** The page of a video with a process log, other cameras or a gaze; `.md` and `.mdx` alike. */
export default function MeasuredPage({ item, body, Body }: ItemPageRouteProps): ReactNode {
  const more = useContext(MoreParts);
  const parts = isConducted(item) ? conductedParts : measuredParts;
  return (
    <MoreParts.Provider value={more ? { ...more, ...parts } : parts}>
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

const isConducted = ({ video, gaze }: ItemPageRouteProps['item']): boolean =>
  video?.file !== undefined && (video.tracks !== undefined || gaze !== undefined);
