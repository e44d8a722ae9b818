import { createContext, useContext } from 'react';
import type { Timers } from './useTimers.js';

interface InStep {
  readonly timers: Timers;
  readonly stepId: string;
}

const TimersContext = createContext<InStep | undefined>(undefined);

export const TimersProvider = TimersContext.Provider;
/** The manual's timers, and the step on the screen. */
export const useInStep = (): InStep | undefined => useContext(TimersContext);
