/**
 * `fetch` for our data files. On a page opened from a disk or a USB stick (`file://`) browsers refuse
 * `fetch`; there the file's script twin (`<file>.js`, made by `ichiba build --usb`) answers instead.
 *
 * @returns What `fetch` returns; on `file://` 404 for a file without a twin.
 */
export const fetchFile: typeof fetch = async (input, init) => {
  if (globalThis.location?.protocol !== 'file:') return fetch(input, init);
  const { readFromDisk } = await import('./from-disk.js');
  return readFromDisk(String(input), init?.signal ?? undefined);
};
