import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useEffect } from 'react';
import type { BodyNode } from '../../body-props.js';
import { useFile } from '../../client/useFile.js';
import type { PapersProp, PrintChoice, SheetName } from '../../paper-props.js';
import type { ItemPageProp } from '../../props.js';
import { fileOf } from './asked.js';
import { PagePaper } from './PagePaper.js';
import { SheetView } from './sheets.js';
import styles from './together.module.css';

interface OneOfManyProps {
  readonly id: string;
  readonly title: string;
  readonly sheet: SheetName;
  readonly choices: readonly PrintChoice[];
  onState(id: string, state: 'waiting' | 'here' | 'failed'): void;
}

type Read = PapersProp | (ItemPageProp & { readonly body: readonly BodyNode[] });

const problems = {
  offline: say`を読みこめません。通信がつながっていないようです。つながる所で「もう一度読みこむ」を押してください。`,
  missing: say`は、ここにはありません。まだ公開していないか、住所の打ちまちがいかもしれません。`,
  broken: say`のデータが途中で壊れています。「もう一度読みこむ」を押してください。`,
} as const;

/** One chosen page on paper of its own, read when it is asked for. */
export function OneOfMany({ id, title, sheet, choices, onState }: OneOfManyProps): ReactNode {
  const file = fileOf(id, { sheet, choices });
  const [answer, retry] = useFile<Read>(file.path);
  const { state } = answer;
  useEffect(() => onState(id, state), [id, state, onState]);
  if (answer.state === 'failed')
    return (
      <p
        className={styles.notice}
        role="alert"
      >{sayJsx`「${title}」${problems[answer.kind]}${<button type="button" onClick={retry}>{say`もう一度読みこむ`}</button>}`}</p>
    );
  if (answer.state === 'waiting')
    return answer.slow ? (
      <p className={styles.waiting}>{say`「${title}」を読みこんでいます…`}</p>
    ) : null;
  return (
    <div className={styles.one} data-print-of={id}>
      <Shown read={answer.file} sheet={file.sheet} />
    </div>
  );
}

function Shown({ read, sheet }: { readonly read: Read; readonly sheet: SheetName }): ReactNode {
  if ('body' in read) return <PagePaper item={read} body={read.body} />;
  const papers = read as PapersProp;
  if (sheet === 'labels') return <SheetView name="labels" sheet={papers.labels} />;
  if (sheet === 'ojt') return <SheetView name="ojt" sheet={papers.ojt} />;
  return <SheetView name="breakdown" sheet={papers.breakdown} />;
}
