import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useRef } from 'react';
import { type FileState, useFile } from '../../client/useFile.js';
import { useMarket } from '../../client/useMarket.js';
import type { CountProp } from '../../list-props.js';
import type { MatrixCellFile, MatrixEntry } from '../../pages/to-matrix.js';
import { Icon } from '../icons/Icon.js';
import { kindWords } from '../labels.js';
import { type CellCount, cellHash } from './cells.js';
import styles from './matrix.module.css';

interface CellPanelProps {
  readonly phase: CountProp;
  readonly block: CountProp;
  readonly counts: CellCount;
}

/** The pages of one cell, those placed there by an author first, and a way to ask for more. */
export function CellPanel({ phase, block, counts }: CellPanelProps): ReactNode {
  const total = counts.stated + counts.assumed;
  const [file, retry] = useFile<MatrixCellFile>(
    total > 0 ? `matrix/${cellHash(phase.id, block.id)}.json` : undefined,
  );
  const searchUrl = useMarket()?.searchUrl ?? '/search/';
  const search = `${searchUrl}?canvas=${block.id}&phase=${phase.id}`;
  const heading = useRef<HTMLHeadingElement>(null);
  // The cell was pressed far above: bring the answer to where the reader looks and listens.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.panel} aria-labelledby="cell">
      <h2 id="cell" ref={heading} tabIndex={-1}>
        {phase.label}・{block.label}
        <small>{say`記入 ${counts.stated}件 ・ 既定 ${counts.assumed}件`}</small>
      </h2>
      {total === 0 ? (
        <p>{say`この欄のページはまだありません。`}</p>
      ) : (
        <Pages file={file} retry={retry} />
      )}
      <p className={styles.ways}>
        <Link className={styles.touch} to={search}>
          {total > 0
            ? say`この欄のページを検索で絞りこむ`
            : say`この欄を探す（探しています の用紙を作る）`}
        </Link>
        <Link className={styles.touch} to={phase.url}>{say`${phase.label}のページ`}</Link>
        <Link className={styles.touch} to={block.url}>{say`「${block.label}」のページ`}</Link>
      </p>
    </section>
  );
}

const problems = {
  offline: say`通信できないため、一覧を出せません。電波のよい所で、もう一度試してください。`,
  missing: say`一覧のファイルが見つかりません。下の検索からは探せます。`,
  broken: say`一覧のファイルが壊れています。下の検索からは探せます。`,
} as const;

function Pages({
  file,
  retry,
}: {
  readonly file: FileState<MatrixCellFile>;
  retry(): void;
}): ReactNode {
  if (file.state === 'waiting')
    return file.slow ? <p role="status">{say`読みこんでいます…`}</p> : null;
  if (file.state === 'failed')
    return (
      <p role="alert">
        {problems[file.kind]}
        <button
          type="button"
          className={styles.retry}
          onClick={retry}
        >{say`もう一度読みこむ`}</button>
      </p>
    );
  return (
    <>
      <Entries title={say`記入（書き手が選んだページ）`} entries={file.file.stated} />
      <Entries title={say`既定（置き場所から決まったページ）`} entries={file.file.assumed} />
    </>
  );
}

function Entries({
  title,
  entries,
}: {
  readonly title: string;
  readonly entries: readonly MatrixEntry[];
}): ReactNode {
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.pages}>
        {entries.map(({ id, kind, title: name, url }) => (
          <li key={id}>
            <span className={styles.kindMark}>
              <Icon name={kindWords[kind].icon} size="1em" />
              {kindWords[kind].label}
            </span>
            <Link className={styles.touch} to={url}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
