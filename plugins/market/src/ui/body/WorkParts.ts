import { type ComponentType, createContext, useContext } from 'react';
import type { ClipProp } from '../../video-props.js';

/**
 * Parts of a step that work mode draws in its own way. Handed down, not imported: a page that is read
 * does not load them.
 */
export interface WorkParts {
  readonly Timer: ComponentType<{
    readonly label: string;
    readonly text: string;
    readonly seconds: number;
  }>;
  readonly Clip: ComponentType<{
    readonly label: string;
    readonly play: NonNullable<ClipProp['play']>;
  }>;
}

const WorkContext = createContext<WorkParts | undefined>(undefined);

export const WorkPartsProvider = WorkContext.Provider;
/** `undefined` outside work mode. */
export const useWorkParts = (): WorkParts | undefined => useContext(WorkContext);
