import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderKinds } from '@chishiki-ichiba/model';
import { editorConfig } from './config.js';
import { formOfKind, plainForm } from './form-of-kind.js';
import { contentSecurityPolicy, editorPage } from './page.js';
import { CMS_VERSION, vendorCms, vendorModules } from './vendor.js';

/**
 * The editor as plain files: for the local server, or for the https site of members. Never part of an edition.
 *
 * @param target - Folder to be made; an older one is replaced when the new one is whole.
 * @param options.root - Content root, `docs`.
 * @param options.owner - Organisation that new pages belong to.
 */
export async function buildEditor(
  target: string,
  {
    root,
    title,
    owner,
  }: { readonly root: string; readonly title: string; readonly owner?: string },
): Promise<{ csp: string }> {
  const work = `${target}-${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await vendorCms(work);
  const imports = await vendorModules(work);
  const page = editorPage({ title, root, cms: `cms@${CMS_VERSION}/sveltia-cms.js`, imports });
  const csp = contentSecurityPolicy(page);
  // On a static host the page carries its rules itself; `frame-ancestors` works in a header only.
  const meta = csp.replace(/; frame-ancestors [^;]*/, '');
  await writeFile(
    path.join(work, 'index.html'),
    page.replace(
      '<meta charset="utf-8">',
      `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${meta}">`,
    ),
  );
  await writeFile(path.join(work, 'manual-init.js'), 'window.CMS_MANUAL_INIT = true;\n');
  await copyFile(
    fileURLToPath(new URL('./edit.css', import.meta.url)),
    path.join(work, 'edit.css'),
  );
  const forms = Object.fromEntries(
    Object.entries(folderKinds).map(([folder, kind]) => [
      `${root}/${folder}`,
      plainForm(formOfKind(kind)),
    ]),
  );
  await writeFile(
    path.join(work, 'forms.json'),
    JSON.stringify({ root, forms, config: editorConfig(root, `${title} を書く`, owner) }),
  );
  await rm(target, { recursive: true, force: true });
  await rename(work, target);
  return { csp };
}
