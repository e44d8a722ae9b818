import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Words of the interface as the source says them, and where. */
export interface Said {
  readonly key: string;
  readonly file: string;
  readonly line: number;
  /** Outside of any function: in Node said before the language is known. */
  readonly early: boolean;
}

/** Every `` say`…` `` and `` sayJsx`…` `` of the rooms. */
export const saidWords = (): Said[] =>
  ['market', 'search'].flatMap((room) =>
    readdirSync(join(root, 'plugins', room, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join('plugins', room, 'src', file))
      .flatMap((file) => saidIn(file, readFileSync(join(root, file), 'utf8'))),
  );

function saidIn(file: string, text: string): Said[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const found: Said[] = [];
  const visit = (node: ts.Node, early: boolean): void => {
    if (ts.isTaggedTemplateExpression(node) && /^say(?:Jsx)?$/.test(node.tag.getText()))
      found.push({
        key: keyOfTemplate(node.template),
        file,
        line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        early,
      });
    ts.forEachChild(node, (child) => visit(child, early && !ts.isFunctionLike(child)));
  };
  visit(source, true);
  return found;
}

const keyOfTemplate = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.templateSpans.reduce(
        (key, { literal }, index) => `${key}{${index}}${literal.text}`,
        template.head.text,
      );
