import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { VideoProp } from '../../video-props.js';
import { Line } from './Line.js';
import styles from './media.module.css';
import { indexAt } from './time.js';

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
    <ol className={styles.chapters} aria-label={say`場面`}>
      {video.chapters.map((chapter, index) => (
        <li key={chapter.start}>
          <Line
            start={chapter.start}
            text={chapter.title}
            current={index === current}
            onPress={video.file ? () => seek(chapter.start, true) : undefined}
          />
          {chapter.still && (
            <img className={styles.scene} src={chapter.still} alt="" loading="lazy" />
          )}
          {chapter.step?.url && (
            <Link to={chapter.step.url}>{say`手順：${chapter.step.label}`}</Link>
          )}
        </li>
      ))}
    </ol>
  );
}
