/** State and keys of the search combobox (APG: editable combobox with list autocomplete). Pure. */

export interface ComboState {
  value: string;
  open: boolean;
  /** Option under the virtual cursor; -1 when the cursor is in the text. */
  active: number;
}

export type ComboAction =
  | { type: 'input'; value: string }
  | { type: 'move'; to: 'next' | 'previous'; count: number }
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'caret' }
  | { type: 'hover'; active: number }
  | { type: 'escape' };

export const COMBO_START: ComboState = { value: '', open: false, active: -1 };

/** The next state; the same object when nothing changes. */
export function comboReducer(state: ComboState, action: ComboAction): ComboState {
  switch (action.type) {
    case 'input':
      return { value: action.value, open: action.value.trim() !== '', active: -1 };
    case 'move':
      return move(state, action.to, action.count);
    case 'open':
      return state.open || state.value.trim() === '' ? state : { ...state, open: true, active: -1 };
    case 'close':
      return state.open || state.active >= 0 ? { ...state, open: false, active: -1 } : state;
    case 'caret':
      return state.active < 0 ? state : { ...state, active: -1 };
    case 'hover':
      return { ...state, active: action.active };
    case 'escape':
      // First the list goes, then the text: one key never throws away both.
      return state.open ? { ...state, open: false, active: -1 } : COMBO_START;
  }
}

function move(state: ComboState, to: 'next' | 'previous', count: number): ComboState {
  if (state.value.trim() === '' || count === 0) return state;
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

/** What a key means; `undefined` leaves it to the browser (and always while an input method converts). */
export function keyMeaning(press: KeyPress, state: ComboState, count: number): KeyMeaning {
  // 229: Safari ends the composition before its Enter arrives, only the code tells.
  if (press.isComposing || press.keyCode === 229 || press.ctrlKey || press.metaKey)
    return undefined;
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
