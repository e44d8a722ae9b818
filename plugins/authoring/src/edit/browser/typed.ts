/** Boxes that hold what is typed into them and nothing else. */
const BOX = 'input[role="textbox"], input[type="text"]:not([role]), textarea';
/** What changes a box on the writer's behalf: menus (「元に戻す」) and questions. */
const ASKED = '[role="menu"], [role="menuitem"], [role="dialog"], [role="alertdialog"], dialog';

/**
 * A form that was opened this moment is drawn once more, on slow machines after the first words were typed,
 * and would forget them: what was typed comes back.
 */
export function keepTyped(): void {
  let typed = new Map<string, string>();
  /** What each box said before anything was typed into it. */
  let before = new Map<string, string>();
  let page = location.hash;
  const forget = () => {
    typed = new Map();
    before = new Map();
  };
  // Asked at every turn: on a slow machine words are typed before a timer has seen the new page.
  const turn = () => {
    if (page === location.hash) return;
    page = location.hash;
    forget();
  };
  document.addEventListener(
    'focusin',
    ({ target }) => {
      turn();
      const path = pathOf(target as Element);
      if (path !== undefined && !before.has(path))
        before.set(path, (target as HTMLInputElement).value);
    },
    { capture: true },
  );
  document.addEventListener(
    'input',
    ({ target }) => {
      turn();
      const path = pathOf(target as Element);
      if (path !== undefined) typed.set(path, (target as HTMLInputElement).value);
    },
    { capture: true },
  );
  document.addEventListener(
    'click',
    ({ target }) => {
      if ((target as Element).closest?.(ASKED)) forget();
    },
    { capture: true },
  );
  setInterval(() => {
    turn();
    for (const [path, words] of typed) {
      const box = document.querySelector<HTMLInputElement>(`[data-key-path="${path}"] :is(${BOX})`);
      // Back to what it was: forgotten. Other words are the form's own spelling of what was typed.
      if (box && box.value !== words && box.value === (before.get(path) ?? '')) type(box, words);
    }
  }, 150);
}

/** Its field, for a box of the page itself: entries of a list are counted anew when one comes or goes. */
function pathOf(box: Element): string | undefined {
  if (!box.matches?.(BOX)) return undefined;
  const path = box.closest<HTMLElement>('[data-key-path]')?.dataset.keyPath;
  return path && !path.includes('.') ? path : undefined;
}

/** As if the writer had: the form hears of it. */
function type(box: HTMLInputElement, words: string): void {
  box.value = words;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
}
