import { type ReactNode, useEffect, useState } from 'react';
import type { MarketGlobalData } from '../../props.js';

/** Everything about copies on the device comes after the page: it never makes a first visit slower. */
export function Offline({ market }: { readonly market: MarketGlobalData }): ReactNode {
  const [parts, setParts] = useState<typeof import('./start.js')>();
  useEffect(() => {
    if (!market.offline) {
      void dropWorker(market.worker);
      return undefined;
    }
    const begin = () =>
      import('./start.js').then(
        (loaded) => {
          loaded.start(market);
          setParts(loaded);
        },
        // Not even the script came: then there is nothing to start with.
        () => undefined,
      );
    if (document.readyState === 'complete') {
      void begin();
      return undefined;
    }
    window.addEventListener('load', begin, { once: true });
    return () => window.removeEventListener('load', begin);
  }, [market]);
  return parts ? <parts.SavedBar market={market} /> : null;
}

/** `npm start` on the port where a built site was served, and a site that has dropped the option. */
async function dropWorker(worker: string): Promise<void> {
  const registration = await navigator.serviceWorker
    ?.getRegistration(worker)
    .catch(() => undefined);
  const script = registration?.active?.scriptURL;
  if (script && new URL(script).pathname === worker) await registration.unregister();
}
