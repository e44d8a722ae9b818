import type { Edition } from '@chishiki-ichiba/model';
import { editionName } from './emit/catalog-files.js';

/** A search server that answers in the place of the index's files. */
export interface SearchServer {
  /** `https://search.example.jp`, or a path of this site's own host, `/engine`. */
  readonly url: string;
  /** Beginning of the index's name; the edition follows: `ichiba` → `ichiba-public`. */
  readonly index: string;
}

/** What the browser is told: the index of this edition and of no other. */
export interface SearchServerProp extends SearchServer {
  readonly edition: string;
}

export function toSearchServerProp(
  { url, index }: SearchServer,
  edition: Edition,
): SearchServerProp {
  const name = editionName({ edition });
  return { url, index: `${index}-${name}`, edition: name };
}

/** The host a policy must let scripts ask; none where it is the site's own. */
export const originsOf = (server: SearchServer | undefined): string[] =>
  server && !server.url.startsWith('/') ? [new URL(server.url).origin] : [];
