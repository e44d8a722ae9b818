import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, type RefObject, useState } from 'react';
import type { VideoProp } from '../../video-props.js';
import { useAlive } from '../log/hooks.js';
import { languages } from './Captions.js';
import { Line } from './Line.js';
import styles from './media.module.css';
import { indexAt } from './time.js';

interface TranscriptProps {
  readonly cues: VideoProp['cues'];
  readonly captions: VideoProp['captions'];
  /** The film that has the captions. */
  readonly film: RefObject<HTMLVideoElement | null>;
  readonly seconds: number;
  readonly seek: (seconds: number, play: boolean) => void;
}

type Told = Pick<VideoProp, 'cues'> & { readonly lang: string };

/** What is said, line by line; a line starts the video there. */
export function Transcript({ cues, captions, film, seconds, seek }: TranscriptProps): ReactNode {
  const alive = useAlive();
  const own = captions.find(({ lang }) => lang === 'ja') ?? captions[0];
  const [chosen, setChosen] = useState(own?.lang ?? '');
  const [other, setOther] = useState<Told>();
  const [failed, setFailed] = useState(false);
  const choose = (lang: string) => {
    setChosen(lang);
    setFailed(false);
    const index = captions.findIndex((caption) => caption.lang === lang);
    if (film.current)
      readTrack(film.current, index).then(
        (read) => setOther({ lang, cues: read }),
        () => setFailed(true),
      );
  };
  const shown = chosen !== own?.lang && other?.lang === chosen ? other : { lang: own?.lang, cues };
  const current = indexAt(
    shown.cues.map((cue) => cue.start),
    seconds,
  );
  return (
    <details className={styles.transcript} open>
      <summary>{sayJsx`字幕の文${alive && say`（行を押すと、その場面から見られます）`}`}</summary>
      {alive && captions.length > 1 && (
        <fieldset className={styles.languages} data-print="hide">
          <legend>{say`字幕の言葉`}</legend>
          {captions.map(({ lang }) => (
            <label key={lang}>
              <input
                type="radio"
                name={`lang-${captions[0]?.url}`}
                checked={chosen === lang}
                onChange={() => choose(lang)}
              />
              <span lang={lang}>{languages[lang] ?? lang}</span>
            </label>
          ))}
        </fieldset>
      )}
      {failed && (
        <p
          className={styles.note}
          role="alert"
        >{say`この言葉の字幕を読みこめませんでした。通信のつながる所で、もう一度選んでください。`}</p>
      )}
      <ol lang={shown.lang === 'ja' ? undefined : shown.lang}>
        {shown.cues.map((cue, index) => (
          <li key={cue.start}>
            <Line
              start={cue.start}
              text={cue.text}
              current={index === current}
              onPress={() => seek(cue.start, true)}
            />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Show one of the film's caption tracks, and read it as the browser does. */
async function readTrack(film: HTMLVideoElement, index: number): Promise<VideoProp['cues']> {
  for (const [at, track] of [...film.textTracks].entries())
    track.mode = at === index ? 'showing' : 'disabled';
  const track = film.textTracks[index];
  const element = film.querySelectorAll('track')[index];
  if (!track || !element) throw new Error('no such track');
  if (element.readyState === HTMLTrackElement.ERROR) throw new Error('did not come');
  if (element.readyState !== HTMLTrackElement.LOADED)
    await new Promise<void>((resolve, reject) => {
      element.addEventListener('load', () => resolve(), { once: true });
      element.addEventListener('error', () => reject(new Error('did not come')), { once: true });
    });
  return [...(track.cues ?? [])].map((cue) => ({
    start: cue.startTime,
    end: cue.endTime,
    text: (cue as VTTCue).getCueAsHTML().textContent ?? '',
  }));
}
