import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';

/** What a guide asks, to be answered in order. */
export const Questions = ({ item }: { readonly item: ItemPageProp }): ReactNode => (
  <ol>
    {item.questions?.list.map((question) => (
      <li key={question}>{question}</li>
    ))}
  </ol>
);
