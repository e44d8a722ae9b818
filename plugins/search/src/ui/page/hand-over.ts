/** What a request slip's buttons do. Browser only; nothing here sends anything. */

/**
 * Copy a text. Without the clipboard (refused, or a plain http address) the field is selected and the
 * old command tried.
 *
 * @returns False when the reader has to press "copy" himself; the text is selected then.
 */
export async function copyText(text: string, field: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    try {
      // Deprecated, but the only way where there is no clipboard object.
      return document.execCommand('copy');
    } catch {
      return false;
    }
  }
}

const PRINTING = 'ichibaPrint';

/**
 * Print a title and a text alone. On paper a text field is cut off where its box ends, so a copy of
 * the text is laid out; the mark on the root hides everything else (slip.module.css).
 */
export function printPaper(sheet: { title: string; text: string; className: string }): void {
  const paper = document.createElement('div');
  paper.className = sheet.className;
  const title = document.createElement('h1');
  title.textContent = sheet.title;
  const text = document.createElement('p');
  text.textContent = sheet.text;
  paper.append(title, text);
  document.body.append(paper);
  document.documentElement.dataset[PRINTING] = 'slip';
  // Phones lay the sheet out again after `afterprint`, whenever a setting changes: it stays until the
  // next touch there.
  const end = window.matchMedia('(pointer: coarse)').matches ? 'pointerdown' : 'afterprint';
  const reset = () => {
    delete document.documentElement.dataset[PRINTING];
    paper.remove();
  };
  window.addEventListener(end, reset, { once: true });
  window.print();
}

/** Offer a text as a file to save. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
