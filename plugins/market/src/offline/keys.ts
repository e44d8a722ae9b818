/**
 * Names under which things lie in the browser's caches. Written into the service worker as it stands:
 * it imports nothing.
 */

/** A bundler's or our own name that holds the content's hash: the same name is the same bytes for ever. */
const NAMED_BY_CONTENT =
  /\/(?:assets\/(?:js|css|images|fonts|files|medias)|ichiba\/media)\/[^/]*[0-9a-f]{8}\.[a-z0-9]+$/;

export const isNamedByContent = (url: string): boolean => NAMED_BY_CONTENT.test(url);

/** Key of a file: two versions of one address lie side by side. */
export const fileKey = ({ url, hash }: { readonly url: string; readonly hash: string }): string =>
  isNamedByContent(url) ? url : `${url}?ichiba=${hash}`;

/** @param store - `chishiki-ichiba:<edition>:<base>`: editions and sites on one host never meet. */
export const cacheNames = (store: string): { readonly sets: string; readonly files: string } => ({
  sets: `${store}:sets`,
  files: `${store}:files`,
});

const SET = '/saved-set/';

export const setKey = (id: string): string => SET + id;
export const isSetKey = (address: string): boolean => new URL(address).pathname.startsWith(SET);
