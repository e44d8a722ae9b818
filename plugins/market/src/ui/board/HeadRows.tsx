import type { ReactNode } from 'react';
import type { BoardItemProp } from '../../board-props.js';
import { headRows } from '../../shown-board.js';
import { Furigana } from '../furigana/Furigana.js';
import { Deadline } from './Deadline.js';

/** Rows of the tag of a request or an offer: what, until when, whom to ask. */
export const HeadRows = ({ board }: { readonly board: BoardItemProp }): ReactNode =>
  headRows(board).map(({ label, text, last }) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd>
        {last && board.expires ? (
          <Deadline day={board.expires} settled={board.state !== 'open'} />
        ) : (
          <Furigana text={text} />
        )}
      </dd>
    </div>
  ));
