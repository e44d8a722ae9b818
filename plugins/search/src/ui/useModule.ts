import { useCallback, useEffect, useState } from 'react';
import { useAgain } from './useAgain.js';

/**
 * A script loaded when it is first wanted, so that pages stay light. `failed` when it did not come;
 * wanting it again tries again, and so does time (`useAgain`).
 *
 * @param load - Must be stable.
 */
export function useModule<T extends object>(
  load: () => Promise<T>,
  wanted: boolean,
): { module?: T; failed: boolean } {
  const [module, setModule] = useState<T>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useAgain(
    failed && wanted,
    useCallback(() => setAttempt((n) => n + 1), []),
  );
  const missing = wanted && module === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks once more
  useEffect(() => {
    if (!missing) return;
    let current = true;
    load().then(
      (loaded) => {
        if (!current) return;
        setModule(loaded);
        setFailed(false);
      },
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [missing, load, attempt]);
  return { module, failed };
}
