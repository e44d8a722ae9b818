import type { ReactNode } from 'react';
import type { VideoProp } from '../../video-props.js';
import { useAlive } from '../log/hooks.js';
import { useAnchor } from '../parts/Anchored.js';
import { Chapters } from './Chapters.js';
import { Film, Simulated } from './Film.js';
import { FilmTools } from './FilmTools.js';
import styles from './media.module.css';
import { Transcript } from './Transcript.js';
import { usePlayer } from './usePlayer.js';
import { Youtube } from './Youtube.js';

interface PlayerProps {
  readonly video: VideoProp;
  /** In the middle of a text: no transcript. */
  readonly inline?: boolean;
  /** Second to begin at when the address names none. */
  readonly start?: number;
  /** What goes along with the picture, right under it. */
  readonly children?: ReactNode;
}

/** A video with its chapters and words. Nothing is loaded before someone asks for it. */
export function Player({ video, inline = false, start = 0, children }: PlayerProps): ReactNode {
  const id = `video-${video.id}`;
  useAnchor(id);
  const player = usePlayer(video.id);
  const alive = useAlive();
  return (
    <div ref={player.root} id={id} className={styles.player} data-media-time="0">
      <div className={children ? styles.together : undefined}>
        {video.file ? (
          <Film video={video} file={video.file} start={start} player={player} />
        ) : (
          video.youtube && <Youtube id={video.youtube} title={video.title} poster={video.poster} />
        )}
        {alive && video.file && !inline && <FilmTools {...player} video={video} />}
        <Simulated video={video} />
        {children}
      </div>
      {video.chapters.length > 0 && (
        <Chapters video={video} seconds={player.seconds} seek={player.seek} />
      )}
      {!inline && video.cues.length > 0 && (
        <Transcript
          cues={video.cues}
          captions={video.captions}
          film={player.video}
          seconds={player.seconds}
          seek={player.seek}
        />
      )}
    </div>
  );
}
