import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { Labels } from '../parts/Labels.js';

/** What changed from one revision to the next: on the page and on its print. */
export const History = ({ item }: { readonly item: ItemPageProp }): ReactNode => (
  <table>
    <thead>
      <tr>
        <th scope="col">{say`版`}</th>
        <th scope="col">{say`日付`}</th>
        <th scope="col">{say`変えたこと`}</th>
        <th scope="col">{say`確認`}</th>
      </tr>
    </thead>
    <tbody>
      {item.history?.map(({ revision, date, text, checkedBy }) => (
        <tr key={`${revision} ${date}`}>
          <th scope="row">{revision}</th>
          <td>{dateText(date)}</td>
          <td>{text}</td>
          <td>{checkedBy.length > 0 ? <Labels values={checkedBy} /> : say`記載なし`}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
