import type { BodyNode } from '../../body-props.js';

export interface WorkStep {
  readonly id: string;
  readonly title: string;
  readonly node: BodyNode;
}

export interface WorkBody {
  readonly steps: readonly WorkStep[];
  /** 「準備」, without its heading. */
  readonly prepare: readonly BodyNode[];
  /** 「確認」, and 「困ったとき」: with their headings. */
  readonly after: readonly BodyNode[];
}

const PREPARE = /^準備/;
const AFTER = /確認|点検|検査|困ったとき|うまくいかないとき/;

/** A manual's text as work mode shows it: what to have ready, the steps, what to look at in the end. */
export function splitBody(body: readonly BodyNode[]): WorkBody {
  const steps: WorkStep[] = [];
  const prepare: BodyNode[] = [];
  const after: BodyNode[] = [];
  let to: BodyNode[] | undefined;
  for (const node of body) {
    const [type, props] = typeof node === 'string' ? [] : node;
    if (type === 'Step') {
      steps.push({ id: String(props?.id), title: String(props?.title), node });
      to = undefined;
    } else if (type === 'h2') {
      const heading = textOf(node).trim();
      const isAfter = steps.length > 0 && AFTER.test(heading);
      to = isAfter ? after : steps.length === 0 && PREPARE.test(heading) ? prepare : undefined;
      if (isAfter) after.push(node);
    } else to?.push(node);
  }
  return { steps, prepare, after };
}

/** Words of a node without the reading above them. */
function textOf(node: BodyNode): string {
  if (typeof node === 'string') return node;
  const [type, , ...children] = node;
  return type === 'rt' || type === 'rp' ? '' : children.map(textOf).join('');
}
