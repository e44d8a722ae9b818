import { type ComponentType, useEffect, useState } from 'react';
import type { SearchPopupProps } from './SearchPopup.js';

type Popup = { Component?: ComponentType<SearchPopupProps>; failed?: boolean };

/**
 * The popup's script, loaded when it is first wanted: what stands on every page stays under 5 kB.
 * `failed` when it did not come; opening the box again tries again.
 */
export function usePopup(wanted: boolean): Popup {
  const [popup, setPopup] = useState<Popup>({});
  const loaded = popup.Component !== undefined;
  useEffect(() => {
    if (!wanted || loaded) return;
    let current = true;
    import('./SearchPopup.js').then(
      ({ SearchPopup }) => current && setPopup({ Component: SearchPopup }),
      () => current && setPopup({ failed: true }),
    );
    return () => {
      current = false;
    };
  }, [wanted, loaded]);
  return popup;
}
