import type { ItemOf } from '@chishiki-ichiba/model';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { chaptersOf } from '../content/chapters.js';
import type { PageContext } from '../pages/context.js';

type Cue = NonNullable<SearchDocument['cues']>[number];

/**
 * Every moment of a page's videos that search can open: scenes first, then what is said, so that a
 * scene named with the same words is where the reader lands.
 *
 * @param url - Address of the page the players stand on.
 */
export function toSearchCues(
  videos: readonly ItemOf<'video'>[],
  url: string,
  { cues }: Pick<PageContext, 'cues'>,
): Cue[] {
  return videos.flatMap((video) =>
    [...scenesOf(video), ...(cues.get(video.id) ?? [])].map(({ start, end, text }) => ({
      // Players count whole seconds; the one before loses no word.
      url: `${url}?t=${Math.floor(start)}#video-${video.id}`,
      start,
      end,
      text,
    })),
  );
}

/** Chapters with their ends: where the next one starts, the last where the video ends; never before its start. */
function scenesOf(video: ItemOf<'video'>): Omit<Cue, 'url'>[] {
  const chapters = chaptersOf(video);
  return chapters.map(({ start, title }, index) => ({
    start,
    end: Math.max(start, chapters[index + 1]?.start ?? video.fields.duration),
    text: title,
  }));
}
