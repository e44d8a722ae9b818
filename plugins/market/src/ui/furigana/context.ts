import { createContext, useContext } from 'react';
import type { FuriganaSpan } from '../../body-props.js';
import type { LoadError } from '../../client/loadFile.js';

export interface FuriganaState {
  /** Furigana of a text of the page; nothing while they are off, on their way or not there. */
  find(text: string): readonly FuriganaSpan[] | undefined;
  readonly slow: boolean;
  readonly failed?: LoadError['kind'];
  retry(): void;
}

export const noFurigana: FuriganaState = {
  find: () => undefined,
  slow: false,
  retry: () => undefined,
};
export const FuriganaContext = createContext<FuriganaState>(noFurigana);
export const useFurigana = (): FuriganaState => useContext(FuriganaContext);
