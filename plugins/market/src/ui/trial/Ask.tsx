import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { type ReactNode, useState } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import tools from '../item/tools.module.css';
import styles from './trial.module.css';

type Slip = typeof import('./TrialSlip.js');

/** 「試したら知らせる」: the slip comes when it is opened, so that reading costs nothing. */
export function Ask({ item }: { readonly item: ItemPageProp }): ReactNode {
  // A button that needs the script is not there before it.
  const alive = useIsBrowser();
  const [open, setOpen] = useState(false);
  const [slip, setSlip] = useState<Slip>();
  const [failed, setFailed] = useState(false);
  const toggle = () => {
    setOpen(!open);
    setFailed(false);
    if (!open && !slip)
      import('./TrialSlip.js').then(setSlip, () => {
        setFailed(true);
        setOpen(false);
      });
  };
  return (
    <div className={styles.ask} data-print="hide">
      <p>{say`うまくいかなかったことも、次に使う人の役に立ちます。`}</p>
      {alive && (
        <button
          type="button"
          className={tools.tool}
          aria-expanded={open}
          onClick={toggle}
        >{sayJsx`${<Icon name="trial" />}試したら知らせる`}</button>
      )}
      <p role="status">
        {failed && say`読み込めませんでした。通信のつながる所で、もう一度押してください。`}
      </p>
      {open && slip && <slip.TrialSlip item={item} />}
    </div>
  );
}
