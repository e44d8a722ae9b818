import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { PrintChoice } from '../../paper-props.js';

/** Without script nothing can be chosen, but every sheet can be opened and printed. */
export const SheetLinks = ({
  choices,
}: {
  readonly choices: readonly PrintChoice[];
}): ReactNode => (
  <noscript>
    <p>{say`まとめて印刷するには、ブラウザの JavaScript を使えるようにしてください。一つずつは、ここから開いて印刷できます。`}</p>
    <ul>
      {choices.map(({ id, title, url }) => (
        <li key={id}>
          <a href={url}>{title}</a>
        </li>
      ))}
    </ul>
  </noscript>
);
