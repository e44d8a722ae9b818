import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { CompareChoice } from '../../compare-props.js';

/** Without script nothing can be laid side by side, but every case can be read. */
export const CaseLinks = ({
  choices,
}: {
  readonly choices: readonly CompareChoice[];
}): ReactNode => (
  <noscript>
    <p>{say`並べて読むには、ブラウザの JavaScript を使えるようにしてください。一つずつは、ここから読めます。`}</p>
    <ul>
      {choices.map(({ id, title, url }) => (
        <li key={id}>
          <a href={url}>{title}</a>
        </li>
      ))}
    </ul>
  </noscript>
);
