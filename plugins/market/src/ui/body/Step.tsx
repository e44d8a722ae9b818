import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { TrialCountProp } from '../../reward-props.js';
import { Furigana } from '../furigana/Furigana.js';
import { Icon } from '../icons/Icon.js';
import { HashLink, useAnchor } from '../parts/Anchored.js';
import { useItem } from './ItemContext.js';
import styles from './step.module.css';
import { Tried } from './Tried.js';

interface StepProps {
  readonly id: string;
  readonly title: string;
  /** From 1; without it the step counts itself. */
  readonly number?: number | string;
  readonly trials?: TrialCountProp;
  /** Of a copy: language of a step that is not translated. */
  readonly lang?: string;
  readonly children?: ReactNode;
}

/** One step of the work: its number stands in a column of its own. */
export function Step({ id, number, title, trials, lang, children }: StepProps): ReactNode {
  const anchor = id.startsWith('step-') ? id : `step-${id}`;
  useAnchor(anchor);
  const work = useItem()?.workUrl;
  return (
    <section className={styles.step} lang={lang} aria-labelledby={anchor} data-print="whole">
      <h3 id={anchor} className={styles.title}>
        <span className={styles.number} data-number={number}>
          {number}
        </span>
        <span>
          <Furigana text={title} />
        </span>
        <HashLink id={anchor} title={title} />
      </h3>
      {work && (
        <Link
          className={styles.work}
          to={`${work}#${anchor}`}
          // Its steps are known in the browser only.
          data-noBrokenLinkCheck
          aria-label={say`「${title}」を作業モードで開く`}
          title={say`作業モードで開く`}
          data-print="hide"
        >
          <Icon name="work" size="1.5rem" />
        </Link>
      )}
      <div className={styles.inside}>
        {children}
        {trials && <Tried what="step" trials={trials} />}
      </div>
    </section>
  );
}
