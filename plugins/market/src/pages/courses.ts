import type { Item, ItemOf } from '@chishiki-ichiba/model';
import type { CoursePartProp, CourseProp, PartOfProp, SlipPageProp } from '../learning-props.js';
import { type PageContext, titleOf, toLabelled } from './context.js';
import { hasPapers } from './paper.js';

/** A course as its page and its slip show it: parts that this edition has, numbered anew. */
export const toCourse = (item: ItemOf<'course'>, context: PageContext): CourseProp => ({
  parts: toParts(item, context),
  checks: (item.fields.checks ?? []).map(({ question, pass }) => ({ question, pass })),
  slipUrl: context.urls.slip(item),
});

function toParts({ fields }: ItemOf<'course'>, context: PageContext): CoursePartProp[] {
  return fields.parts
    .flatMap(({ page, ojt = false, why, time }) => {
      const target = context.catalog.find(page.split('#')[0] ?? '');
      const labelled = toLabelled(page, [], context);
      if (!target || !labelled?.url) return [];
      const minutes = time ?? (target.kind === 'manual' ? target.fields.time : undefined);
      return [
        {
          ...labelled,
          url: labelled.url,
          // The tick stays when an old id becomes a new one, and reading is not being taught.
          id: ojt ? `${target.id}:ojt` : target.id,
          kind: target.kind,
          ojt,
          ...(ojt && hasPapers(target) ? { ojtUrl: context.urls.paper(target, 'ojt') } : {}),
          ...(why ? { why } : {}),
          ...(minutes ? { time: minutes } : {}),
        },
      ];
    })
    .map((part, index) => ({ ...part, number: index + 1 }));
}

/** The courses that hold a page, by title, and where in them it stands. */
export function toPartOf(item: Item, context: PageContext): PartOfProp[] {
  const courses = new Set(
    context.catalog
      .to(item)
      .flatMap(({ from, ref }) => (from.kind === 'course' && ref.field === 'parts' ? [from] : [])),
  );
  return [...courses].flatMap((course) => {
    const parts = toParts(course, context);
    return parts.flatMap((part, index) => {
      if (part.id !== item.id && part.id !== `${item.id}:ojt`) return [];
      const previous = parts[index - 1];
      const next = parts[index + 1];
      return [
        {
          course: { id: course.id, label: titleOf(course), url: context.urls.item(course) },
          part,
          total: parts.length,
          ...(previous ? { previous } : {}),
          ...(next ? { next } : {}),
        },
      ];
    });
  });
}

export function toSlip(item: ItemOf<'course'>, context: PageContext): SlipPageProp {
  const { who, time, revision, revised, fictional } = item.fields;
  return {
    ...toCourse(item, context),
    title: item.title,
    url: context.urls.slip(item),
    courseUrl: context.urls.item(item),
    fictional: fictional === true,
    ...(who ? { who } : {}),
    ...(time ? { time } : {}),
    ...(revision ? { revision } : {}),
    ...(revised ? { revised } : {}),
  };
}
