import type { PhaseId } from '@chishiki-ichiba/model';
import { phases } from '../labels.js';

/** An id as a phase; `undefined` for anything else. */
export const findPhase = (id: string): PhaseId | undefined =>
  id in phases ? (id as PhaseId) : undefined;
