import { type FileState, useFile } from '../../client/useFile.js';
import type { CompareCase } from '../../compare-props.js';

/** A case on its way: its id, where its file is, and a function that tries again. */
export interface CaseOnItsWay {
  readonly id: string;
  readonly file: FileState<CompareCase>;
  retry(): void;
}

/** The files of up to four cases, read side by side. */
export function useCases(ids: readonly string[]): readonly CaseOnItsWay[] {
  // Always four hooks, as React wants it; those without an id read nothing.
  const slots = [
    useFile<CompareCase>(pathOf(ids[0])),
    useFile<CompareCase>(pathOf(ids[1])),
    useFile<CompareCase>(pathOf(ids[2])),
    useFile<CompareCase>(pathOf(ids[3])),
  ] as const;
  return slots.flatMap(([file, retry], index) => {
    const id = ids[index];
    return id === undefined ? [] : [{ id, file, retry }];
  });
}

const pathOf = (id: string | undefined): string | undefined => id && `cases/${id}.json`;
