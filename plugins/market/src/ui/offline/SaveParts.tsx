import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { type ReactNode, useRef, useState } from 'react';
import { useMarket } from '../../client/useMarket.js';
import { useSaved } from '../../client/useSaved.js';
import type { ItemPageProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import toolStyles from '../item/tools.module.css';
import { SaveDialog } from './SaveDialog.js';
import { dayText } from './words.js';

interface SavePartsProps {
  readonly item: ItemPageProp;
  /** この手順, この動画 … */
  readonly what: string;
  /** The reader has asked for the dialog already. */
  readonly opened: boolean;
}

/** The button with its dialog; once the page is saved, the way to what is saved. */
export function SaveParts({ item, what, opened }: SavePartsProps): ReactNode {
  const market = useMarket();
  const [{ sets }] = useSaved();
  const [open, setOpen] = useState(opened);
  const place = useRef<HTMLLIElement>(null);
  const set = sets?.find(({ id }) => id === item.id);
  return (
    <li ref={place}>
      {set && market?.offline && !open ? (
        <Link
          className={toolStyles.tool}
          to={market.offline.page}
        >{sayJsx`${<Icon name="keep" />}端末に保存ずみ（${dayText(set.savedAt)}）`}</Link>
      ) : (
        <button
          type="button"
          className={toolStyles.tool}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >{sayJsx`${<Icon name="keep" />}${what}を保存`}</button>
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
