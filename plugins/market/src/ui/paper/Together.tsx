import { say } from '@chishiki-ichiba/model/say';
import { useHistory, useLocation } from '@docusaurus/router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { PrintPageProp } from '../../paper-props.js';
import { PrintBar } from '../canvas/PrintBar.js';
import { askedSheets } from './asked.js';
import { ChooseSheets } from './ChooseSheets.js';
import { OneOfMany } from './OneOfMany.js';

/** Chosen pages one after another, each from a new sheet. Which ones is in the address and nowhere else. */
export function Together({
  print: { url, choices },
}: {
  readonly print: PrintPageProp;
}): ReactNode {
  const { search } = useLocation();
  const history = useHistory();
  const asked = useMemo(() => askedSheets(search), [search]);
  const key = `${asked.ids.join()} ${asked.sheet}`;
  const [states, setStates] = useState<Readonly<Record<string, string>>>({});
  const onState = useCallback(
    (id: string, state: string) =>
      setStates((known) => (known[id] === state ? known : { ...known, [id]: state })),
    [],
  );
  const here = asked.ids.filter((id) => states[id] === 'here').length;
  const settled = asked.ids.every((id) => states[id] === 'here' || states[id] === 'failed');
  return (
    <>
      <ChooseSheets
        key={key}
        choices={choices}
        asked={asked}
        onChoose={({ ids, sheet }) =>
          history.push(`${url}?ids=${ids.map(encodeURIComponent).join(',')}&sheet=${sheet}`)
        }
      />
      {asked.ids.length > 0 && settled && here > 0 && (
        <PrintBar
          text={say`A4縦・${here}つのページ。一つ一つ、新しい紙から始まります`}
          action={say`まとめて印刷する`}
        />
      )}
      <p className="ichiba-hidden" role="status">
        {asked.ids.length > 0 && settled && say`${here}つのページを並べました。`}
      </p>
      {asked.ids.map((id) => (
        <OneOfMany
          key={`${id} ${asked.sheet}`}
          id={id}
          title={choices.find((choice) => choice.id === id)?.title ?? id}
          sheet={asked.sheet}
          choices={choices}
          onState={onState}
        />
      ))}
    </>
  );
}
