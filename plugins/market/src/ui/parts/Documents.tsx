import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { DocumentProp } from '../../props.js';

/** Under short notes: which documents their sections belong to. */
export const Documents = ({
  documents,
}: {
  readonly documents: readonly DocumentProp[];
}): ReactNode =>
  documents.map(({ tag, detail }) => (
    <p key={tag}>
      <small>{say`${tag}：${detail}`}</small>
    </p>
  ));
