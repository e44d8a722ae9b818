import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useState } from 'react';
import type { VideoProp } from '../../video-props.js';
import styles from './film-tools.module.css';
import { indexAt } from './time.js';

export interface SpanProp {
  readonly start: number;
  readonly end: number;
}

interface FilmToolsProps {
  readonly video: Pick<VideoProp, 'chapters' | 'duration'>;
  /** Where the film is. */
  readonly seconds: number;
  readonly rate: number;
  readonly setRate: (rate: number) => void;
  /** Stop and go on by so many seconds. */
  readonly step: (by: number) => void;
  /** Go round within a span; `undefined` ends it. */
  readonly repeat: (span: SpanProp | undefined) => void;
  /** A part to go round in, where it is not the scene. */
  readonly clip?: SpanProp;
  readonly children?: ReactNode;
}

/** Most cameras take thirty pictures a second. */
const FRAME = 1 / 30;

/** What a film's own controls lack: half speed, frame by frame, one scene again and again. */
export function FilmTools({
  video,
  seconds,
  rate,
  setRate,
  step,
  repeat,
  clip,
  children,
}: FilmToolsProps): ReactNode {
  const [round, setRound] = useState<SpanProp>();
  const scene = clip ?? sceneAt(video, seconds);
  // A reader who goes elsewhere has left the round.
  const inside = round && seconds >= Math.floor(round.start) && seconds <= round.end;
  return (
    <fieldset className={styles.tools} aria-label={say`見方`} data-print="hide">
      <button
        type="button"
        aria-pressed={rate === 0.5}
        onClick={() => setRate(rate === 0.5 ? 1 : 0.5)}
      >{say`半分の速さ`}</button>
      <button
        type="button"
        aria-label={say`1コマ戻る`}
        onClick={() => step(-FRAME)}
      >{sayJsx`${<span aria-hidden="true">◀</span>} 1コマ`}</button>
      <button
        type="button"
        aria-label={say`1コマ進む`}
        onClick={() => step(FRAME)}
      >{sayJsx`1コマ ${<span aria-hidden="true">▶</span>}`}</button>
      <button
        type="button"
        aria-pressed={inside === true}
        onClick={() => {
          const next = inside ? undefined : scene;
          setRound(next);
          repeat(next);
        }}
      >{say`この場面をくり返す`}</button>
      {children}
    </fieldset>
  );
}

/** From the chapter that holds the second to the next one; the whole film where there is none. */
export function sceneAt(
  { chapters, duration }: Pick<VideoProp, 'chapters' | 'duration'>,
  seconds: number,
): SpanProp {
  const at = indexAt(
    chapters.map(({ start }) => start),
    seconds,
  );
  return { start: chapters[at]?.start ?? 0, end: chapters[at + 1]?.start ?? duration };
}
