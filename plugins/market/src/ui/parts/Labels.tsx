import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { Fragment, type ReactNode } from 'react';
import type { Labelled } from '../../props.js';
import { Furigana } from '../furigana/Furigana.js';

/** One word, a link if it has a page. */
export const Label = ({ label, url }: Omit<Labelled, 'id'>): ReactNode =>
  url ? (
    <Link to={url}>
      <Furigana text={label} />
    </Link>
  ) : (
    <Furigana text={label} />
  );

/** Words in a line, parted by 「、」; 「記載なし」 when there are none. */
export function Labels({ values }: { readonly values: readonly Labelled[] }): ReactNode {
  if (values.length === 0) return <Blank />;
  return values.map((value, index) => (
    <Fragment key={`${value.id}-${value.label}`}>
      {index > 0 && say`、`}
      <Label label={value.label} url={value.url} />
    </Fragment>
  ));
}

/** Where nobody has said anything: said so, quietly. */
export const Blank = (): ReactNode => (
  <span style={{ color: 'var(--ichiba-ink-2)' }}>{say`記載なし`}</span>
);
