import { type Clip, type ItemOf, isComponent } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { chaptersOf } from '../content/chapters.js';
import { type Entry, isVideo, type VideoEntry } from '../content/read-site.js';
import { MOST_TRACKS } from '../content/tracks.js';
import type { ClipProp, TrackProp, VideoProp } from '../video-props.js';
import { labelOf } from '../words/label-of.js';
import { type PageContext, toLabelled } from './context.js';
import { clock } from './fields.js';

/** What it takes to find a video. */
type VideoContext = Pick<PageContext, 'catalog' | 'entries' | 'urls'>;

/** The video that a `Video` component names; `undefined` when it is not in this edition. */
export function findVideo(
  props: Readonly<Record<string, unknown>>,
  context: VideoContext,
): VideoEntry | undefined {
  const item = context.catalog.find(String(props.video ?? props.id ?? props.title ?? ''));
  const entry = item && context.entries.get(item);
  return isVideo(entry) ? entry : undefined;
}

export function toVideo(entry: VideoEntry, context: PageContext): VideoProp {
  const { fields, id, title } = entry.item;
  const url = (file: string | undefined) =>
    file ? context.assets.add(entry, file)?.url : undefined;
  const file = url(fields.media.file);
  const poster = url(fields.poster);
  return {
    id,
    title,
    ...(file ? { file } : {}),
    ...(fields.media.youtube ? { youtube: fields.media.youtube } : {}),
    ...(poster ? { poster } : {}),
    duration: fields.duration,
    chapters: chaptersOf(entry.item).map(({ start, title: name, step, still }) => {
      const shown = step ? toLabelled(step, ['manual'], context) : undefined;
      const picture = url(still);
      return {
        start,
        title: name,
        ...(shown ? { step: shown } : {}),
        ...(picture ? { still: picture } : {}),
      };
    }),
    captions: (fields.captions ?? []).flatMap(({ lang, file: captionFile }) => {
      const captions = url(captionFile);
      return captions ? [{ lang, url: captions }] : [];
    }),
    cues: context.cues.get(id) ?? [],
    ...(fields.role === 'simulation' ? { simulated: true } : {}),
    ...(file ? toTracks(entry, url) : {}),
  };
}

/** Other cameras; what has no file in this edition is left out. */
function toTracks(
  { item: { fields } }: VideoEntry,
  url: (file: string | undefined) => string | undefined,
): Pick<VideoProp, 'label' | 'tracks'> {
  const tracks = (fields.tracks ?? []).slice(0, MOST_TRACKS).flatMap((track): TrackProp[] => {
    const file = url(track.file);
    const poster = url(track.poster);
    return file
      ? [
          {
            label: track.label,
            file,
            shift: track.shift ?? 0,
            rate: track.rate ?? 1,
            ...(poster ? { poster } : {}),
          },
        ]
      : [];
  });
  const camera = fields.camera?.[0];
  return tracks.length > 0
    ? { label: camera ? labelOf('camera', camera) : say`元の動画`, tracks }
    : {};
}

/** Part of a video, as the link a key point shows. */
export function toClipLink(
  clip: Clip,
  context: VideoContext,
): { label: string; url: string } | undefined {
  const video = context.catalog.find(clip.video);
  if (video?.kind !== 'video') return undefined;
  const span =
    clip.end === undefined ? clock(clip.start) : say`${clock(clip.start)}〜${clock(clip.end)}`;
  return {
    label: say`動画 ${span}`,
    url: `${context.urls.item(video)}?t=${clip.start}#video-${video.id}`,
  };
}

/** The same with what it takes to play it where it is told; without a file of ours it stays a link. */
export function toClip(clip: Clip, context: PageContext): ClipProp | undefined {
  const link = toClipLink(clip, context);
  const entry = link && findVideo({ video: clip.video }, context);
  const video = entry && toVideo(entry, context);
  if (!link || !video?.file) return link;
  const { id, title, file, poster, captions, simulated } = video;
  return {
    ...link,
    play: {
      id,
      title,
      file,
      captions,
      ...(poster ? { poster } : {}),
      ...(simulated ? { simulated } : {}),
      start: clip.start,
      ...(clip.end === undefined ? {} : { end: clip.end }),
    },
  };
}

/** The videos with a player on the page: its own first, then those of the body in order, each once. */
export function videosOn(entry: Entry, context: VideoContext): ItemOf<'video'>[] {
  const videos = new Set<ItemOf<'video'>>();
  if (isVideo(entry)) videos.add(entry.item);
  visit(entry.body, (node: Nodes) => {
    if (!isComponent(node) || node.name !== 'Video') return;
    const video = findVideo(node.props, context);
    if (video) videos.add(video.item);
  });
  return [...videos];
}

/**
 * Whether a key point or a weld condition of the page links to a part of a video. The key points of a
 * module (`.mdx`) draw no such links.
 */
export function linksClip(entry: Entry, context: VideoContext): boolean {
  const weld = entry.item.kind === 'manual' ? entry.item.fields.weld : undefined;
  if (weld?.defectLinks?.some(({ clip }) => clip && toClipLink(clip, context))) return true;
  if (entry.item.format !== 'md') return false;
  let found = false;
  visit(entry.body, (node: Nodes) => {
    if (!isComponent(node) || node.name !== 'KeyPoint') return;
    const { clip } = node.props as { readonly clip?: Clip };
    if (clip && toClipLink(clip, context)) found = true;
  });
  return found;
}
