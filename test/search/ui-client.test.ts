import type { SearchClient } from '@chishiki-ichiba/search';
import { expect, it, vi } from 'vitest';
import { loadClient, offerSearchClient } from '../../plugins/search/lib/ui/client.js';

/** The one place where box and page get their client from. */
const client = { search: vi.fn(), manifest: vi.fn() } as unknown as SearchClient;

it('another client answers in the place of the files it is offered for, and of no others', async () => {
  const open = vi.fn(async () => client);
  offerSearchClient('/ichiba/search/', open);
  expect(open).not.toHaveBeenCalled();
  expect(await loadClient('/ichiba/search/')).toBe(client);
  await loadClient('/ichiba/search/');
  expect(open).toHaveBeenCalledTimes(1);
  expect(await loadClient('/other/')).not.toBe(client);
});

it('takes the place of a client that is there, and is asked again after its script did not come', async () => {
  expect(await loadClient('/late/')).not.toBe(client);
  const open = vi.fn(async () => client).mockRejectedValueOnce(new Error('no script'));
  offerSearchClient('/late/', open);
  await expect(loadClient('/late/')).rejects.toThrow('no script');
  expect(await loadClient('/late/')).toBe(client);
});
