import { useCallback, useEffect, useRef, useState } from 'react';
import type { LeftOut, SavePlan } from '../../client/saved.js';
import { useSaved } from '../../client/useSaved.js';
import type { SaveError } from '../../offline/save.js';
import { type SaveProgress, toSaveError } from '../../offline/save.js';

export type Saving =
  | { readonly state: 'idle' | 'planning' }
  | { readonly state: 'done'; readonly left?: LeftOut }
  | { readonly state: 'ready'; readonly plan: SavePlan }
  | { readonly state: 'saving'; readonly progress?: SaveProgress; readonly title?: string }
  | { readonly state: 'failed'; readonly error: SaveError };

/** One item on its way to the device, from the question how much it is to its end. */
export function useSaving(id: string) {
  const [, saved] = useSaved();
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const plan = useCallback(async (): Promise<SavePlan | undefined> => {
    setSaving({ state: 'planning' });
    try {
      const found = await saved?.plan(id);
      if (found) setSaving({ state: 'ready', plan: found });
      return found;
    } catch (error) {
      setSaving({ state: 'failed', error: toSaveError(error) });
      return undefined;
    }
  }, [saved, id]);

  const save = useCallback(
    async (planned: SavePlan, clips: boolean, needs = false): Promise<void> => {
      stop.current = new AbortController();
      setSaving({ state: 'saving' });
      try {
        const left = await saved?.save(planned, {
          clips,
          needs,
          signal: stop.current.signal,
          onProgress: (progress, title) => setSaving({ state: 'saving', progress, title }),
        });
        setSaving({ state: 'done', left });
      } catch (error) {
        setSaving({ state: 'failed', error: toSaveError(error) });
      }
    },
    [saved],
  );
  const cancel = useCallback(() => stop.current?.abort(), []);
  const reset = useCallback(() => setSaving({ state: 'idle' }), []);
  return { saving, plan, save, cancel, reset };
}
