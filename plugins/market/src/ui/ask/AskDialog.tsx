import { say } from '@chishiki-ichiba/model/say';
import { AskSlip, stepAt } from '@chishiki-ichiba/search/slip';
import { useLocation } from '@docusaurus/router';
import { type ReactNode, useState } from 'react';
import type { ItemPageProp } from '../../props.js';
import { askPage, facetsOf } from './ask-page.js';
import { SlipDialog } from './SlipDialog.js';

interface AskDialogProps {
  readonly item: ItemPageProp;
  readonly onClose: () => void;
}

/** A slip about this page, with the step of the address and the words of the search that led here. */
export function AskDialog({ item, onClose }: AskDialogProps): ReactNode {
  // As it was when the reader asked.
  const location = useLocation();
  const [{ url, search, hash }] = useState(() => ({
    url: addressOf(item.url),
    search: location.search,
    hash: decode(location.hash.slice(1)),
  }));
  const steps = item.steps.map(({ id, number, title }) => ({
    id: `step-${id}`,
    label: say`手順${number}「${title}」`,
  }));
  const point = hash.startsWith('kp-') ? stepAt(hash) : undefined;
  return (
    <SlipDialog label={say`このページのことを聞く`} onClose={onClose}>
      <AskSlip
        page={askPage(item)}
        url={url}
        places={point ? [{ id: hash, label: point }, ...steps] : steps}
        at={hash}
        query={new URLSearchParams(search).get('q')?.trim() ?? ''}
        facets={facetsOf(item)}
      />
    </SlipDialog>
  );
}

/** On a USB stick the route is the hash of one file. */
function addressOf(path: string): string {
  const { origin, href, hash } = window.location;
  return hash.startsWith('#/') ? `${href.replace(/#.*$/, '')}#${path}` : origin + path;
}

function decode(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return '';
  }
}
