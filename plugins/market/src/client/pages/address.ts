/** Id of the element in which a page as it is served brings its own data. */
export const PAGE_DATA_ID = 'ichiba-page';

/** One part of an address that can be part of a file's name. */
const PART = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Data file of a page of an item, or of a sheet below it.
 *
 * @param pathname - As the browser or a route has it: with or without its last slash, `index.html`, `.html`.
 * @param base - What all such addresses begin with, slash at its end: `/docs/`.
 * @returns Path under the market's folder of files (`pages/manual/x.json`, `pages/manual/x.labels.json`);
 *   `undefined` for an address of any other shape.
 */
export function pageFileOf(pathname: string, base: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  const bare = pathname.slice(base.length).replace(/(?:\/index)?(?:\.html)?\/?$/, '');
  const [kind = '', ...parts] = bare.split('/');
  if (parts.length < 1 || parts.length > 2 || ![kind, ...parts].every((part) => PART.test(part)))
    return undefined;
  return `pages/${kind}/${parts.join('.')}.json`;
}
