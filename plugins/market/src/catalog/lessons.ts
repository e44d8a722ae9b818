import type { Item, ItemOf, KeyPoint, Step } from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';

/** A failure and what of a manual it changed, whichever of the two pages says so. */
export interface Lesson {
  readonly failure: ItemOf<'failure'>;
  readonly manual: Item;
  /** Missing when the failure names the page and no place on it. */
  readonly step?: Step;
  /** Missing when the failure names a whole step. */
  readonly point?: KeyPoint;
}

export interface Lessons {
  /** In the order the failure names them, then in the order of the manuals' files. */
  of(failure: Item): readonly Lesson[];
  /** In the order the key point names them, then in the order of the failures' files. */
  at(manual: Item, pointId: string): readonly Lesson[];
}

const made = new WeakMap<Catalog, Lessons>();

/**
 * Failures and key points, joined from both ends: 反映先 of the failure and 失敗 of the key point are one
 * relation, told twice or once. Each pair is there once.
 */
export function lessonsOf(catalog: Catalog): Lessons {
  const known = made.get(catalog);
  if (known) return known;
  const byFailure = new Map<Item, Lesson[]>();
  const byPoint = new Map<string, Lesson[]>();
  for (const item of catalog.items)
    if (item.kind === 'failure')
      for (const lesson of toldBy(item, catalog)) add(byFailure, item, lesson);
  for (const manual of catalog.items) {
    for (const step of manual.steps) {
      for (const point of step.keyPoints) {
        for (const id of point.failures) {
          const failure = catalog.find(id);
          if (failure?.kind !== 'failure') continue;
          const lesson: Lesson = { failure, manual, step, point };
          add(byPoint, keyOf(manual, point.id), lesson);
          add(byFailure, failure, lesson);
        }
      }
    }
  }
  for (const [failure, lessons] of byFailure) {
    for (const lesson of lessons)
      if (lesson.point) add(byPoint, keyOf(lesson.manual, lesson.point.id), lesson);
    // A failure that names a page, whose key point names it, is known to the point.
    const isTold = ({ manual, step }: Lesson) =>
      step !== undefined || !lessons.some((other) => other.manual === manual && other.step);
    byFailure.set(failure, lessons.filter(isTold));
  }
  const lessons: Lessons = {
    of: (failure) => byFailure.get(failure) ?? [],
    at: (manual, pointId) => byPoint.get(keyOf(manual, pointId)) ?? [],
  };
  made.set(catalog, lessons);
  return lessons;
}

const keyOf = (manual: Item, pointId: string): string => `${manual.id}#${pointId}`;

/** A pair that is there already is not added again. */
function add<K>(map: Map<K, Lesson[]>, key: K, lesson: Lesson): void {
  const list = map.get(key);
  if (!list) map.set(key, [lesson]);
  else if (
    !list.some(
      (other) =>
        other.failure === lesson.failure &&
        other.manual === lesson.manual &&
        other.step?.id === lesson.step?.id &&
        other.point?.id === lesson.point?.id,
    )
  )
    list.push(lesson);
}

/** What a failure's own 反映先 says; targets that are nowhere are reported by the check. */
function toldBy(failure: ItemOf<'failure'>, catalog: Catalog): Lesson[] {
  return (failure.fields.ledTo ?? []).flatMap((target): Lesson[] => {
    const [id = '', anchor] = target.split('#');
    const manual = catalog.find(id);
    if (!manual) return [];
    if (!anchor) return [{ failure, manual }];
    for (const step of manual.steps) {
      if (anchor === `step-${step.id}`) return [{ failure, manual, step }];
      const point = step.keyPoints.find((candidate) => anchor === `kp-${candidate.id}`);
      if (point) return [{ failure, manual, step, point }];
    }
    return [{ failure, manual }];
  });
}
