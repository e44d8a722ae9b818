import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { SearchBox } from '../../ui/SearchBox.js';
import { isSamePath, useMarketData } from '../../ui/useMarketData.js';

/** The header's search box; absent where the page itself holds one, for a page has exactly one combobox. */
export default function SearchBar(): ReactNode {
  const { pathname } = useLocation();
  const { marketFront, searchUrl } = useMarketData();
  if (isSamePath(pathname, marketFront) || isSamePath(pathname, searchUrl)) return null;
  return <SearchBox variant="navbar" />;
}
