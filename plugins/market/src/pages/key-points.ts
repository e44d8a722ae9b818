import type { Item, KeyPoint, Picture } from '@chishiki-ichiba/model';
import { keyPointsIn } from '../body/mdx-body.js';
import type { BodyNode } from '../body-props.js';
import { lessonsOf } from '../catalog/lessons.js';
import type { Entry } from '../content/read-site.js';
import type { KeyPointProp } from '../manual-props.js';
import type { Labelled, PictureProp } from '../props.js';
import { labelOf } from '../words/label-of.js';
import { type PageContext, titleOf, toLabelled } from './context.js';
import { toTrialCount } from './trials.js';
import { toClip } from './videos.js';

type Written = Omit<KeyPoint, 'place' | 'text' | 'at'> & { readonly lang?: string };

/** What stands under a key point, of this edition: links, pictures and firms resolved. */
export function toKeyPoint(point: Written, entry: Entry, context: PageContext): KeyPointProp {
  const { id, mark, reason, how, ok, ng, clip, lang } = point;
  const okPicture = toPicture(point.okPicture, entry, context);
  const ngPicture = toPicture(point.ngPicture, entry, context);
  const failures = toTeachers(entry.item, id, context);
  const differences = (point.differences ?? []).flatMap(({ org, text }) => {
    // A firm that is not in this edition is not named, nor what it does.
    const firm = toLabelled(org, ['org'], context);
    return firm ? [{ org: firm, text }] : [];
  });
  const link = clip && toClip(clip, context);
  const trials = toTrialCount(entry.item, `kp-${id}`, context);
  return {
    id,
    ...(lang ? { lang } : {}),
    ...(mark ? { mark } : {}),
    ...(reason ? { reason } : {}),
    ...(how ? { how: labelOf('elicitation', how) } : {}),
    ...(ok ? { ok } : {}),
    ...(okPicture ? { okPicture } : {}),
    ...(ng ? { ng } : {}),
    ...(ngPicture ? { ngPicture } : {}),
    ...(differences.length > 0 ? { differences } : {}),
    ...(failures.length > 0 ? { failures } : {}),
    ...(trials ? { trials } : {}),
    ...(link ? { clip: link } : {}),
  };
}

/** A picture of a field or key point as the page shows it; `undefined` where its file is missing. */
export function toPicture(
  picture: (Picture & { readonly eager?: true }) | undefined,
  entry: Pick<Entry, 'absolute'>,
  { assets }: PageContext,
): PictureProp | undefined {
  const asset = picture && assets.add(entry, picture.url);
  return (
    asset && {
      url: asset.url,
      alt: picture.alt,
      ...(asset.width ? { width: asset.width } : {}),
      ...(asset.height ? { height: asset.height } : {}),
      ...(picture.eager ? { eager: true as const } : {}),
    }
  );
}

/** Failures that bought a key point, whichever of the two pages says so. */
const toTeachers = (manual: Item, pointId: string, { catalog, urls }: PageContext): Labelled[] =>
  lessonsOf(catalog)
    .at(manual, pointId)
    .map(({ failure }) => ({ id: failure.id, label: titleOf(failure), url: urls.item(failure) }));

/** Every key point of a page by its id, in page order, as `body` draws it where it does. */
export function toKeyPoints(
  entry: Entry,
  context: PageContext,
  body: readonly BodyNode[] = [],
): Readonly<Record<string, KeyPointProp>> {
  const drawn = keyPointsIn(body);
  return Object.fromEntries(
    entry.item.steps
      .flatMap((step) => step.keyPoints)
      .map((point) => [point.id, drawn.get(point.id) ?? toKeyPoint(point, entry, context)]),
  );
}
