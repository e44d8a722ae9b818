export interface YoutubeLink {
  /** Eleven characters. */
  readonly id: string;
  /** Second that the address begins at. */
  readonly start?: number;
}

const LINK =
  /(?:https?:\/\/)?(?:www\.|m\.)?(?:youtu\.be\/|youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^\s"'<>]*&)?v=|embed\/|shorts\/|live\/))([\w-]{11})(?![\w-])([^\s"'<>、。）)]*)/gi;

/** Films that a text points at, each once, in order; lists of films are none. */
export function youtubeLinks(text: string): YoutubeLink[] {
  const links = new Map<string, YoutubeLink>();
  for (const [, id = '', query = ''] of text.matchAll(LINK)) {
    const start = /[?&](?:t|start)=(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?/.exec(query);
    const [, h = '0', m = '0', s = '0'] = start ?? [];
    const seconds = Number(h) * 3600 + Number(m) * 60 + Number(s);
    if (!links.has(id)) links.set(id, { id, ...(seconds > 0 ? { start: seconds } : {}) });
  }
  return [...links.values()];
}
