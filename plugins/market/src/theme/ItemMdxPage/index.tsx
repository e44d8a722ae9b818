import ItemPage from '@theme/ItemPage';
import MDXContent from '@theme/MDXContent';
import type { ReactNode } from 'react';
import type { ItemPageRouteProps } from '../../props.js';

/** The same item page round a compiled `.mdx` body; apart, so that `.md` pages do not load MDX. */
export default function ItemMdxPage({ item, Body }: ItemPageRouteProps): ReactNode {
  return (
    <ItemPage item={item}>
      <MDXContent>{Body && <Body />}</MDXContent>
    </ItemPage>
  );
}
