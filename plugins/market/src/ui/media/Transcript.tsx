import type { ReactNode } from 'react';
import type { VideoProp } from '../../props.js';
import styles from './media.module.css';
import { clock, indexAt } from './time.js';

interface TranscriptProps {
  readonly cues: VideoProp['cues'];
  readonly seconds: number;
  readonly seek: (seconds: number, play: boolean) => void;
}

/** What is said, line by line; a line starts the video there. */
export function Transcript({ cues, seconds, seek }: TranscriptProps): ReactNode {
  const current = indexAt(
    cues.map((cue) => cue.start),
    seconds,
  );
  return (
    <details className={styles.transcript} open>
      <summary>字幕の文（行を押すと、その場面から見られます）</summary>
      <ol>
        {cues.map((cue, index) => (
          <li key={cue.start}>
            <button
              type="button"
              className={styles.line}
              aria-current={index === current}
              onClick={() => seek(cue.start, true)}
            >
              <span className={styles.time}>{clock(cue.start)}</span>
              <span>{cue.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
