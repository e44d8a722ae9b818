import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMarket } from '../../client/useMarket.js';
import { useSaved } from '../../client/useSaved.js';
import { savedWords } from '../../offline/saved-words.js';
import { useItem } from '../body/ItemContext.js';
import { Icon } from '../icons/Icon.js';
import toolStyles from '../item/tools.module.css';
import { SaveDialog } from './SaveDialog.js';
import { dayText } from './words.js';

/** 「この手順を保存」 in the row of tools; once it is saved, the way to what is saved. */
export function SaveTool(): ReactNode {
  const item = useItem();
  const market = useMarket();
  const [{ sets }] = useSaved();
  const [open, setOpen] = useState(false);
  const [alive, setAlive] = useState(false);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => setAlive(true), []);
  const what = item && savedWords[item.kind];
  if (!alive || !what || !market?.offline) return null;
  const set = sets?.find(({ id }) => id === item.id);
  return (
    <li ref={place}>
      {set && !open ? (
        <Link className={toolStyles.tool} to={market.offline.page}>
          <Icon name="keep" />
          端末に保存ずみ（{dayText(set.savedAt)}）
        </Link>
      ) : (
        <button
          type="button"
          className={toolStyles.tool}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          <Icon name="keep" />
          {what}を保存
        </button>
      )}
      {open && (
        <SaveDialog
          id={item.id}
          what={what}
          onClose={() => {
            setOpen(false);
            // Whichever of the two stands there then.
            requestAnimationFrame(() =>
              place.current?.querySelector<HTMLElement>('a, button')?.focus(),
            );
          }}
        />
      )}
    </li>
  );
}
