import { saveButton } from './review.js';

/** A photo on its way into the form. */
const COMING = '[data-key-path] .empty.processing';
/** Longest time the form takes to say what it does not accept, on a slow machine. */
const ANSWER_MS = 4000;

/**
 * 「保存」 does what it says or says why not: the form would leave out a photo that is not there yet, and
 * marks an empty box only where it stands, which may be far up the page.
 *
 * @param say - One line for the writer; gives back how to take it away.
 */
export function watchSaving(say: (text: string, kind: 'done' | 'error') => () => void): void {
  let waiting: ReturnType<typeof setInterval> | undefined;
  let takeAway = () => {};
  const meant = (event: Event) => {
    takeAway();
    if (!document.querySelector(COMING)) {
      takeAway = tellRefused(say);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting !== undefined) return;
    const page = location.hash;
    const done = say('写真を取り込んでいます。終わったら保存します', 'done');
    waiting = setInterval(() => {
      if (page === location.hash && document.querySelector(COMING)) return;
      clearInterval(waiting);
      waiting = undefined;
      done();
      if (page === location.hash) saveButton()?.click();
    }, 200);
  };
  window.addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element).closest?.('button');
      if (button && button === saveButton()) meant(event);
    },
    { capture: true },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey) && saveButton())
        meant(event);
    },
    { capture: true },
  );
}

/** Look for boxes the form did not accept; lead to the first one. */
function tellRefused(say: (text: string, kind: 'error') => () => void): () => void {
  const page = location.hash;
  const began = Date.now();
  let takeAway = () => {};
  const looking = setInterval(() => {
    const boxes = [...document.querySelectorAll('[data-key-path] [aria-invalid="true"]')];
    if (page !== location.hash || Date.now() - began > ANSWER_MS) return clearInterval(looking);
    if (boxes.length === 0) return;
    clearInterval(looking);
    const names = [...new Set(boxes.map(nameOf))];
    takeAway = say(
      `まだ保存していません。${names.map((name) => `「${name}」`).join('、')}を書いてから、もう一度「保存」を押してください`,
      'error',
    );
    boxes[0]?.scrollIntoView({ block: 'center' });
    (boxes[0] as HTMLElement).focus({ preventScroll: true });
  }, 150);
  return () => {
    clearInterval(looking);
    takeAway();
  };
}

/** `手順.1.急所.0.急所の理由` as people say it: 手順2の急所1の急所の理由. */
function nameOf(box: Element): string {
  const path = box.closest<HTMLElement>('[data-key-path]')?.dataset.keyPath ?? '';
  return path
    .split('.')
    .reduce((name, part) =>
      /^\d+$/.test(part) ? `${name}${Number(part) + 1}` : `${name}の${part}`,
    );
}
