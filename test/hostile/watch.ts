import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What must never happen in a page, as it happened: `12 at /docs/…`. */
export interface Seen {
  /** Calls of `__xss(number)`. */
  readonly executed: string[];
  /** Requests to another host than the market's; none gets out. */
  readonly foreign: string[];
  readonly dialogs: string[];
  /** Elements and addresses in a page that would run or fetch, were they used. */
  readonly standing: string[];
}

/** A reader's browser without the policy (CSP), that writes down what the policy would have stopped. */
export async function watchedContext(
  browser: Browser,
  origin: string,
): Promise<{ context: BrowserContext; seen: Seen }> {
  const seen: Seen = { executed: [], foreign: [], dialogs: [], standing: [] };
  const context = await browser.newContext({
    bypassCSP: true,
    viewport: { width: 1280, height: 900 },
    locale: 'ja-JP',
  });
  context.setDefaultTimeout(20_000);
  await context.exposeBinding('__xss', ({ page }, number: unknown) => {
    seen.executed.push(`${String(number)} at ${page.url()}`);
  });
  await context.addInitScript(() => {
    window.print = () => undefined;
  });
  const isForeign = (url: URL): boolean =>
    /^(https?|wss?):$/.test(url.protocol) && url.origin !== origin;
  await context.route(isForeign, (route) => {
    seen.foreign.push(route.request().url());
    return route.abort();
  });
  await context.routeWebSocket(
    (url) => url.host !== new URL(origin).host,
    (socket) => {
      seen.foreign.push(socket.url());
    },
  );
  context.on('dialog', (dialog) => {
    seen.dialogs.push(`${dialog.type()}: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  return { context, seen };
}

/**
 * Open an address, wait for its scripts, and use everything on it as a reader would who touches all:
 * without leaving the page, for links are looked at instead of followed.
 */
export async function visit(page: Page, url: string, seen: Seen): Promise<number> {
  await page.goto(url);
  await page.waitForFunction(
    () =>
      document.documentElement.dataset.hasHydrated === 'true' ||
      !document.querySelector('script[src*="/assets/js/main"]'),
  );
  // These draw what they fetch.
  if (/\/(?:search|print|work|compare)\/\?/.test(url)) await page.waitForLoadState('networkidle');
  return touchAll(page, seen);
}

export async function touchAll(page: Page, seen: Seen): Promise<number> {
  const { touched, standing } = await page.evaluate(inPage, true);
  seen.standing.push(...standing.map((what) => `${what} at ${page.url()}`));
  return touched;
}

/**
 * Runs in the page, with nothing of this file around it.
 *
 * @param stays - A link is not followed when it is touched.
 */
export async function inPage(stays: boolean): Promise<{ touched: number; standing: string[] }> {
  const stay = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.type === 'submit' || target?.closest('a[href], [type="submit"]'))
      event.preventDefault();
  };
  if (stays) {
    addEventListener('click', stay, true);
    addEventListener('submit', stay, true);
  }
  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        setTimeout(resolve, 20);
      };
      channel.port2.postMessage(0);
    });
  const all = (): Element[] => [
    ...document.querySelectorAll(
      stays ? 'main, main *, [role="dialog"] *, dialog *, [role="listbox"] *' : 'body, body *',
    ),
  ];
  const standing = new Set<string>();
  const look = (): void => {
    for (const element of document.querySelectorAll('body *')) {
      const name = element.localName;
      for (const { name: key, value } of element.attributes) {
        if (/^on/i.test(key)) standing.add(`${name}[${key}=${value.slice(0, 60)}]`);
        if (
          !/^(?:href|src|srcset|poster|data|action|formaction|background|xlink:href|style)$/i.test(
            key,
          )
        )
          continue;
        const typed = value.replace(/[\p{Cc}\s]/gu, '');
        if (
          key !== 'style' &&
          /^(?:javascript|vbscript|data:text|data:image\/svg.*xss|blob:null)/i.test(typed)
        )
          standing.add(`${name}[${key}=${value.slice(0, 60)}]`);
        // What a browser fetches without being asked; an ordinary link may go anywhere.
        const fetches = !(name === 'a' && /href$/.test(key)) && key !== 'style';
        if (
          fetches &&
          /^(?:https?:)?[\\/]{2}/i.test(typed) &&
          new URL(value, location.href).origin !== location.origin
        )
          standing.add(`${name}[${key}=${value.slice(0, 60)}]`);
        if (
          key === 'style' &&
          /xss\.invalid/.test(value) &&
          /url\(|expression|@import/i.test(value)
        )
          standing.add(`${name}[style=${value.slice(0, 60)}]`);
      }
      if (/^(?:iframe|frame|object|embed|base|applet|portal)$/.test(name))
        standing.add(`<${name}>`);
      // What a page brings along as JSON runs nowhere.
      const isData = element instanceof HTMLScriptElement && element.type === 'application/json';
      if (name === 'script' && !isData && /__xss|xss\.invalid/.test(element.outerHTML))
        standing.add('<script>');
    }
  };
  look();
  const once = all();
  for (const element of once) {
    if (element instanceof HTMLDetailsElement) element.open = true;
    for (const [type, bubbles] of [
      ['focus', false],
      ['focusin', true],
      ['pointerenter', false],
      ['pointerover', true],
      ['mouseover', true],
      ['load', false],
      ['error', false],
      ['toggle', false],
      ['begin', false],
      ['click', true],
    ] as const)
      element.dispatchEvent(
        type === 'click'
          ? new MouseEvent(type, { bubbles, cancelable: true })
          : new Event(type, { bubbles, cancelable: true }),
      );
  }
  await settle();
  look();
  return { touched: once.length, standing: [...standing] };
}
