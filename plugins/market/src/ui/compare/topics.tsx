import type { PhaseId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { CompareCase, CompareContradiction, ContradictionRow } from '../../compare-props.js';
import type { Labelled } from '../../props.js';
import { canvasBlocks, canvasIds, phases } from '../labels.js';
import { Blank } from '../parts/Labels.js';
import { About, Against, Claims, Events, Facts, Marked, Share } from './Cells.js';
import styles from './compare.module.css';
import { PhaseTrack } from './PhaseTrack.js';
import { countShares } from './shares.js';

/** One row: a cell per case, in the order of the cases. */
export interface Topic {
  readonly title: string;
  readonly cells: readonly ReactNode[];
}
export interface TopicGroup {
  readonly title: string;
  readonly topics: readonly Topic[];
}

const phaseIds = Object.keys(phases) as PhaseId[];

/** Everything that is compared, from the whole to the details. */
export function topicGroups(cases: readonly CompareCase[]): TopicGroup[] {
  const row = (title: string, cell: (one: CompareCase) => ReactNode): Topic => ({
    title,
    cells: cases.map(cell),
  });
  const marked = (title: string, of: (one: CompareCase) => readonly Labelled[]): Topic => {
    const shares = countShares(cases.map((one) => of(one).map(({ id }) => id)));
    return row(title, (one) => <Marked values={of(one)} shares={shares} cases={cases.length} />);
  };
  const steps = cases.some(({ oiSteps }) => oiSteps.length > 0)
    ? [marked(say`オープンイノベーションの段`, (one) => one.oiSteps)]
    : [];
  return [
    {
      title: say`あらまし`,
      topics: [
        row(say`結果・地域・期間`, (one) => <About one={one} />),
        row(say`主目的`, (one) => (
          <Claims claims={one.purpose} against={against(one, 'purpose')} />
        )),
      ],
    },
    {
      title: say`ビジネスモデルキャンバス`,
      topics: canvasIds.map((id) =>
        row(canvasBlocks[id].label, (one) => (
          <Claims claims={one.canvas[id] ?? []} against={against(one, id)} />
        )),
      ),
    },
    { title: say`段階の歩み`, topics: historyTopics(cases) },
    {
      title: say`統制レバーと指針`,
      topics: [
        marked(say`統制レバー`, (one) => one.levers),
        marked(say`指針`, (one) => one.guidelines),
        ...steps,
      ],
    },
    {
      title: say`数字と効果`,
      topics: [
        row(say`数字`, (one) => <Facts facts={one.facts} against={against(one, 'facts')} />),
        row(say`成果`, (one) => <Claims claims={one.outcomes} />),
        row(say`外部効果`, (one) => <Claims claims={one.effects} />),
      ],
    },
    {
      title: say`読むときに`,
      topics: [
        row(say`出典どうしの食い違い`, (one) => <OtherContradictions one={one} />),
        row(say`教訓（編集者の読み取り）`, (one) => <p>{one.lesson}</p>),
      ],
    },
  ];
}

const against = (one: CompareCase, row: ContradictionRow): CompareContradiction[] =>
  one.contradictions.filter((contradiction) => contradiction.row === row);

/** Five rows on one axis, so that the same phase stands beside the same phase. */
function historyTopics(cases: readonly CompareCase[]): Topic[] {
  const shares = countShares(cases.map(phasesOf));
  const rowOf = (title: string, phase: PhaseId | undefined): Topic => ({
    title,
    cells: cases.map((one) => {
      const events = one.events.filter((event) => event.phase === phase);
      const named = phase !== undefined && phasesOf(one).includes(phase);
      return (
        <>
          {phase && named && <Share count={shares.get(phase) ?? 1} cases={cases.length} />}
          {events.length > 0 ? (
            <Events events={events} />
          ) : (
            <p>{named ? say`この段階に入るが、できごとの記載なし` : <Blank />}</p>
          )}
        </>
      );
    }),
  });
  const undated = cases.some(({ events }) => events.some((event) => !event.phase));
  return [
    {
      title: say`歩みの図`,
      cells: cases.map((one) => (
        <>
          <PhaseTrack events={one.events} />
          <Against list={against(one, 'history')} />
        </>
      )),
    },
    ...phaseIds.map((id) => rowOf(`${phases[id].number} ${phases[id].label}`, id)),
    ...(undated ? [rowOf(say`段階の記載なし`, undefined)] : []),
  ];
}

const phasesOf = (one: CompareCase): PhaseId[] =>
  phaseIds.filter((id) => one.phases.includes(id) || one.events.some(({ phase }) => phase === id));

/** Those that bear on no row above; the others stand there. */
function OtherContradictions({ one }: { readonly one: CompareCase }): ReactNode {
  const other = against(one, 'other');
  const above = one.contradictions.length - other.length;
  if (one.contradictions.length === 0)
    return (
      <p>
        <Blank />
      </p>
    );
  return (
    <>
      <Against list={other} />
      {above > 0 && (
        <p className={styles.quiet}>{say`ほかの${above}件は、関わる欄に示しました。`}</p>
      )}
    </>
  );
}
