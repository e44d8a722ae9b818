import { say } from '@chishiki-ichiba/model/say';
import { useHistory, useLocation } from '@docusaurus/router';
import { PageMetadata } from '@docusaurus/theme-common';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ComparePageProp } from '../../compare-props.js';
import { PageSetup } from '../canvas/PageSetup.js';
import { Comparison } from './Comparison.js';
import styles from './compare.module.css';
import { addressOf, askedCases, FEWEST, MOST } from './ids.js';
import { Notices, Waiting } from './Notices.js';
import { Picker } from './Picker.js';
import { useCases } from './useCases.js';

/** Two to four cases side by side. Which ones is in the address and nowhere else, so it can be sent and gone back to. */
export function Compare({
  compare: { url, choices },
}: {
  readonly compare: ComparePageProp;
}): ReactNode {
  const { search } = useLocation();
  const history = useHistory();
  const asked = useMemo(() => askedCases(search, choices), [search, choices]);
  const cases = useCases(asked.ids.length >= FEWEST ? asked.ids : []);
  const here = cases.flatMap(({ file }) => (file.state === 'here' ? [file.file] : []));
  const titleOf = (id: string) => choices.find((choice) => choice.id === id)?.title ?? id;
  const names = asked.ids.map((id) => say`「${titleOf(id)}」`).join(say`と`);
  const heading = useRef<HTMLHeadingElement>(null);
  const key = asked.ids.join();
  // The button stood above: bring the reader to the answer. Not on arrival, nor when going back.
  const pressed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new set of cases
  useEffect(() => {
    if (pressed.current) heading.current?.focus();
    pressed.current = false;
  }, [key]);
  const choose = (ids: readonly string[]) => {
    const address = addressOf(url, ids);
    if (ids.join() === key) heading.current?.focus();
    else {
      pressed.current = true;
      history.push(address);
    }
  };
  return (
    <>
      <PageSetup size={asked.ids.length > 2 ? 'A3' : 'A4'} margin="10mm" numbered />
      <Notices asked={asked} cases={cases} titleOf={titleOf} />
      <Picker key={key} choices={choices} chosen={asked.ids} onChoose={choose} />
      {asked.ids.length >= FEWEST && (
        <section className={styles.result} aria-labelledby="compared">
          <PageMetadata title={say`${names}を比べる`} />
          <h2 id="compared" ref={heading} tabIndex={-1}>
            {names}
          </h2>
          <Waiting cases={cases} />
          {here.length > 0 && <Comparison cases={here} />}
        </section>
      )}
      {choices.length < FEWEST && (
        <p>{say`比べられる事例が、まだ${FEWEST}つありません。事例が増えると、ここで並べて読めます（${MOST}つまで）。`}</p>
      )}
    </>
  );
}
