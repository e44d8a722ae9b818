import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useFuriganaSwitch } from '../../client/furigana.js';
import type { LoadError } from '../../client/loadFile.js';
import { useFile } from '../../client/useFile.js';
import type { FuriganaFile, FuriganaSpan, ItemPageProp } from '../../props.js';

interface FuriganaState {
  /** Furigana of a text of the page; nothing while they are off, on their way or not there. */
  find(text: string): readonly FuriganaSpan[] | undefined;
  readonly slow: boolean;
  readonly failed?: LoadError['kind'];
  retry(): void;
}

const none: FuriganaState = { find: () => undefined, slow: false, retry: () => undefined };
const FuriganaContext = createContext<FuriganaState>(none);
export const useFurigana = (): FuriganaState => useContext(FuriganaContext);

interface FuriganaProviderProps {
  readonly item: Pick<ItemPageProp, 'id' | 'furigana'>;
  readonly children: ReactNode;
}

/** Reads the page's furigana once the reader wants them: until then a page is as light as without. */
export function FuriganaProvider({ item, children }: FuriganaProviderProps): ReactNode {
  const wanted = useFuriganaSwitch() && item.furigana;
  const [answer, retry] = useFile<FuriganaFile>(wanted ? `furigana/${item.id}.json` : undefined);
  const state = useMemo((): FuriganaState => {
    if (!wanted) return none;
    if (answer.state === 'here') {
      const { file } = answer;
      return { ...none, find: (text) => (Object.hasOwn(file, text) ? file[text] : undefined) };
    }
    if (answer.state === 'failed') return { ...none, failed: answer.kind, retry };
    return { ...none, slow: answer.slow };
  }, [wanted, answer, retry]);
  return <FuriganaContext value={state}>{children}</FuriganaContext>;
}
