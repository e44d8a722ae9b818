import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useRef, useState } from 'react';
import type { BoardPageProp } from '../../board-props.js';
import { Icon } from '../icons/Icon.js';
import styles from './board.module.css';
import { labelIn } from './Filters.js';
import { type Facet, type Filter, facetLabels, facets } from './filter.js';
import type { WriteDialog } from './WriteDialog.js';

/** Facets that a request has too. */
const OF_REQUESTS: readonly Facet[] = ['phase', 'process', 'material'];

/** 「探しているものを書く」: the slip with what was chosen in it, loaded when it is asked for. */
export function WriteRequest({
  board,
  filter,
}: {
  readonly board: BoardPageProp;
  readonly filter: Filter;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const [Dialog, setDialog] = useState<typeof WriteDialog>();
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const write = () => {
    setFailed(false);
    setOpen(true);
    if (Dialog) return;
    import('./WriteDialog.js').then(
      (module) => setDialog(() => module.WriteDialog),
      () => setFailed(true),
    );
  };
  const chosen = facets.filter((facet) => filter[facet] !== undefined);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.write}
        aria-haspopup="dialog"
        onClick={write}
      >{sayJsx`${<Icon name="request" />}探しているものを書く`}</button>
      {failed && (
        <p role="alert">{say`いまは開けません。電波のある所で、もう一度押してください。`}</p>
      )}
      {open && Dialog && (
        <Dialog
          filters={chosen.map(
            (facet) => say`${facetLabels[facet]}：${labelIn(board, facet, filter[facet])}`,
          )}
          facets={Object.fromEntries(
            OF_REQUESTS.filter((facet) => filter[facet] !== undefined).map((facet) => [
              facet,
              board.choices[facet].filter(({ id }) => id === filter[facet]),
            ]),
          )}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
