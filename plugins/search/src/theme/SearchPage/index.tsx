import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { SearchPageBody } from '../../ui/page/SearchPageBody.js';
import { text } from '../../ui/text.js';

/** `/search/`: the route is the market plugin's. */
export default function SearchPage(): ReactNode {
  return (
    <Layout title={text.search}>
      <main>
        <SearchPageBody />
      </main>
    </Layout>
  );
}
