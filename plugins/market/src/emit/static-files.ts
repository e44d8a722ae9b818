import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isPersonal, type PreparedFile } from '../content/prepare-files.js';
import type { Market } from '../load-market.js';
import { BrokenFile } from '../treat/broken-file.js';
import { fileTypes, sniff } from '../treat/file-type.js';
import { readContainer } from '../treat/picture.js';
import { writeAsset } from './output.js';

/**
 * Files of static/ that pages name stand in the build as they were: put what was made of them in their
 * place. A photo that no browser shows has an address of ours, and nothing asks for its own.
 */
export async function writeChangedStatic({ context }: Market, outDir: string): Promise<void> {
  const root = path.resolve(outDir);
  for (const [address, file] of context.assets.changedStatic) {
    const target = path.join(root, decodeURIComponent(address));
    if (!target.startsWith(root + path.sep)) continue;
    if (file.type === 'heic') await rm(target, { force: true });
    else await writeAsset(file, target);
  }
}

/** One line for the whole build; `undefined` when nothing was taken out. */
export function countCleaned({ context }: Market): string | undefined {
  const { assets, changedStatic } = context.assets;
  const files = new Set<PreparedFile>([
    ...[...assets.values()].map(({ file }) => file),
    ...changedStatic.values(),
  ]);
  const cleaned = [...files].filter(isPersonal);
  const videos = cleaned.filter(({ type }) => fileTypes[type].group === 'video').length;
  const pictures = cleaned.length - videos;
  const counts = [
    ...(pictures > 0 ? [`写真${pictures}枚`] : []),
    ...(videos > 0 ? [`動画${videos}本`] : []),
  ];
  return counts.length > 0 ? `${counts.join('と')}から、撮影場所などの記録を消しました` : undefined;
}

/** Photos of static/ that no page names go out as they are; one that says where it was taken is told. */
export async function findUnusedPlaces({ context }: Market, staticDir: string): Promise<string[]> {
  const used = new Set([...context.assets.changedStatic.values()].map(({ absolute }) => absolute));
  const found: string[] = [];
  const names = await readdir(staticDir, { recursive: true }).catch(() => [] as string[]);
  for (const name of names.sort()) {
    const absolute = path.join(staticDir, name);
    if (used.has(absolute) || !/\.(?:jpe?g|png|webp)$/i.test(name)) continue;
    const bytes = await readFile(absolute);
    const { type } = { type: undefined, ...sniff(bytes.subarray(0, 8192), name) };
    if (type !== 'jpeg' && type !== 'png' && type !== 'webp') continue;
    try {
      if (readContainer(bytes, type).removed.includes('place')) found.push(name);
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
    }
  }
  return found.map(
    (name) =>
      `static/${name.replaceAll(path.sep, '/')} には撮った場所の記録があり、そのまま公開されます。使わないなら消し、使うならページの隣に置いてください`,
  );
}
