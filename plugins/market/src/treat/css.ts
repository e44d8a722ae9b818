import postcss, { type ChildNode } from 'postcss';

/** At-rules that change the look and fetch nothing. */
const AT_RULES = new Set(['media', 'supports', 'keyframes', '-webkit-keyframes']);
const RUNS = /^(?:behavior|-moz-binding|-ms-behavior)$/i;

/**
 * CSS of a drawing without anything that is fetched or run.
 *
 * @param found - Told what was left out, as its author wrote it.
 * @returns The text itself when nothing was.
 */
export function sanitizeCss(css: string, found: (what: string) => void): string {
  let root: postcss.Root;
  try {
    root = postcss.parse(css);
  } catch {
    found('読めない書き方の CSS');
    return '';
  }
  let changed = false;
  const drop = (node: ChildNode, what: string): void => {
    changed = true;
    found(what);
    node.remove();
  };
  root.walk((node) => {
    if (node.type === 'atrule' && !AT_RULES.has(node.name.toLowerCase()))
      drop(node, `@${node.name}`);
    else if (node.type === 'atrule' && !isPlain(node.params)) drop(node, `@${node.name}`);
    // An escaped brace or quote may end a rule for a browser and not for us.
    else if (node.type === 'rule' && /\\[^\w-]|\\[0-9a-f]/i.test(node.selector))
      drop(node, node.selector.slice(0, 40));
    else if (node.type === 'decl' && (RUNS.test(node.prop) || !isPlain(node.value)))
      drop(node, `${node.prop}: ${node.value}`.slice(0, 60));
  });
  return changed ? root.toString() : css;
}

/** Whether a value fetches nothing: `url(#…)` of the drawing itself is all that points anywhere. */
export function isPlain(value: string): boolean {
  const text = withoutComments(value);
  if (
    /\\|[\r\n][^\S\r\n]*['"]|expression\s*\(|javascript:|(?:image|image-set|src|element|cross-fade)\s*\(|@import/i.test(
      text,
    )
  )
    return false;
  return [...text.matchAll(/url\s*\(\s*([^)]*)/gi)].every(([, target = '']) =>
    /^(['"]?)#[^'"()\s]*\1\s*$/.test(target),
  );
}

/** In one pass, however many comments are opened and never closed. */
function withoutComments(css: string): string {
  let out = '';
  for (let from = 0; ; ) {
    const open = css.indexOf('/*', from);
    const close = open < 0 ? -1 : css.indexOf('*/', open + 2);
    if (close < 0) return out + css.slice(from);
    out += css.slice(from, open);
    from = close + 2;
  }
}
