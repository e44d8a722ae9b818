import { expect, test } from 'vitest';
import { optionsSchema } from '../../plugins/market/lib/options.js';
import { optionsPage, words } from './options-page.js';

test('the list of options is what the schema says; `--update` writes it', async () => {
  await expect(optionsPage(optionsSchema.describe())).toMatchFileSnapshot(
    '../../docs/_adopters/options.md',
  );
});

test('its examples are allowed', () => {
  for (const [name, { example }] of Object.entries(words))
    expect(optionsSchema.validate({ [name]: example }).error, name).toBeUndefined();
});
