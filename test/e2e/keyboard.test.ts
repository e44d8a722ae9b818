import { describe, expect, test } from 'vitest';
import { journeys, travel } from '../accessibility/journeys.js';
import { browserPath } from './browser.js';
import { useBuiltSite } from './built-site.js';

/** At every stop on the way the focus can be seen, lies under no bar, and comes in the order of the text. */
describe.skipIf(!browserPath)('with the keyboard alone', () => {
  const site = useBuiltSite();
  test.each(journeys.map((journey) => [journey.name, journey] as const))(
    '%s',
    async (_, journey) => {
      const page = await site.blank({ viewport: journey.viewport, reducedMotion: 'reduce' });
      await site.visit(page, journey.start);
      expect(await travel(page, journey)).toEqual([]);
      await page.context().close();
    },
  );
});
