import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { type ReactNode, useEffect, useState } from 'react';
import { keepsAnything } from '../../client/keeps.js';
import { useMarket } from '../../client/useMarket.js';
import { savedWords } from '../../offline/saved-words.js';
import { useItem } from '../body/ItemContext.js';
import { Icon } from '../icons/Icon.js';
import toolStyles from '../item/tools.module.css';

type Parts = typeof import('./SaveParts.js');

/** 「この手順を保存」 in the row of tools. What saves comes when it is asked for, or when something is kept already. */
export function SaveTool(): ReactNode {
  const item = useItem();
  const market = useMarket();
  const alive = useIsBrowser();
  const [parts, setParts] = useState<Parts>();
  const [pressed, setPressed] = useState<'waiting' | 'open' | 'failed'>();
  const store = market?.offline?.store;
  useEffect(() => {
    if (!store) return;
    void keepsAnything(store).then((keeps) => {
      if (keeps) void load().then(setParts);
    });
  }, [store]);
  const what = item && savedWords[item.kind];
  if (!alive || !what || !store) return null;
  if (parts) return <parts.SaveParts item={item} what={what} opened={pressed === 'open'} />;
  const open = async () => {
    setPressed('waiting');
    const loaded = await load();
    setPressed(loaded ? 'open' : 'failed');
    setParts(loaded);
  };
  return (
    <li>
      <button
        type="button"
        className={toolStyles.tool}
        aria-haspopup="dialog"
        aria-disabled={pressed === 'waiting' || undefined}
        onClick={() => pressed !== 'waiting' && void open()}
      >{sayJsx`${<Icon name="keep" />}${what}を保存`}</button>
      <span role="status" className={toolStyles.failed}>
        {pressed === 'failed' &&
          say`通信のつながる所で、もう一度押してください。保存のしくみを読みこめませんでした。`}
      </span>
    </li>
  );
}

const load = (): Promise<Parts | undefined> => import('./SaveParts.js').catch(() => undefined);
