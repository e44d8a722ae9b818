import type { ReactNode } from 'react';
import type { VideoProp } from '../../props.js';
import { useAnchor } from '../parts/Anchored.js';
import { Captions } from './Captions.js';
import { Chapters } from './Chapters.js';
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
}

/** A video with its chapters and words. Nothing is loaded before someone asks for it. */
export function Player({ video, inline = false, start = 0 }: PlayerProps): ReactNode {
  const id = `video-${video.id}`;
  useAnchor(id);
  const player = usePlayer(video.id);
  return (
    <div ref={player.root} id={id} className={styles.player} data-media-time="0">
      {video.file ? (
        // biome-ignore lint/a11y/useMediaCaption: captions come from the author; the transcript stands beside.
        <video
          ref={player.video}
          className={styles.video}
          src={start > 0 ? `${video.file}#t=${start}` : video.file}
          poster={video.poster}
          preload="none"
          controls
          playsInline
          aria-label={video.title}
          onTimeUpdate={player.onTime}
          onSeeking={player.onTime}
        >
          <Captions captions={video.captions} />
        </video>
      ) : (
        video.youtube && <Youtube id={video.youtube} title={video.title} poster={video.poster} />
      )}
      {video.simulated && (
        <p className={styles.note}>計算で描いた模擬の映像です。実際の作業の撮影ではありません。</p>
      )}
      {video.chapters.length > 0 && (
        <Chapters video={video} seconds={player.seconds} seek={player.seek} />
      )}
      {!inline && video.cues.length > 0 && (
        <Transcript cues={video.cues} seconds={player.seconds} seek={player.seek} />
      )}
    </div>
  );
}
