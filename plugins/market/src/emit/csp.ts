import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type PageEdit, pagesUnder } from './edit-pages.js';
import { inLanes } from './in-lanes.js';

export interface CspOptions {
  /** Folder of our files (`…/ichiba`), for the recipes. */
  readonly filesDir: string;
  /** Other hosts that scripts may ask (another market, a search server), `https://example.jp`. */
  readonly hosts: readonly string[];
  /** Hosts that scripts ask and no frame shows: a search server. */
  readonly asked?: readonly string[];
  /** A page of this edition has a film there; its player is loaded on a click. */
  readonly youtube: boolean;
}

/**
 * Inline scripts that Docusaurus itself writes, colours before the first paint and its help with a wrong base
 * URL, and ours for a page whose scripts do not come (`page-guards.ts`).
 */
const KNOWN = [/docusaurus-theme/, /__docusaurus-base-url-issue-banner/, /ichiba-broken/];
const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
/** Types a browser runs; JSON in a script element is data. */
const RUNS = /^(|module|(text|application)\/(java|ecma)script)$/i;

/**
 * A Content Security Policy in every page of a finished build, with the hashes of its inline scripts, and
 * the same as recipes for hosts.
 *
 * One policy for the whole site: a reader who goes from page to page keeps the one of the first page. All
 * pages of a site have the same scripts as a rule, so those of one tell the policy; `end` mends it where they have not.
 */
export async function createCsp(
  outDir: string,
  options: CspOptions,
): Promise<{ readonly edit: PageEdit; readonly end: () => Promise<void> }> {
  const hashes = new Set<string>();
  const unknown: string[] = [];
  const see = (html: string, at: string): void => {
    for (const script of inlineScripts(html)) {
      if (KNOWN.some((known) => known.test(script))) hashes.add(hashOf(script));
      else unknown.push(`${at}: ${script.trim().slice(0, 80)}`);
    }
  };
  const policyNow = () => toPolicy([...hashes].sort(), options);
  see(await readFile(path.join(outDir, '404.html'), 'utf8').catch(() => ''), '/404');
  const first = policyNow();
  return {
    edit(html, at) {
      see(html, at);
      return withPolicy(html, first);
    },
    /** @throws {Error} For an inline script nobody knows, with its page: whatever put it there, readers must not run it. */
    async end() {
      if (unknown.length > 0)
        throw new Error(
          `inline scripts that no part of the market wrote (move them into a file, or set the option "csp" to false):\n${[...new Set(unknown)].sort().join('\n')}`,
        );
      const policy = policyNow();
      if (policy !== first)
        await inLanes(pagesUnder(outDir), async (file) => {
          const html = await readFile(file, 'utf8');
          await writeFile(
            file,
            html.replace(contentOf(first), () => contentOf(policy)),
          );
        });
      await mkdir(options.filesDir, { recursive: true });
      await writeFile(path.join(options.filesDir, 'security-headers.txt'), toRecipes(policy));
    },
  };
}

/** Contents of the script elements of a page that run and have no `src`. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(SCRIPT)].flatMap(([, attributes = '', content = '']) => {
    const type = /\btype=["']?([^\s"'>]*)/i.exec(attributes)?.[1] ?? '';
    return /\bsrc=/i.test(attributes) || !RUNS.test(type) ? [] : [content];
  });
}

const hashOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** The policy as one line. Styles may be inline (React writes them); scripts never. */
export function toPolicy(
  hashes: readonly string[],
  { hosts, asked = [], youtube }: Pick<CspOptions, 'hosts' | 'asked' | 'youtube'>,
): string {
  const frames = [...(youtube ? ['https://www.youtube-nocookie.com'] : []), ...hosts];
  return [
    "default-src 'self'",
    ['script-src', "'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    ['connect-src', "'self'", ...new Set([...hosts, ...asked])].join(' '),
    ['frame-src', ...(frames.length > 0 ? frames : ["'none'"])].join(' '),
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

const contentOf = (policy: string): string => `content="${policy}"`;

/** Before anything that loads; where a page says its character set is where it begins. */
const withPolicy = (html: string, policy: string): string =>
  html.replace(
    /<meta charset=[^<>]*>/i,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" ${contentOf(policy)}>`,
  );

/** A header can say more than the page: who may frame the site. */
function toRecipes(policy: string): string {
  const headers = [
    ['Content-Security-Policy', `${policy}; frame-ancestors 'none'`],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ] as const;
  return `# この組み立ての安全の決まり（CSP）です。ページの中にも入っています。置き場所でヘッダーを足せるときは、下のどれかを写してください。
# The Content Security Policy of this build; every page carries it. Hosts that can send headers: copy one of these.

## Netlify, Cloudflare Pages: _headers
/*
${headers.map(([name, value]) => `  ${name}: ${value}`).join('\n')}

## nginx
${headers.map(([name, value]) => `add_header ${name} "${value}" always;`).join('\n')}

## Apache: .htaccess
${headers.map(([name, value]) => `Header always set ${name} "${value}"`).join('\n')}
`;
}
