import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { type ReactNode, useEffect, useState } from 'react';
import type { CheckItemProp } from '../../phase-props.js';
import { CheckItem } from './CheckItem.js';
import styles from './checklist.module.css';
import { keepsTicks, readTicks, writeTicks } from './ticks.js';

interface ChecklistProps {
  /** Names the list on this device. */
  readonly name: string;
  readonly items: readonly CheckItemProp[];
}

const storage = (): Storage => window.localStorage;

/** The group's own look at itself: ticks stay on this device, are sent nowhere and give no mark. */
export function Checklist({ name, items }: ChecklistProps): ReactNode {
  const alive = useIsBrowser();
  const [ticks, setTicks] = useState<readonly string[]>([]);
  const [kept, setKept] = useState(true);
  const [wiped, setWiped] = useState<readonly string[]>();
  useEffect(() => {
    setTicks(readTicks(name, storage));
    setKept(keepsTicks(storage));
  }, [name]);
  const change = (next: readonly string[]) => {
    setTicks(next);
    setKept(writeTicks(name, next, storage));
  };
  const toggle = (text: string) => {
    setWiped(undefined);
    change(ticks.includes(text) ? ticks.filter((tick) => tick !== text) : [...ticks, text]);
  };
  const wipe = () => {
    setWiped(ticks);
    change([]);
  };
  const done = items.filter(({ text }) => ticks.includes(text)).length;
  return (
    <div className={styles.list}>
      <ul>
        {items.map((item) => (
          <CheckItem
            key={item.text}
            item={item}
            checked={ticks.includes(item.text)}
            onToggle={toggle}
          />
        ))}
      </ul>
      {alive && (
        <div className={styles.foot} data-print="hide">
          <p role="status">{sayJsx`${done} / ${items.length} 済み${!kept && say`（この端末では印を残せません。閉じると消えます）`}`}</p>
          {done > 0 && <button type="button" onClick={wipe}>{say`印をすべて消す`}</button>}
          {wiped && wiped.length > 0 && (
            <button
              type="button"
              onClick={() => {
                change(wiped);
                setWiped(undefined);
              }}
            >{say`元に戻す`}</button>
          )}
          {kept && <p className={styles.where}>{say`印はこの端末の中だけに残ります。`}</p>}
        </div>
      )}
    </div>
  );
}
