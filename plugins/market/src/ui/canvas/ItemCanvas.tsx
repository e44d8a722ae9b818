import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Canvas } from './Canvas.js';
import { Purpose } from './Purpose.js';
import { Ways } from './Ways.js';

/** The canvas of a page: what it is all for, the nine blocks, and where to go with them. */
export const ItemCanvas = ({ item }: { readonly item: ItemPageProp }): ReactNode => (
  <>
    {item.purpose && <Purpose claims={item.purpose} />}
    <Canvas blocks={item.canvasText ?? {}} pages={item.canvasPages} />
    <Ways ways={item.canvasWays ?? []} />
  </>
);
