import { parseEdition } from '@chishiki-ichiba/model';
import { UsageError } from './command.js';

/** The build an edition makes, and how Docusaurus is told. */
export interface EditionTarget {
  readonly edition: ReturnType<typeof parseEdition>;
  /** `public`, `members`, `working` or `inhouse-<org>`: names folders and locks. */
  readonly slug: string;
  /** Folder of the build, relative to the site. */
  readonly outDir: string;
  readonly label: string;
  readonly env: Readonly<Record<string, string>>;
}

const labels = {
  public: '公開版',
  members: '会員版',
  inhouse: '社内版',
  working: '作業用。下書きも映ります',
} as const;

/**
 * What `--edition` and `--org` (or ICHIBA_EDITION and ICHIBA_ORG) ask for.
 *
 * @param fallback - Edition when neither says one.
 * @throws {UsageError} For an unknown edition, or an in-house one without its organisation.
 */
export function readEdition(
  options: { edition?: string | undefined; org?: string | undefined },
  fallback: 'public' | 'working',
): EditionTarget {
  const name = options.edition ?? (process.env.ICHIBA_EDITION || fallback);
  const org = options.org ?? (process.env.ICHIBA_ORG || undefined);
  if (!(name in labels))
    throw new UsageError(
      `版 \`${name}\` はありません。使える版: public（公開）、members（会員）、inhouse（社内）、working（作業用）`,
    );
  if (name === 'inhouse' && !org)
    throw new UsageError('社内版には組織が要ります。例: --edition inhouse --org mihon-seisakusho');
  let edition: EditionTarget['edition'];
  try {
    edition = parseEdition(name, org);
  } catch (cause) {
    throw new UsageError(`組織の id \`${org}\` は使えません。英小文字・数字・ハイフンだけを期待`, {
      cause,
    });
  }
  const slug = edition.name === 'inhouse' ? `inhouse-${edition.org}` : edition.name;
  return {
    edition,
    slug,
    outDir: slug === 'public' ? 'build' : `build-${slug}`,
    label: editionLabel(slug),
    env: {
      ICHIBA_EDITION: edition.name,
      ...(edition.name === 'inhouse' ? { ICHIBA_ORG: edition.org } : {}),
      // An edition never shares generated files or caches with another.
      DOCUSAURUS_GENERATED_FILES_DIR_NAME: `.docusaurus-${slug}`,
    },
  };
}

/** `会員版`, `社内版（firm-a）` of what a build or a target is called; an unknown name as it is. */
export function editionLabel(slug: string): string {
  const org = /^inhouse-(.+)$/.exec(slug)?.[1];
  if (org !== undefined) return `${labels.inhouse}（${org}）`;
  return Object.hasOwn(labels, slug) ? labels[slug as keyof typeof labels] : slug;
}
