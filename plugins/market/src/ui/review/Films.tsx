import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ReviewPageProp } from '../../log-props.js';
import { Player } from '../media/Player.js';
import styles from './review.module.css';

/** The two films side by side, each at the second its arc comes on; on paper their names. */
export const Films = ({ review }: { readonly review: ReviewPageProp }): ReactNode => (
  <div className={styles.films}>
    {[review.model, review.own].map((side, at) => (
      <section key={side.video.id} aria-label={at === 0 ? say`手本` : say`比べる動画`}>
        <p className={styles.side}>
          <span className={styles.key} data-curve={at} aria-hidden="true" />
          <b>{at === 0 ? say`手本` : say`比べる動画`}</b>
          <Link to={side.url}>{side.video.title}</Link>
        </p>
        <p className={styles.facts}>
          {[
            side.role,
            side.fictional && say`架空`,
            say`アーク ${side.burned.toFixed(1)}秒`,
            side.length !== undefined && say`長さ ${Math.round(side.length)} mm`,
          ]
            .filter(Boolean)
            .join('・')}
        </p>
        <div data-print="hide" className={styles.film}>
          <Player video={{ ...side.video, chapters: [] }} inline start={Math.floor(side.arcOn)} />
        </div>
      </section>
    ))}
  </div>
);
