/** State and keys of the search combobox (APG: editable combobox with list autocomplete). Pure. */

export interface ComboState {
  value: string;
  open: boolean;
  /** Option under the virtual cursor; -1 when the cursor is in the text. */
  active: number;
  /** Recent searches on offer while nothing is typed; 0 keeps an empty box closed. */
  recents: number;
}

export type ComboAction =
  | { type: 'input'; value: string }
  | { type: 'move'; to: 'next' | 'previous'; count: number }
  | { type: 'recents'; count: number }
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'caret' }
  | { type: 'hover'; active: number }
  | { type: 'escape' };

export const COMBO_START: ComboState = { value: '', open: false, active: -1, recents: 0 };

/** The next state; the same object when nothing changes. */
export function comboReducer(state: ComboState, action: ComboAction): ComboState {
  switch (action.type) {
    case 'input': {
      const next = { ...state, value: action.value, active: -1 };
      return { ...next, open: hasList(next) };
    }
    case 'move':
      return move(state, action.to, action.count);
    case 'recents': {
      if (action.count === state.recents) return state;
      const next = { ...state, recents: action.count };
      return state.open && !hasList(next) ? { ...next, open: false, active: -1 } : next;
    }
    case 'open':
      return state.open || !hasList(state) ? state : { ...state, open: true, active: -1 };
    case 'close':
      return state.open || state.active >= 0 ? { ...state, open: false, active: -1 } : state;
    case 'caret':
      return state.active < 0 ? state : { ...state, active: -1 };
    case 'hover':
      return { ...state, active: action.active };
    case 'escape':
      // First the list goes, then the text: one key never throws away both.
      return state.open
        ? { ...state, open: false, active: -1 }
        : { ...COMBO_START, recents: state.recents };
  }
}

/** Something typed is searched; an empty box offers what was searched before. */
function hasList(state: ComboState): boolean {
  return state.value.trim() !== '' || state.recents > 0;
}

function move(state: ComboState, to: 'next' | 'previous', count: number): ComboState {
  if (!hasList(state) || count === 0) return state;
  if (!state.open) return { ...state, open: true, active: to === 'next' ? 0 : count - 1 };
  // The text itself (-1) is a stop on the way round.
  const stops = count + 1;
  const at = state.active + 1;
  return { ...state, active: ((at + (to === 'next' ? 1 : stops - 1)) % stops) - 1 };
}

/** The part of a keyboard event that counts. */
export interface KeyPress {
  key: string;
  altKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  /** An input method is converting; such keys belong to it. */
  isComposing?: boolean;
  keyCode?: number;
}

export type KeyMeaning = ComboAction | { type: 'choose' } | undefined;

/** Safari ends the composition before its Enter arrives; only the code 229 tells. */
export function isComposingKey({ isComposing, keyCode }: KeyPress): boolean {
  return isComposing === true || keyCode === 229;
}

/**
 * What a key means; `undefined` leaves it to the browser (and always while an input method converts).
 * PageUp and PageDown stay the browser's: APG gives them to grids only.
 */
export function keyMeaning(press: KeyPress, state: ComboState, count: number): KeyMeaning {
  if (isComposingKey(press) || press.ctrlKey || press.metaKey) return undefined;
  switch (press.key) {
    case 'ArrowDown':
      return press.altKey ? { type: 'open' } : { type: 'move', to: 'next', count };
    case 'ArrowUp':
      return press.altKey ? { type: 'close' } : { type: 'move', to: 'previous', count };
    case 'Home':
    case 'End':
    case 'ArrowLeft':
    case 'ArrowRight':
      return { type: 'caret' };
    case 'Escape':
      return state.open || state.value !== '' ? { type: 'escape' } : undefined;
    case 'Enter':
      return { type: 'choose' };
    case 'Tab':
      return { type: 'close' };
    default:
      return undefined;
  }
}

/** Whether the browser's own answer to the key must be stopped. The caret keys keep theirs. */
export function isOurs(meaning: KeyMeaning, press: KeyPress): boolean {
  return meaning !== undefined && meaning.type !== 'caret' && press.key !== 'Tab';
}
