import { say } from '@chishiki-ichiba/model/say';
import { useHistory } from '@docusaurus/router';
import { PageMetadata } from '@docusaurus/theme-common';
import { type MouseEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ItemPageProp } from '../../props.js';
import { ItemProvider } from '../body/ItemContext.js';
import { FuriganaProvider } from '../furigana/FuriganaProvider.js';
import { Bar } from './Bar.js';
import { EndScreen } from './EndScreen.js';
import { keepAwake, readAwake } from './kept.js';
import { StartScreen } from './StartScreen.js';
import { StepList } from './StepList.js';
import { StepScreen } from './StepScreen.js';
import { screenOf } from './screens.js';
import type { WorkBody } from './split.js';
import { TimerNews } from './TimerNews.js';
import { useKeys } from './useKeys.js';
import { useScreen } from './useScreen.js';
import { useSwipe } from './useSwipe.js';
import { useTimers } from './useTimers.js';
import { useWakeLock } from './useWakeLock.js';
import styles from './work.module.css';

interface ManualProps {
  readonly item: ItemPageProp;
  readonly body: WorkBody;
}

/** One manual at the bench: its screens, and what lasts from one to the next. */
export function WorkManual({ item, body }: ManualProps): ReactNode {
  const { steps } = body;
  const ids = useMemo(() => steps.map(({ id }) => id), [steps]);
  const { screen, last, unknown, go } = useScreen(ids);
  const move = useCallback((by: 1 | -1) => go(screen + by), [go, screen]);
  const swipe = useSwipe(move);
  useKeys(move);
  const timers = useTimers(item.id);
  const [wanted, setWanted] = useState(readAwake);
  const [unkept, setUnkept] = useState(false);
  const awake = {
    wanted,
    unkept,
    state: useWakeLock(wanted, screen),
    want: (next: boolean) => {
      setWanted(next);
      setUnkept(!keepAwake(next));
    },
  };
  const [listOpen, setListOpen] = useState(false);
  // A step has its own link to work mode; here it would lead to itself.
  const here = useMemo(() => ({ ...item, workUrl: undefined }), [item]);
  const step = steps[screen - 1];
  const history = useHistory();
  const leave = (event: MouseEvent) => {
    const target = placeOutside(event.target, ids);
    if (!target) return;
    event.preventDefault();
    history.push(item.url + target);
  };
  return (
    <ItemProvider value={here}>
      <FuriganaProvider item={item}>
        <PageMetadata
          title={say`${step ? say`${screen}. ${step.title}｜` : ''}${item.title}｜作業モード`}
        />
        <main className={styles.work} data-work={step ? 'step' : screen === 0 ? 'start' : 'end'}>
          <p className="ichiba-hidden" role="status">
            {step
              ? say`手順 ${screen} / ${steps.length}　${step.title}`
              : screen > 0 && say`おわり`}
          </p>
          <div className={styles.content} onClickCapture={leave} {...swipe}>
            <TimerNews
              timers={timers}
              stepId={step?.id}
              nameOf={(id) => say`手順 ${ids.indexOf(id) + 1}`}
              open={(id) => go(ids.indexOf(id) + 1)}
            />
            {step ? (
              <StepScreen
                key={step.id}
                item={item}
                step={step}
                number={screen}
                count={steps.length}
                timers={timers}
                awake={awake.state}
              />
            ) : screen === 0 ? (
              <StartScreen item={item} body={body} unknown={unknown} awake={awake} />
            ) : (
              <EndScreen item={item} after={body.after} restart={() => go(0)} />
            )}
          </div>
          <Bar
            screen={screen}
            last={last}
            url={item.url}
            move={move}
            openList={() => setListOpen(true)}
          />
          <StepList
            open={listOpen}
            close={() => setListOpen(false)}
            item={item}
            steps={steps}
            screen={screen}
            go={go}
            awake={awake}
          />
        </main>
      </FuriganaProvider>
    </ItemProvider>
  );
}

/** `#kp-…`, `#sec-sources` of a link in the text: a place of the page that is no screen here. */
function placeOutside(target: EventTarget, ids: readonly string[]): string | undefined {
  const hash = target instanceof Element && target.closest('a')?.getAttribute('href');
  return hash && /^#./.test(hash) && screenOf(hash, ids).unknown !== undefined ? hash : undefined;
}
