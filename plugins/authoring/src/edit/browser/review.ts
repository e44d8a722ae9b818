/** The button for 「見直し済み」, shown beside an open page. */
export function offerReview(): void {
  const button = document.createElement('button');
  button.id = 'reviewed';
  button.type = 'button';
  button.textContent = '見直し済みにする';
  button.title = '読み直して、今も正しかったとき。今日の日付を「見直し日」に入れて保存します';
  button.onclick = () => void markReviewed();
  document.body.append(button);
  const show = () => {
    button.hidden = !/^#\/collections\/[^/]+\/entries\//.test(location.hash);
  };
  window.addEventListener('hashchange', show);
  window.addEventListener('popstate', show);
  setInterval(show, 500);
  show();
}

/** Days for a page to be read again, where it says a day at all. */
const YEAR = 1;

async function markReviewed(): Promise<void> {
  const today = new Date();
  const wasSaved = saveButton()?.disabled ?? true;
  const day = isoDay(today);
  const next = isoDay(new Date(today.getFullYear() + YEAR, today.getMonth(), today.getDate()));
  const moves = Boolean(inputOf('見直し期限')?.value);
  // A page that was opened this moment is drawn once more, and would forget what was filled in.
  for (let tries = 0; tries < 20; tries++) {
    fill('見直し日', day);
    if (moves) fill('見直し期限', next);
    await pause(150);
    const stays = inputOf('見直し日')?.value === day;
    if (stays && saveButton()?.disabled === false) break;
  }
  // Other changes the writer has not saved yet stay theirs to save.
  if (wasSaved) saveButton()?.click();
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const inputOf = (key: string): HTMLInputElement | null =>
  document.querySelector<HTMLInputElement>(`[data-key-path="${key}"] input[type="date"]`);

export const saveButton = (): HTMLButtonElement | undefined =>
  [...document.querySelectorAll<HTMLButtonElement>('[role="toolbar"] button')].find(
    ({ textContent }) => /^\s*保存/.test(textContent ?? ''),
  );

function fill(key: string, value: string): void {
  const input = inputOf(key);
  if (!input || input.value === value) return;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The day of the writer's own clock. */
function isoDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
