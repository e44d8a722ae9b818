import type { ItemOf } from '@chishiki-ichiba/model';
import { EAGER_BYTES } from '../body/render-body.js';
import type { Entry } from '../content/read-site.js';
import type { ExampleProp, OplProp } from '../manual-props.js';
import type { PageContext } from './context.js';
import { toPicture } from './key-points.js';

/** What one looks at first in a one-point lesson; `undefined` when the head has said it all. */
export function toOpl(
  { fields }: ItemOf<'opl'>,
  entry: Entry,
  context: PageContext,
): OplProp | undefined {
  let room = EAGER_BYTES;
  /** A lesson's pair is what one opens it for: it stands at the top and comes at once. */
  const atOnce = (url: string): true | undefined => {
    const bytes = context.assets.add(entry, url)?.bytes;
    if (bytes === undefined || bytes > room) return undefined;
    room -= bytes;
    return true;
  };
  const { point, summary, photoOk, okText, photoNg, ngText } = fields;
  const example = (url: string | undefined, text: string | undefined): ExampleProp | undefined => {
    const picture = url
      ? toPicture({ url, alt: text ?? '', eager: atOnce(url) }, entry, context)
      : undefined;
    return picture || text
      ? { ...(text ? { text } : {}), ...(picture ? { picture } : {}) }
      : undefined;
  };
  const ok = example(photoOk, okText);
  const ng = example(photoNg, ngText);
  const opl: OplProp = {
    ...(point === summary ? {} : { point }),
    ...(ok ? { ok } : {}),
    ...(ng ? { ng } : {}),
  };
  return Object.keys(opl).length > 0 ? opl : undefined;
}
