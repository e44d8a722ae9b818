import {
  type Clip,
  type Item,
  kinds,
  labelOf,
  type Message,
  nearest,
} from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';
import type { Ref } from './refs.js';
import { reportFor } from './reporter.js';

/**
 * A pointer to nothing, to a page of another kind, to a step or a second that is not there.
 *
 * @param brokenIds - Pages that could not be read: a pointer to one of them is not reported again.
 */
export function checkRef(
  catalog: Catalog,
  item: Item,
  ref: Ref,
  brokenIds: ReadonlySet<string>,
): Message[] {
  // Not written yet: told once, as that.
  if (/^〔[^〕]*〕$/.test(ref.target)) return [];
  const report = reportFor(item.file);
  const target =
    catalog.find(ref.target) ?? (ref.free ? catalog.findByTitle(ref.target, ref.kinds) : undefined);
  if (!target) {
    if (ref.free || brokenIds.has(ref.target)) return [];
    const candidates = [...catalog.byId.values()]
      .filter((other) => ref.kinds.length === 0 || ref.kinds.includes(other.kind))
      .map((other) => other.id);
    const near = nearest(ref.target, candidates);
    const severity = ref.field === 'owner' ? 'warning' : 'error';
    const rule = ref.field === 'link' ? 'broken-link' : 'unknown-ref';
    return [
      report(
        ref.place,
        severity,
        rule,
        `\`${ref.label}\` の \`${ref.target}\` というページはありません`,
        near
          ? `もしかして \`${near}\`（${catalog.byId.get(near)?.title}）`
          : 'idのつづりを確かめるか、そのページを先に作ってください',
      ),
    ];
  }
  if (ref.kinds.length > 0 && !ref.kinds.includes(target.kind)) {
    const wanted = ref.kinds.map((kind) => kinds.find((k) => k.id === kind)?.ja).join('・');
    return [
      report(
        ref.place,
        ref.free ? 'warning' : 'error',
        ref.field === 'link' ? 'broken-link' : 'ref-kind',
        `\`${ref.label}\` の \`${ref.target}\` は「${labelOf('kind', target.kind)}」です。「${wanted}」を期待`,
        'idを確かめてください',
        { file: target.file, line: 1, column: 1 },
      ),
    ];
  }
  if (ref.anchor && /^(step|kp)-/.test(ref.anchor) && !anchorsOf(target).includes(ref.anchor)) {
    const near = nearest(ref.anchor, anchorsOf(target));
    return [
      report(
        ref.place,
        'error',
        ref.field === 'link' ? 'broken-link' : 'unknown-anchor',
        `\`${ref.target}\` に \`#${ref.anchor}\` はありません`,
        near ? `もしかして \`${ref.target}#${near}\`` : '手順や急所の `{#…}` を確かめてください',
        { file: target.file, line: 1, column: 1 },
      ),
    ];
  }
  const beyond = ref.clip && target.kind === 'video' && beyondEnd(ref.clip, target.fields.duration);
  if (beyond)
    return [
      report(
        ref.place,
        'error',
        'clip-beyond',
        `動画 \`${ref.target}\` の長さは ${clockText(target.fields.duration)} です。\`${clockText(beyond)}\` はその後ろです`,
        '場面の時刻を確かめてください。動画を短く切り直したときは、ここも書き直します',
        { file: target.file, line: 1, column: 1 },
      ),
    ];
  return [];
}

/** The second of a clip that its video does not have. */
const beyondEnd = ({ start, end }: Clip, duration: number): number | undefined =>
  start >= duration ? start : end !== undefined && end > duration ? end : undefined;

const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Anchors of steps and key points. */
export const anchorsOf = (item: Item): string[] =>
  item.steps.flatMap((step) => [
    `step-${step.id}`,
    ...step.keyPoints.map((point) => `kp-${point.id}`),
  ]);
