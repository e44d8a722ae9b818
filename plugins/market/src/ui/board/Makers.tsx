import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { useHistory, useLocation } from '@docusaurus/router';
import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { BoardPageProp, MakerRowProp } from '../../board-props.js';
import { isPlain } from '../../shown-board.js';
import styles from './board.module.css';
import { CapabilityTable } from './CapabilityTable.js';
import { type Filter, formatFilter, parseMillimetres } from './filter.js';
import { fitOf, fitText, hasWish, sortByFit } from './fit.js';

interface MakersProps {
  readonly board: BoardPageProp;
  readonly filter: Filter;
  readonly alive: boolean;
}

/** 作れる会社: all sheets by process, or what a buyer's wish leaves of them. */
export function Makers({ board, filter, alive }: MakersProps): ReactNode {
  const counts = useRef<HTMLParagraphElement>(null);
  const submitted = useRef(false);
  const address = formatFilter(filter);
  // The form is a new one for each wish: who sent it hears the counts. Not on arrival, nor going back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new wish
  useEffect(() => {
    if (submitted.current) counts.current?.focus({ preventScroll: true });
    submitted.current = false;
  }, [address]);
  return (
    <>
      <p>{say`板厚や大きさは、会社が書いたとおりです。「記載なし」は、できないという意味ではありません。聞いて確かめてください。`}</p>
      {alive && (
        <WishForm
          key={address}
          board={board}
          filter={filter}
          onSubmit={() => {
            submitted.current = true;
          }}
        />
      )}
      {hasWish(filter) ? (
        <Judged rows={board.makers} filter={filter} counts={counts} />
      ) : (
        <>
          <p
            ref={counts}
            className={styles.counts}
            tabIndex={-1}
          >{say`すべて ${board.makers.length}件`}</p>
          <ByProcess board={board} />
        </>
      )}
    </>
  );
}

function ByProcess({ board }: { readonly board: BoardPageProp }): ReactNode {
  const groups = [
    ...board.choices.process.map(({ id, label }) => ({
      id,
      label,
      rows: board.makers.filter(({ process }) => process?.id === id),
    })),
    {
      id: 'none',
      label: say`工程の記載なし`,
      rows: board.makers.filter(({ process }) => process === undefined),
    },
  ].filter(({ rows }) => rows.length > 0);
  return groups.map(({ id, label, rows }) => (
    <section key={id} aria-labelledby={`makers-${id}`}>
      <h3 id={`makers-${id}`} className={styles.type}>{say`${label}（${rows.length}件）`}</h3>
      {isPlain(rows) ? (
        <Sentences rows={rows} />
      ) : (
        <CapabilityTable label={label} rows={rows} without={['process']} />
      )}
    </section>
  ));
}

/** Rows of nothing but a sentence: a table of them would be a table of blanks. */
const Sentences = ({ rows }: { readonly rows: readonly MakerRowProp[] }): ReactNode =>
  rows.length > 0 && (
    <ul className={styles.plain}>
      {rows.map((row) => (
        <li
          key={row.id}
        >{sayJsx`${<Link to={row.org.url}>{row.org.label}</Link>}：${row.text}`}</li>
      ))}
    </ul>
  );

function Judged({
  rows,
  filter,
  counts,
}: {
  readonly rows: readonly MakerRowProp[];
  readonly filter: Filter;
  readonly counts: RefObject<HTMLParagraphElement | null>;
}): ReactNode {
  const { fits, silent, unfit } = sortByFit(rows, filter);
  const told = silent.filter((row) => !isPlain([row]));
  const note = (row: MakerRowProp) => fitText(fitOf(row, filter));
  return (
    <>
      <p
        ref={counts}
        className={styles.counts}
        tabIndex={-1}
      >{say`合う ${fits.length}件・記載なし ${silent.length}件・合わない ${unfit.length}件`}</p>
      <h3 className={styles.type}>{say`合う（${fits.length}件）`}</h3>
      {fits.length > 0 ? (
        <CapabilityTable label={say`合う`} rows={fits} />
      ) : (
        <p>{say`条件に合うと書いている会社はありません。記載なしの会社に聞いてみてください。`}</p>
      )}
      {silent.length > 0 && (
        <>
          <h3 className={styles.type}>{say`記載なし（${silent.length}件）`}</h3>
          {told.length > 0 && <CapabilityTable label={say`記載なし`} rows={told} note={note} />}
          <Sentences rows={silent.filter((row) => isPlain([row]))} />
        </>
      )}
      {unfit.length > 0 && (
        <details className={styles.settled}>
          <summary>{say`合わない（${unfit.length}件）`}</summary>
          <CapabilityTable label={say`合わない`} rows={unfit} note={note} />
        </details>
      )}
    </>
  );
}

/** Process, material and thickness; set together, so that one step back takes them back together. */
function WishForm({
  board,
  filter,
  onSubmit,
}: Omit<MakersProps, 'alive'> & { onSubmit(): void }): ReactNode {
  const history = useHistory();
  const { hash } = useLocation();
  const id = useId();
  const [process, setProcess] = useState(filter.process ?? '');
  const [material, setMaterial] = useState(filter.material ?? '');
  const [typed, setTyped] = useState(filter.mm === undefined ? '' : String(filter.mm));
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const mm = parseMillimetres(typed);
    setWrong(mm === null);
    if (mm === null) return;
    const next = formatFilter({
      ...filter,
      process: process || undefined,
      material: material || undefined,
      mm,
    });
    if (next === formatFilter(filter)) return;
    onSubmit();
    history.push(board.url + next + hash);
  };
  const select = (
    name: 'process' | 'material',
    label: string,
    value: string,
    set: (value: string) => void,
  ) => (
    <label>
      {label}
      <select value={value} onChange={({ target }) => set(target.value)}>
        <option value="">{say`どれでも`}</option>
        {board.choices[name].map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      className={styles.wish}
      onSubmit={submit}
      data-print="hide"
      aria-label={say`作りたい物の条件`}
    >
      {select('process', say`工程`, process, setProcess)}
      {select('material', say`母材`, material, setMaterial)}
      <label>
        {say`板厚（mm）`}
        <input
          type="text"
          inputMode="decimal"
          value={typed}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <button type="submit">{say`この条件で見る`}</button>
      {wrong && (
        <p
          id={`${id}-wrong`}
          role="alert"
        >{say`板厚は数字で入れてください（例: 1.2）。まだ絞り込んでいません。`}</p>
      )}
    </form>
  );
}
