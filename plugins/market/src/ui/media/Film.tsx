import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useState } from 'react';
import type { VideoProp } from '../../video-props.js';
import { Captions } from './Captions.js';
import styles from './media.module.css';
import type { PlayerState } from './usePlayer.js';

interface FilmProps {
  readonly video: Pick<VideoProp, 'title' | 'poster' | 'captions'>;
  readonly file: string;
  /** Second to begin at. */
  readonly start: number;
  readonly player: PlayerState;
}

/** The picture itself with its captions; says so when its file does not come. */
export function Film({ video, file, start, player }: FilmProps): ReactNode {
  const [failed, setFailed] = useState(false);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: captions come from the author; the transcript stands beside. */}
      <video
        ref={player.video}
        className={styles.video}
        src={start > 0 ? `${file}#t=${start}` : file}
        poster={video.poster}
        preload="none"
        controls
        playsInline
        aria-label={video.title}
        onError={() => setFailed(true)}
        onLoadedData={() => setFailed(false)}
        onTimeUpdate={player.onTime}
        onSeeking={player.onTime}
      >
        <Captions captions={video.captions} />
      </video>
      {video.poster && (
        // Paper has no player: browsers leave its place white.
        <img className={styles.still} src={video.poster} alt="" data-print="only" />
      )}
      {failed && (
        <p
          className={styles.note}
          role="alert"
        >{sayJsx`通信のつながる所で、もう一度再生してください。動画「${video.title}」（${file.split('/').at(-1)}）を読みこめませんでした（端末に「静止画だけ」で保存したページでは、動画は見られません）。`}</p>
      )}
    </>
  );
}

/** Said of every picture that is no film. */
export const Simulated = ({ video }: { readonly video: Pick<VideoProp, 'simulated'> }): ReactNode =>
  video.simulated && (
    <p
      className={styles.note}
    >{say`計算で描いた模擬の映像です。実際の作業の撮影ではありません。`}</p>
  );
