/** Look a path up in `{ "<old path or id>": "<new address>" }`: the whole path, then its last part. */
export function findAddress(aliases: unknown, pathname: string): string | undefined {
  if (typeof aliases !== 'object' || aliases === null) return undefined;
  const known = new Map(Object.entries(aliases));
  const bare = decode(pathname).replace(/(?:\/index)?(?:\.html?)?\/?$/, '');
  const last = bare.slice(bare.lastIndexOf('/') + 1);
  const address = [`${bare}/`, bare, last]
    .map((key) => known.get(key))
    .find((value) => typeof value === 'string');
  return address && address !== pathname && /^\/(?!\/)/.test(address) ? address : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
