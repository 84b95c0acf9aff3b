import { describe, expect, it } from 'vitest';
import { LOCALES, useShop } from './harness.js';

const there = useShop();

/** What the tests read of the server, as any program would. */
const ask = async <Body>(path: string): Promise<Body> =>
  (await fetch(`${there.shop.url}${path}`)).json() as Promise<Body>;

interface Card {
  readonly tags: readonly { readonly name: string; readonly value: string; readonly until?: string }[];
}

const TAG = '意向商品';

/** Somebody whose value of a tag with a term runs out next, after an instant. */
const nextToExpire = async (after: number) => {
  const found: { readonly id: string; readonly value: string; readonly until: number }[] = [];
  for (const value of ['茶', '零食', '茶具', '礼盒']) {
    const { items } = await ask<{ readonly items: readonly { readonly customer: string }[] }>(
      `/v1/tags/${encodeURIComponent(TAG)}/values/${encodeURIComponent(value)}/members?limit=200`,
    );
    for (const { customer: id } of items) {
      const { tags } = await ask<Card>(`/v1/customers/${id}`);
      const held = tags.find((tag) => tag.name === TAG && tag.value === value);
      if (held?.until !== undefined) found.push({ id, value, until: Date.parse(held.until) });
    }
  }
  const [first] = found.filter(({ until }) => until >= after).sort((a, b) => a.until - b.until);
  if (first === undefined) throw new Error('nobody of the shop has a value that expires');
  return first;
};

describe.each(LOCALES)('when the clock passes, in %s', (locale) => {
  it('an expired tag disappears on screen, and nothing else has to be done', async () => {
    const { id, value, until } = await nextToExpire(there.shop.now());
    const { page } = await there.visit({ locale, path: `/customers/${id}` });
    // Among what he has; what happened to him goes on telling of it.
    const held = page.locator('.tw-held li').filter({ hasText: TAG }).filter({ hasText: value });
    await held.waitFor();
    await there.shop.setClock(until - 1);
    await page.waitForTimeout(1000);
    expect(await held.isVisible()).toBe(true);
    await there.shop.setClock(until + 1000);
    await held.waitFor({ state: 'detached' });
    // What a reload shows is the same.
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await held.count()).toBe(0);
  });
});
