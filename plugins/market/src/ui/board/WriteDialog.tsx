import { say } from '@chishiki-ichiba/model/say';
import { WriteSlip, type WriteSlipProps } from '@chishiki-ichiba/search/slip';
import { type ReactNode, useState } from 'react';
import { SlipDialog } from '../ask/SlipDialog.js';

/** The slip of the board in its frame. */
export function WriteDialog({
  onClose,
  ...slip
}: Omit<WriteSlipProps, 'url'> & { readonly onClose: () => void }): ReactNode {
  const [url] = useState(() => window.location.href.replace(/#.*$/, ''));
  return (
    <SlipDialog label={say`探しているものを書く`} onClose={onClose}>
      <WriteSlip {...slip} url={url} />
    </SlipDialog>
  );
}
