import { compareMessages, type Edition, type Message } from '@chishiki-ichiba/model';
import { checkAboveLinks } from '../catalog/above-links.js';
import { buildCatalog } from '../catalog/catalog.js';
import { checkCatalog } from '../catalog/check.js';
import { checkWithdrawn, checkWithdrawnRefs, filesOf } from '../catalog/check-withdrawn.js';
import { checkActivities } from './activities.js';
import { checkBoard } from './board.js';
import { checkCaptions } from './captions.js';
import { checkFiles, type SeenFiles } from './check-files.js';
import { checkLearning } from './learning.js';
import { checkVideo } from './logs.js';
import { isVideo, type ReadOptions, readSite, type SiteContent } from './read-site.js';
import { checkReport } from './report.js';
import { checkTrials } from './trials.js';

export { CATALOG_SCHEMA_VERSION } from '../formats.js';
export { clockState } from '../shown-clock.js';
export { sizeText } from '../sizes.js';
export { type Chosen, chooseEdition } from './choose-edition.js';
export { resolveFile } from './files.js';
export { type NamedFile, namedFiles } from './named-files.js';
export { findOrphans, type Orphan, type OrphanOptions } from './orphans.js';
export { type PreparedFile, prepareFiles } from './prepare-files.js';
export {
  type BrokenFile,
  type Entry,
  isVideo,
  type Kept,
  type KeptPage,
  listPageFiles,
  type PageCache,
  type PageFile,
  type ReadingsCache,
  type ReadOptions,
  readPageFile,
  readSite,
  type SiteContent,
  stampPageFile,
} from './read-site.js';
export { I18N_DIR, I18N_PLUGIN, type Translation } from './translations.js';
export { checkOverdue, orphanMessages } from './upkeep.js';

export interface CheckOptions extends ReadOptions {
  /** Folder that `/…` images lie in; default `static`. */
  readonly staticDir?: string;
  /** ISO date: what is overdue by then is reported; without it nothing is. */
  readonly today?: string;
  /** Links that end in this edition are told for it alone. */
  readonly edition?: Edition;
}

export interface CheckResult {
  /** Every problem once, by file and place. */
  readonly messages: readonly Message[];
  readonly files: number;
  readonly items: number;
}

/** Read and check all content: what `ichiba check`, the build and the working edition report. */
export async function checkSite(options: CheckOptions): Promise<CheckResult> {
  const content = await readSite(options);
  return {
    messages: checkContent(content, options),
    files: content.files,
    items: content.entries.length,
  };
}

/** All messages of read content, those between files included. */
export function checkContent(content: SiteContent, options: CheckOptions): Message[] {
  const items = content.entries.map((entry) => entry.item);
  const broken = content.broken.map(({ file }) => file);
  const catalog = buildCatalog(items);
  const catalogMessages = [
    // A pointer to what was taken back is told as that, once.
    ...checkCatalog(
      catalog,
      content.sources,
      [...broken, ...filesOf(content.withdrawn)],
      options.today,
      content.withdrawn,
    ),
    ...checkAboveLinks(catalog, options.edition),
    ...checkLearning(catalog, options.today),
    ...checkActivities(catalog, options.today),
    ...checkBoard(catalog, options.today),
    ...checkTrials(catalog, options.today),
    ...checkReport(catalog, options.today),
  ];
  const seen: SeenFiles = new Map();
  const files = content.entries.flatMap((entry) => [
    ...checkFiles(entry, options, seen),
    ...checkCaptions(entry, options.siteDir, options.staticDir ?? 'static'),
    ...(isVideo(entry) ? checkVideo(entry, options, catalog) : []),
  ]);
  const withdrawn = [
    ...checkWithdrawn(items, content.withdrawn),
    ...checkWithdrawnRefs(catalog, content.withdrawn),
  ];
  return [...content.messages, ...catalogMessages, ...withdrawn, ...files].sort(compareMessages);
}
