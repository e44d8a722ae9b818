import { type ReactNode, useEffect, useState } from 'react';
import { keepsAnything, onSaved } from '../../client/keeps.js';
import type { MarketGlobalData } from '../../props.js';

/**
 * Everything about copies on the device comes after the page, and only where there are some: it never
 * makes a first visit slower.
 */
export function Offline({ market }: { readonly market: MarketGlobalData }): ReactNode {
  const [parts, setParts] = useState<typeof import('./start.js')>();
  useEffect(() => {
    if (!market.offline) {
      void dropWorker(market.worker);
      return undefined;
    }
    const { store } = market.offline;
    const begin = () =>
      import('./start.js').then(
        (loaded) => {
          loaded.start(market);
          setParts(loaded);
        },
        // Not even the script came: then there is nothing to start with.
        () => undefined,
      );
    const look = async () => {
      // Refused in private windows and on plain-http addresses: the dialog says so when someone wants to save.
      register(market.worker).catch(() => undefined);
      const isCopy = document.documentElement.dataset.ichibaSaved !== undefined;
      if (isCopy || (await keepsAnything(store))) await begin();
    };
    const stop = onSaved(() => void begin());
    if (document.readyState === 'complete') void look();
    else window.addEventListener('load', look, { once: true });
    return () => {
      stop();
      window.removeEventListener('load', look);
    };
  }, [market]);
  return parts ? <parts.SavedBar market={market} /> : null;
}

/** Where everything is blocked, even to look for the worker throws. */
async function register(worker: string): Promise<void> {
  await navigator.serviceWorker?.register(worker);
}

/** `npm start` on the port where a built site was served, and a site that has dropped the option. */
async function dropWorker(worker: string): Promise<void> {
  const registration = await navigator.serviceWorker
    ?.getRegistration(worker)
    .catch(() => undefined);
  const script = registration?.active?.scriptURL;
  if (script && new URL(script).pathname === worker) await registration.unregister();
}
