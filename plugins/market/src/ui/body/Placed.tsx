import type { CanvasId } from '@chishiki-ichiba/model';
import type { ReactNode } from 'react';
import type { ClaimProp, EventProp } from '../../props.js';
import type { VideoProp } from '../../video-props.js';
import { Canvas } from '../canvas/Canvas.js';
import { ItemCanvas } from '../canvas/ItemCanvas.js';
import { Player } from '../media/Player.js';
import { Timeline } from '../timeline/Timeline.js';
import { useItem } from './ItemContext.js';

/** Parts an author places in the text; without data of their own they show the page's. */
export function BodyCanvas({
  blocks,
}: {
  readonly blocks?: Partial<Record<CanvasId, readonly ClaimProp[]>>;
}): ReactNode {
  const item = useItem();
  return blocks || !item ? <Canvas blocks={blocks ?? {}} /> : <ItemCanvas item={item} />;
}

export function BodyTimeline({ events }: { readonly events?: readonly EventProp[] }): ReactNode {
  const item = useItem();
  const shown = events ?? item?.events ?? [];
  const effects = events ? 0 : (item?.externalEffects?.length ?? 0);
  return shown.length > 0 ? <Timeline events={shown} effects={effects} /> : null;
}

interface BodyVideoProps {
  readonly video?: VideoProp | string;
  /** Second to begin at. */
  readonly start?: number | string;
}

export function BodyVideo({ video, start = 0 }: BodyVideoProps): ReactNode {
  const item = useItem();
  const found = typeof video === 'object' ? video : item?.videos?.[video ?? ''];
  return found ? <Player video={found} start={Number(start)} inline /> : null;
}
