import type { ComponentName } from '@chishiki-ichiba/model';
import type { ElementType } from 'react';
import { Caution, Danger, Note, Tip } from './Callout.js';
import { h2, h3, h4, image, link, table, taskBox } from './elements.js';
import { FillIn } from './FillIn.js';
import { KeyPoint } from './KeyPoint.js';
import { BodyCanvas, BodyTimeline, BodyVideo } from './Placed.js';
import { EasyJapanese, Inhouse, Members } from './Scoped.js';
import { SourceRef } from './SourceRef.js';
import { Step } from './Step.js';
import { Term } from './Term.js';
import { Timer } from './Timer.js';

/** Names authors use in a body, in `.md` (as directives) and `.mdx` alike. */
export const marketComponents: Readonly<Record<ComponentName, ElementType>> = {
  Step,
  KeyPoint,
  Video: BodyVideo,
  Note,
  Tip,
  Caution,
  Danger,
  EasyJapanese,
  Members,
  Inhouse,
  Canvas: BodyCanvas,
  Timeline: BodyTimeline,
  FillIn,
  Timer,
  SourceRef,
};

/** Put into a text by the build: no author writes them. */
export const builtComponents: Readonly<Record<string, ElementType>> = { Term };

/** What each tag of a body becomes; tags that are missing stay themselves. */
export const bodyComponents: Readonly<Record<string, ElementType>> = {
  ...marketComponents,
  ...builtComponents,
  a: link,
  h2,
  h3,
  h4,
  table,
  img: image,
  input: taskBox,
};
