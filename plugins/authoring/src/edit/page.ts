import { createHash } from 'node:crypto';

/**
 * Only what lies beside the page. Styles are written into the page by the editor itself; `blob:` and
 * `data:` are photos not yet stored. The import map is the one script inside the page.
 */
export const contentSecurityPolicy = (page: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' '${hashOf(importMapIn(page))}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self' blob: data:",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const importMapIn = (page: string): string =>
  /<script type="importmap">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
const hashOf = (script: string): string =>
  `sha256-${createHash('sha256').update(script).digest('base64')}`;

/** The one page of the editor: what to do first, then the form. */
export function editorPage(options: {
  readonly title: string;
  readonly root: string;
  readonly cms: string;
  readonly imports: Readonly<Record<string, string>>;
}): string {
  const { title, root, cms, imports } = options;
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} を書く</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./edit.css">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script src="./manual-init.js"></script>
<script defer src="./${cms}"></script>
<script type="module" src="./edit/browser/shell.js"></script>
</head>
<body>
<main id="start">
<div>
<h1>${escapeHtml(title)} を書く</h1>
<p>このパソコンにある知識市場のフォルダを開いて、書き込みます。インターネットには何も送りません。登録もいりません。</p>
<ol>
<li>下のボタンを押します。</li>
<li>知識市場のいちばん上のフォルダ（中に <b>${escapeHtml(root)}</b> があるフォルダ）を選びます。</li>
<li>「変更を保存しますか」などと聞かれたら、許可を押します。</li>
</ol>
<p id="wrong" role="alert" hidden></p>
<p class="actions">
<button id="again" type="button" hidden></button>
<button id="choose" type="button" hidden>フォルダを選んで始める</button>
</p>
<p id="busy" role="status" hidden>読み込んでいます…</p>
<p id="unsupported" role="alert" hidden>お使いのブラウザでは、パソコンのフォルダに書き込めません。<b>Microsoft Edge</b> か <b>Google Chrome</b> でこのページを開いてください（Firefox、Safari、電話のブラウザでは使えません）。</p>
</div>
</main>
<ul id="notes" aria-live="polite"></ul>
</body>
</html>
`;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
