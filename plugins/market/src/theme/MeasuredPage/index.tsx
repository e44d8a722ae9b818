import ItemPage from '@theme/ItemPage';
import MDXContent from '@theme/MDXContent';
import type { ReactNode } from 'react';
import type { ItemPageRouteProps } from '../../props.js';
import { MoreParts, type MorePartsValue } from '../../ui/item/MoreParts.js';
import { Judged } from '../../ui/log/Judged.js';
import { Strips } from '../../ui/log/Strips.js';

const measuredParts: MorePartsValue = { views: { log: Judged }, UnderFilm: Strips };

/** The page of a video with a process log; `.md` and `.mdx` alike. */
export default function MeasuredPage({ item, body, Body }: ItemPageRouteProps): ReactNode {
  return (
    <MoreParts.Provider value={measuredParts}>
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
