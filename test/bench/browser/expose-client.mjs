/** Client module of the bench site: the search client as the site's bundler makes it, for a test to drive. */
if (typeof window !== 'undefined')
  window.ichibaClient = () => import('@chishiki-ichiba/search/client');
