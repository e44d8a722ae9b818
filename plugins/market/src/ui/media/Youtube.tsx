import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useState } from 'react';
import { Icon } from '../icons/Icon.js';
import styles from './media.module.css';

interface YoutubeProps {
  readonly id: string;
  readonly title: string;
  readonly poster?: string;
}

/** Another company's player: nothing of it is loaded before the reader says so. */
export function Youtube({ id, title, poster }: YoutubeProps): ReactNode {
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <iframe
        className={styles.video}
        src={`https://www.youtube-nocookie.com/embed/${id}?autoplay=1`}
        title={title}
        allow="autoplay; fullscreen; encrypted-media"
        allowFullScreen
      />
    );
  }
  return (
    <div
      className={styles.ask}
      style={poster ? { backgroundImage: `url("${poster}")` } : undefined}
    >
      <button
        type="button"
        onClick={() => setOpen(true)}
      >{sayJsx`${<Icon name="play" />} YouTube（www.youtube-nocookie.com）につないで見る`}</button>
    </div>
  );
}
