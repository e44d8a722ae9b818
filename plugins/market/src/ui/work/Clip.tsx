import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { WorkParts } from '../body/WorkParts.js';
import { Icon } from '../icons/Icon.js';
import { Film, Simulated } from '../media/Film.js';
import { FilmTools } from '../media/FilmTools.js';
import { usePlayer } from '../media/usePlayer.js';
import styles from './clip.module.css';

type Props = React.ComponentProps<WorkParts['Clip']>;

/** The moment a key point is about, in place: nothing is loaded before the button, nothing plays by itself. */
export function Clip({ label, play }: Props): ReactNode {
  const { start, end } = play;
  // Going round it never gets past its end.
  const player = usePlayer(play.id, end);
  return (
    <div ref={player.root} className={styles.clip} data-media-time={start}>
      <Film video={play} file={play.file} start={start} player={player} />
      <Simulated video={play} />
      <FilmTools
        {...player}
        video={{ chapters: [], duration: end ?? start + 10 }}
        clip={{ start, end: end ?? start + 10 }}
      />
      <button
        type="button"
        onClick={() => player.seek(start, true)}
      >{sayJsx`${<Icon name="play" />}${label}を見る`}</button>
    </div>
  );
}
