import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { RestProp } from '../../list-props.js';

/** What has no room on a list is found by the search. */
export const Rest = ({ rest }: { readonly rest: RestProp | undefined }): ReactNode =>
  rest && (
    <p>
      <Link to={rest.url}>{say`ほか${rest.count}件は、検索で絞り込んで見る`}</Link>
    </p>
  );
