import { kinds, vocabularies } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { Market } from '../load-market.js';
import { type Card, type CardGround, itemCard } from './card.js';

/**
 * The card of each page of the market. Items tell it themselves, also for the sheets below them; lists and
 * tools by the title they were built with. Made from one edition alone: what it does not have is on no card.
 *
 * @param tagline - Of the site, for the front.
 * @returns By address and built title (without the site's name).
 */
export function createCards(
  { context: { urls }, pages }: Market,
  ground: CardGround,
  tagline: string,
): (url: string, title: string) => Card {
  const items = new Map([...pages.values()].map(({ item }) => [item.url, itemCard(item, ground)]));
  type More = Pick<Card, 'about' | 'of' | 'phases'>;
  const lists = new Map<string, More>();
  for (const { id } of kinds)
    lists.set(urls.kind(id), { about: say`種類ごとの一覧`, of: { kind: id }, phases: [] });
  for (const { id } of vocabularies.phase) {
    lists.set(urls.phase(id), { about: say`段階ごとの一覧`, of: { phase: id }, phases: [id] });
    lists.set(urls.checklist(id), { about: say`チェックリスト`, of: { phase: id }, phases: [id] });
  }
  for (const { id } of vocabularies.canvas)
    lists.set(urls.canvas(id), { about: say`キャンバスの欄`, of: { block: id }, phases: [] });
  const front = { ...(tagline ? { tagline } : {}), phases: vocabularies.phase.map(({ id }) => id) };
  return (url, title) =>
    items.get(url) ??
    items.get(above(url)) ?? {
      title,
      phases: [],
      notes: [],
      ...(url === urls.front ? front : lists.get(url)),
      ...ground,
    };
}

/** `/a/b/c/` → `/a/b/`, `/a/b/c` → `/a/b` */
const above = (url: string): string => url.replace(/\/[^/]+(\/?)$/, '$1');
