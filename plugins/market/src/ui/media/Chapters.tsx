import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { VideoProp } from '../../props.js';
import styles from './media.module.css';
import { clock, indexAt } from './time.js';

interface ChaptersProps {
  readonly video: VideoProp;
  readonly seconds: number;
  readonly seek: (seconds: number, play: boolean) => void;
}

/** Scenes: a button starts the video there; the step it shows is a link. */
export function Chapters({ video, seconds, seek }: ChaptersProps): ReactNode {
  const current = indexAt(
    video.chapters.map((chapter) => chapter.start),
    seconds,
  );
  return (
    <ol className={styles.chapters} aria-label="場面">
      {video.chapters.map((chapter, index) => (
        <li key={chapter.start}>
          <button
            type="button"
            className={styles.line}
            aria-current={index === current}
            disabled={!video.file}
            onClick={() => seek(chapter.start, true)}
          >
            <span className={styles.time}>{clock(chapter.start)}</span>
            <span>{chapter.title}</span>
          </button>
          {chapter.still && (
            <img className={styles.scene} src={chapter.still} alt="" loading="lazy" />
          )}
          {chapter.step?.url && <Link to={chapter.step.url}>手順：{chapter.step.label}</Link>}
        </li>
      ))}
    </ol>
  );
}
