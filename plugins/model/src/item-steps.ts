import type { Root, RootContent } from 'mdast';
import type { ComponentNode } from './body/components.js';
import { parseExample } from './body/examples.js';
import { toComponent } from './body/key-points.js';
import type { Step } from './body/steps.js';
import type { ReadResult } from './front-matter/read.js';
import type { Place } from './messages.js';

/** As typed: what a step must have and lacks was told, and the rest of the page is still checked. */
interface FieldStep {
  id?: string;
  title?: string;
  note?: string;
  picture?: string;
  pictureText?: string;
  clip?: Step['clip'];
  keyPoints?: {
    id?: string;
    text?: string;
    mark?: string;
    reason?: string;
    how?: string;
    ng?: string;
    ok?: string;
    differences?: Step['keyPoints'][number]['differences'];
    failures?: string[];
    clip?: Step['clip'];
  }[];
}

/** Steps written as YAML become the same components as steps of the body, at the end of the page. */
export function stepsFromFields(
  fields: Record<string, unknown>,
  read: ReadResult,
  body: Root,
): Step[] {
  const typed = (Array.isArray(fields.steps) ? fields.steps : []) as FieldStep[];
  const at = (path: string): Place => read.places.get(path) ?? { line: 2, column: 1 };
  const steps: Step[] = [];
  const nodes: RootContent[] = [];
  for (const [index, step] of typed.entries()) {
    const number = index + 1;
    const id = step.id ?? String(number);
    const title = step.title ?? '';
    const keyPoints = (step.keyPoints ?? []).map(({ ok, ng, ...kp }, k) => {
      const path = `steps.${index}.keyPoints.${k}`;
      return {
        ...kp,
        text: kp.text ?? '',
        ...exampleOf('ok', ok),
        ...exampleOf('ng', ng),
        id: kp.id ?? `${id}-${k + 1}`,
        differences: kp.differences ?? [],
        failures: kp.failures ?? [],
        place: at(path),
        at: {
          failures: at(`${path}.failures`),
          clip: at(`${path}.clip`),
          okPicture: at(`${path}.ok`),
          ngPicture: at(`${path}.ng`),
          differences: (kp.differences ?? []).map((_, d) => at(`${path}.differences.${d}`)),
        },
      };
    }) as Step['keyPoints'];
    steps.push({
      id,
      number,
      title,
      keyPoints,
      ...(step.clip ? { clip: step.clip } : {}),
      place: at(`steps.${index}`),
    });
    nodes.push({
      type: 'component',
      name: 'Step',
      props: { id, number, title },
      children: [
        ...(step.note
          ? [{ type: 'paragraph', children: [{ type: 'text', value: step.note }] } as RootContent]
          : []),
        ...(step.picture
          ? [pictureOf(step.picture, step.pictureText, at(`steps.${index}.picture`))]
          : []),
        ...keyPoints.map(
          (keyPoint): ComponentNode => ({
            type: 'component',
            name: 'KeyPoint',
            ...toComponent(keyPoint),
            children: [{ type: 'text', value: keyPoint.text }],
          }),
        ),
      ],
    });
  }
  if (nodes.length > 0) {
    body.children.push(
      { type: 'heading', depth: 2, children: [{ type: 'text', value: '手順' }] },
      ...nodes,
    );
  }
  return steps;
}

/** 写真 of a step, as if it stood in the body: checked, copied, found and printed like those. */
function pictureOf(url: string, alt: string | undefined, place: Place): RootContent {
  const point = { line: place.line, column: place.column };
  return {
    type: 'paragraph',
    children: [{ type: 'image', url, alt: alt ?? '', position: { start: point, end: point } }],
  };
}

/** Words and picture of よい例 or 悪い例: `"![…](./x.svg) …"`. */
function exampleOf(name: 'ok' | 'ng', typed: string | undefined): Record<string, unknown> {
  const { text, picture } = parseExample(typed ?? '');
  return { ...(text ? { [name]: text } : {}), ...(picture ? { [`${name}Picture`]: picture } : {}) };
}
