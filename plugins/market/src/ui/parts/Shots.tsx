import { say } from '@chishiki-ichiba/model/say';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ExampleProp } from '../../manual-props.js';
import { Icon } from '../icons/Icon.js';
import { verdictWords } from '../labels.js';
import styles from './shots.module.css';

const signs = {
  ok: { label: say`よい例`, icon: 'circle' },
  ng: { label: say`悪い例`, icon: 'failure' },
  ...verdictWords,
} as const;

export interface Shot extends ExampleProp {
  readonly sign: keyof typeof signs;
  /** What is looked at. */
  readonly topic?: string;
}

/** Pictures to compare: side by side, one below the other on a phone. Each says what it is by word, sign and frame. */
export const Shots = ({ shots }: { readonly shots: readonly Shot[] }): ReactNode => (
  <div className={styles.shots} data-shots="">
    {shots.map(({ sign, topic, text, picture }) => (
      <figure key={`${sign}-${topic}-${text}`} className={clsx(styles.shot, styles[sign])}>
        <figcaption>
          <p className={styles.sign}>
            <Icon name={signs[sign].icon} size="1.25em" />
            {signs[sign].label}
          </p>
          {topic && <p className={styles.topic}>{topic}</p>}
          {text && <p className={styles.words}>{text}</p>}
        </figcaption>
        {picture && (
          <img
            src={picture.url}
            alt={picture.alt}
            width={picture.width}
            height={picture.height}
            loading={picture.eager ? 'eager' : 'lazy'}
            decoding="async"
          />
        )}
      </figure>
    ))}
  </div>
);

/** よい例 and 悪い例, whichever of the two there are. */
export const OkNg = ({
  ok,
  ng,
}: {
  readonly ok?: ExampleProp;
  readonly ng?: ExampleProp;
}): ReactNode => (
  <Shots
    shots={[
      ...(ok ? [{ ...ok, sign: 'ok' as const }] : []),
      ...(ng ? [{ ...ng, sign: 'ng' as const }] : []),
    ]}
  />
);
