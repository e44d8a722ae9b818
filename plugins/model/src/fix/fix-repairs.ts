import { repairFrontMatter } from '../front-matter/repair.js';
import { KEPT_COMMA } from '../front-matter/repair-flow.js';
import type { SourceFile } from '../front-matter/source.js';
import { splitFrontMatter } from '../front-matter/yaml.js';
import { takeReadings } from '../furigana-marks.js';
import { createReporter } from '../messages.js';

/** Lines that the reader mends before YAML sees them, written as they are read. Only those it tells its author of. */
export function fixRepairs({ path, text }: SourceFile): string[] {
  const lines = text.split('\n');
  const quiet = createReporter(path);
  // As the reader does: marks of readings have braces and bars of their own.
  const read = splitFrontMatter(takeReadings(text, quiet).text, quiet);
  const own = splitFrontMatter(text, quiet);
  if (!read || !own) return lines;
  const told = createReporter(path);
  repairFrontMatter(read.lines, read.firstLine, told);
  const repaired = repairFrontMatter(own.lines, own.firstLine, createReporter(path))
    .text.replaceAll(KEPT_COMMA, ',')
    .split('\n');
  const fixed = [...lines];
  for (const { line } of told.messages) {
    const after = repaired[line - own.firstLine];
    const isAsRead = own.lines[line - own.firstLine] === read.lines[line - read.firstLine];
    if (after !== undefined && isAsRead) fixed[line - 1] = after;
  }
  return fixed;
}
