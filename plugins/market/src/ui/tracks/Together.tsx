import { say } from '@chishiki-ichiba/model/say';
import { type ReactNode, useRef, useState } from 'react';
import type { ItemPageProp } from '../../props.js';
import type { VideoProp } from '../../video-props.js';
import { Overlay } from '../gaze/Overlay.js';
import { useAlive } from '../log/hooks.js';
import { Captions } from '../media/Captions.js';
import { Chapters } from '../media/Chapters.js';
import { Simulated } from '../media/Film.js';
import mediaStyles from '../media/media.module.css';
import { Transcript } from '../media/Transcript.js';
import { clock } from '../media/time.js';
import { useAnchor } from '../parts/Anchored.js';
import { Bar } from './Bar.js';
import type { FilmState } from './conductor.js';
import styles from './tracks.module.css';
import { useConductor } from './useConductor.js';

interface TogetherProps {
  readonly item: ItemPageProp;
  /** What goes along with the pictures, right under them. */
  readonly children?: ReactNode;
}

/** The video of a page with its other cameras in step, and where somebody looked drawn over one of them. */
export function Together({ item, children }: TogetherProps): ReactNode {
  return item.video && <Films key={item.id} item={item} video={item.video} more={children} />;
}

function Films({
  item,
  video,
  more,
}: {
  readonly item: ItemPageProp;
  readonly video: VideoProp;
  readonly more: ReactNode;
}): ReactNode {
  const id = `video-${video.id}`;
  useAnchor(id);
  const alive = useAlive();
  const conducted = useConductor(video);
  const { root, seat, shown, seek, wake } = conducted;
  const [main, setMain] = useState(0);
  const [drawn, setDrawn] = useState(true);
  const pictures = [
    {
      label: video.label ?? '',
      file: video.file ?? '',
      shift: 0,
      ...(video.poster ? { poster: video.poster } : {}),
    },
    ...(video.tracks ?? []),
  ];
  const films = useRef<HTMLVideoElement[]>([]);
  const first = useRef<HTMLVideoElement>(null);
  return (
    <div
      ref={root}
      id={id}
      className={mediaStyles.player}
      data-media-time="0"
      data-tracks={pictures.length}
    >
      <div className={styles.stage} data-count={pictures.length}>
        {pictures.map((picture, index) => (
          <figure
            key={picture.file}
            className={styles.track}
            data-track={index}
            data-main={index === main || undefined}
            data-state={alive ? shown.states[index] : undefined}
          >
            <div className={styles.screen}>
              <video
                ref={(film) => {
                  if (film) films.current[index] = film;
                  if (index === 0) first.current = film;
                  seat(index, film);
                }}
                className={mediaStyles.video}
                src={picture.file}
                poster={picture.poster}
                preload="none"
                // Alone each of them has its own; together they have one bar.
                controls={!alive}
                muted={index !== main}
                playsInline
                aria-label={picture.label ? say`${video.title}（${picture.label}）` : video.title}
                onClick={() => {
                  if (!alive) return;
                  toggle();
                }}
                onError={wake}
                onSeeked={wake}
                onCanPlay={wake}
                onLoadedMetadata={wake}
              >
                {index === 0 && <Captions captions={video.captions} />}
              </video>
              {picture.poster && (
                <img className={mediaStyles.still} src={picture.poster} alt="" data-print="only" />
              )}
              {alive && drawn && item.gaze && item.gaze.on === index && (
                <Overlay id={video.id} gaze={item.gaze} films={films} />
              )}
            </div>
            {(picture.label || alive) && (
              <figcaption>
                <b>{picture.label}</b>
                {alive && <Said state={shown.states[index]} shift={picture.shift} />}
                {alive && pictures.length > 1 && index !== main && (
                  <button
                    type="button"
                    data-print="hide"
                    aria-label={say`${picture.label}を大きく見る`}
                    onClick={() => setMain(index)}
                  >{say`大きく見る`}</button>
                )}
              </figcaption>
            )}
          </figure>
        ))}
        {alive && (
          <div className={styles.bar} data-print="hide">
            <Bar
              video={video}
              conducted={conducted}
              {...(item.gaze ? { gaze: { drawn, setDrawn } } : {})}
            />
          </div>
        )}
        <div className={styles.more}>
          <Simulated video={video} />
          {more}
        </div>
      </div>
      {video.chapters.length > 0 && <Chapters video={video} seconds={shown.seconds} seek={seek} />}
      {video.cues.length > 0 && (
        <Transcript
          cues={video.cues}
          captions={video.captions}
          film={first}
          seconds={shown.seconds}
          seek={seek}
        />
      )}
    </div>
  );

  function toggle(): void {
    if (conducted.conductor.playing) conducted.conductor.pause();
    else conducted.conductor.play();
    wake();
  }
}

/** What one of the films is doing, where it is not simply shown. */
function Said({
  state,
  shift,
}: {
  readonly state: FilmState | undefined;
  readonly shift: number;
}): ReactNode {
  const text =
    state === 'failed'
      ? say`この映像を読みこめませんでした。ほかの映像は続けて見られます。`
      : state === 'waiting'
        ? say`読みこんでいます…`
        : state === 'before'
          ? say`この映像は ${clock(Math.ceil(shift))} から始まります`
          : state === 'after'
            ? say`この映像は終わりました`
            : '';
  return (
    <span className={styles.said} role="status" data-said={state}>
      {text}
    </span>
  );
}
