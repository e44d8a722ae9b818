import { useEffect, useState } from 'react';

/** `missing`: the browser cannot; `refused`: it would not now (battery low, power saving). */
export type WakeState = 'off' | 'on' | 'missing' | 'refused';

/**
 * Keep the screen awake while `wanted`. A page that was hidden has lost its lock: it asks again when
 * it is seen again.
 *
 * @param attempt - Another value asks again after a refusal.
 * @see Screen Wake Lock API, W3C. Secure contexts only: plain http on the LAN has none.
 */
export function useWakeLock(wanted: boolean, attempt: unknown): WakeState {
  const [state, setState] = useState<WakeState>('off');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks once more
  useEffect(() => {
    if (!wanted) return setState('off');
    if (!navigator.wakeLock) return setState('missing');
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (over) await lock.release();
        else setState('on');
      } catch {
        if (!over) setState('refused');
      }
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, [wanted, attempt]);
  return state;
}
