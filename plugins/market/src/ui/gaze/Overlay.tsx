import {
  areaAt,
  boxAt,
  type GazeSamples,
  gazeAt,
  SURE,
  unpackGaze,
} from '@chishiki-ichiba/media/gaze';
import { say } from '@chishiki-ichiba/model/say';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useFile } from '../../client/useFile.js';
import type { GazeFile, GazeProp } from '../../gaze-props.js';
import { elsewhereName } from '../../shown-gaze.js';
import { useInView } from '../log/hooks.js';
import { clockOf } from '../media/clock.js';
import styles from './gaze.module.css';

interface OverlayProps {
  readonly id: string;
  readonly gaze: GazeProp;
  /** The picture it lies on. */
  readonly films: RefObject<HTMLVideoElement[]>;
}

/** Seconds of the way drawn behind the eye. */
const TRAIL = 0.5;

/**
 * Where the eye is, on the picture: ring and trail, the areas as frames, the name of what is looked at.
 * Written into the page by hand with the clock; unsure is faded and dashed, a gap shows no ring and says so.
 */
export function Overlay({ id, gaze, films }: OverlayProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const seen = useInView(root);
  const [file, again] = useFile<GazeFile>(seen ? gaze.file : undefined);
  const samples = useMemo(
    () => (file.state === 'here' ? unpackGaze(file.file.gaze) : undefined),
    [file],
  );
  // The picture may not fill its place: the drawing lies on the picture.
  const [ratio, setRatio] = useState(16 / 9);
  useEffect(() => {
    const picture = films.current[gaze.on];
    if (!picture) return undefined;
    const measure = () => {
      if (picture.videoWidth > 0) setRatio(picture.videoWidth / picture.videoHeight);
    };
    measure();
    picture.addEventListener('loadedmetadata', measure);
    return () => picture.removeEventListener('loadedmetadata', measure);
  }, [films, gaze.on]);
  useEffect(() => {
    const place = root.current;
    if (!place || !samples) return undefined;
    const show = (seconds: number) => draw(place, gaze, samples, seconds, ratio);
    show(clockOf(id).now);
    return clockOf(id).subscribe(show);
  }, [id, gaze, samples, ratio]);
  return (
    <div ref={root} className={styles.overlay} data-gaze={file.state} data-print="hide">
      <svg viewBox={`0 0 ${ratio * 1000} 1000`} aria-hidden="true">
        {gaze.areas.map(({ name }) => (
          <g key={name} className={styles.area} data-area={name} visibility="hidden">
            <rect />
            <text>{name}</text>
          </g>
        ))}
        <polyline className={styles.trail} />
        <circle className={styles.halo} r="34" visibility="hidden" />
        <circle className={styles.eye} r="34" visibility="hidden" />
      </svg>
      <p className={styles.looked} data-looked="">
        {file.state === 'failed' ? (
          <button type="button" onClick={again}>{say`視線をもう一度読みこむ`}</button>
        ) : (
          ''
        )}
      </p>
    </div>
  );
}

function draw(
  place: HTMLElement,
  { areas }: GazeProp,
  samples: GazeSamples,
  seconds: number,
  ratio: number,
): void {
  const { times, x, y, confidence } = samples;
  const width = ratio * 1000;
  const at = gazeAt(samples, seconds);
  const looked = at < 0 ? -1 : areaAt(areas, seconds, x[at] as number, y[at] as number);
  const sure = at >= 0 && (confidence[at] as number) >= SURE;
  for (const [index, group] of [...place.querySelectorAll('g')].entries()) {
    const area = areas[index];
    const box = area && boxAt(area, seconds);
    group.setAttribute('visibility', box ? 'visible' : 'hidden');
    if (!box) continue;
    group.toggleAttribute('data-on', sure && looked === index);
    const [rect, text] = [group.querySelector('rect'), group.querySelector('text')];
    for (const [key, value] of [
      ['x', box.left * width],
      ['y', box.top * 1000],
      ['width', box.width * width],
      ['height', box.height * 1000],
    ] as const)
      rect?.setAttribute(key, value.toFixed(1));
    text?.setAttribute('x', (box.left * width + 4).toFixed(1));
    text?.setAttribute('y', (box.top * 1000 - 10).toFixed(1));
  }
  for (const eye of place.querySelectorAll('circle')) {
    eye.setAttribute('visibility', at < 0 ? 'hidden' : 'visible');
    if (at < 0) continue;
    eye.setAttribute('cx', ((x[at] as number) * width).toFixed(1));
    eye.setAttribute('cy', ((y[at] as number) * 1000).toFixed(1));
    eye.toggleAttribute('data-unsure', !sure);
  }
  const trail: string[] = [];
  for (let back = at; back >= 0 && seconds - (times[back] as number) <= TRAIL; back--)
    // A gap has no way through it.
    if (back < at && (times[back + 1] as number) - (times[back] as number) > 0.075) break;
    else
      trail.push(
        `${((x[back] as number) * width).toFixed(1)},${((y[back] as number) * 1000).toFixed(1)}`,
      );
  place.querySelector('polyline')?.setAttribute('points', trail.join(' '));
  const words = place.querySelector<HTMLElement>('[data-looked]');
  const text =
    at < 0
      ? say`視線なし`
      : `${sure ? '' : say`（不確か）`}${areas[looked]?.name ?? elsewhereName}`;
  if (words && words.textContent !== text) words.textContent = text;
}
