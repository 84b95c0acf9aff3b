import { compile } from '@tagwright/dsl';
import { openStore, refresh } from '@tagwright/engine';
import { expect, it, onTestFinished } from 'vitest';
import { openBook } from '../book/open.js';
import { openKeeper } from '../keeper/open.js';
import { NOW, testServer } from '../server.harness.js';
import { BOOK, order } from '../webhooks/sending.harness.js';
import { hiddenNames } from './hidden.js';

/** So long that nothing is looked at by itself while the test lasts. */
const SELDOM = 3_600_000;

it('knows what a book hides that another process has just put in force', async () => {
  const server = await testServer({ book: BOOK, facts: [order('a', '1', 200)] });
  const { config, store, visibility } = server.deps;
  const own = await openStore(config.database);
  const keeper = await openKeeper(own, { clock: () => NOW, lookEveryMs: SELDOM });
  await keeper.stepped();
  const book = await openBook(store, keeper, { lookEveryMs: SELDOM });
  onTestFinished(async () => {
    await book.close();
    await keeper.close();
    await own.close();
    await server.close();
  });
  const rules = { rules: [{ event: 'order', field: 'amount', role: 'engineer' }] };
  await server.request('/v1/fields/visibility', { method: 'PUT', body: rules });
  const names = async (): Promise<string[]> =>
    [...(await hiddenNames({ store, book, visibility }, 'viewer'))].toSorted();
  expect(await names()).toEqual(['级']);

  const { plan } = compile({ files: [{ path: 'a.tag', text: `${BOOK}\nsegment 大客 = sum(order.amount) > 40` }] });
  if (plan === undefined) throw new Error('the book has no faults');
  await refresh(own, plan, NOW + 1000);
  expect(await names()).toEqual(['大客', '级']);
});
