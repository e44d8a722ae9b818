/**
 * Client module of a build for a USB stick, where the page's place stands in the hash. Plain links to
 * a place of this page (`#step-2`) or of the market (`/cases/`) would leave it; they become routes.
 */
if (typeof document !== 'undefined') {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey) return;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href') ?? '';
    const route = toRoute(href, location.hash);
    if (route === undefined) return;
    event.preventDefault();
    location.hash = route;
  });
}

/** `#id` on the route `#/docs/x/` → `/docs/x/#id`; `/cases/` → itself; `undefined` for any other address. */
export function toRoute(href: string, here: string): string | undefined {
  if (href.startsWith('/') && !href.startsWith('//')) return href;
  if (!/^#[^/]/.test(href)) return undefined;
  const [, route = '/'] = here.split('#');
  return `${route}${href}`;
}
