import { type ReactNode, useMemo } from 'react';
import type { FuriganaFile } from '../../body-props.js';
import { useFuriganaSwitch } from '../../client/furigana.js';
import { useFile } from '../../client/useFile.js';
import type { ItemPageProp } from '../../props.js';
import { FuriganaContext, type FuriganaState, noFurigana } from './context.js';

interface FuriganaProviderProps {
  readonly item: Pick<ItemPageProp, 'id' | 'furigana'>;
  readonly children: ReactNode;
}

/** Reads the page's furigana once the reader wants them: until then a page is as light as without. */
export function FuriganaProvider({ item, children }: FuriganaProviderProps): ReactNode {
  const wanted = useFuriganaSwitch() && item.furigana;
  const [answer, retry] = useFile<FuriganaFile>(wanted ? `furigana/${item.id}.json` : undefined);
  const state = useMemo((): FuriganaState => {
    if (!wanted) return noFurigana;
    if (answer.state === 'here') {
      const { file } = answer;
      return {
        ...noFurigana,
        find: (text) => (Object.hasOwn(file, text) ? file[text] : undefined),
      };
    }
    if (answer.state === 'failed') return { ...noFurigana, failed: answer.kind, retry };
    return { ...noFurigana, slow: answer.slow };
  }, [wanted, answer, retry]);
  return <FuriganaContext value={state}>{children}</FuriganaContext>;
}
