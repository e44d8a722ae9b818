import { isFailure, type SearchState } from './useSearch.js';

/**
 * What stands on the screen: for the first 300 ms of a new search the last answer, so that nothing
 * jumps at each key; then the loading state itself.
 */
export function standing(state: SearchState): SearchState {
  const { status, slow, result } = state;
  if (status !== 'loading' || slow || !result) return state;
  return { ...state, status: isFailure(result) ? 'failed' : 'done' };
}
