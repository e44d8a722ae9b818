import { createContext } from 'react';
import type { TranslationProp } from '../../translation-props.js';

/** Whether the original stands beside the copy. */
export interface Beside {
  readonly translation: TranslationProp;
  readonly on: boolean;
  /** The page's script runs. */
  readonly ready: boolean;
  toggle(): void;
}

export const BesideContext = createContext<Beside | undefined>(undefined);
