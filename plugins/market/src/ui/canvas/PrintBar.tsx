import useIsBrowser from '@docusaurus/useIsBrowser';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import sheet from '../sheet/sheet.module.css';

interface PrintBarProps {
  /** What paper to put in. */
  readonly text: string;
  /** Words of the button. */
  readonly action: string;
}

/** On the screen only: what paper to put in, and the way to print. */
export function PrintBar({ text, action }: PrintBarProps): ReactNode {
  // A button that needs the script is not there before it: the browser's own menu prints as well.
  const alive = useIsBrowser();
  return (
    <div className={sheet.bar} data-print="hide">
      <p>
        <Icon name="note" size="1.5rem" />
        {text}
      </p>
      {alive && (
        <button type="button" className={sheet.print} onClick={() => window.print()}>
          {action}
        </button>
      )}
    </div>
  );
}
