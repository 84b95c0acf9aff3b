import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, LOCALES, type Locale, shot, useShop } from './harness.js';
import { BEGUN_BOOK, FILE, FILE_PATH, TextOnScreen } from './text.harness.js';

const BOOK = BEGUN_BOOK.map((file) =>
  file.path === FILE ? { ...file, text: `${file.text}人群 近客 = R <= 90天\n人群 大客 = M >= 前20%\n` } : file,
);

const there = useShop({ book: BOOK });
const { visit } = there;

const WORDS = {
  zh: {
    exact: '已统计全部',
    nobody: '没有人命中“豪客”',
    change: /^改为/,
    why: '原因',
    samples: '样例',
    keep: /留作样例$/,
    keepOk: '留作样例',
    in: '命中',
    draft: '按草稿',
    clock: /再过 .+离开/,
    passes: '通过',
  },
  en: {
    exact: 'Everyone is counted',
    nobody: 'Nobody is in “豪客”',
    change: /^Change to/,
    why: 'Why',
    samples: 'Samples',
    keep: /^Keep .+ expectation$/,
    keepOk: 'Keep',
    in: 'In',
    draft: 'under the draft',
    clock: /Leaves in .+, unless something new happens/,
    passes: 'passes',
  },
} as const;

/** Opens a rule of the file, with the caret behind everything. */
const begin = async (locale: Locale, more = '') => {
  const visited = await visit({ context: await there.newcomer(locale), path: `${FILE_PATH}&view=text${more}` });
  const text = new TextOnScreen(visited.page);
  await text.lines.waitFor();
  await text.goToEnd();
  return { ...visited, text };
};

/** The numbers of the table beside the rules, row by row. */
const table = (page: Page): Promise<readonly (readonly string[])[]> =>
  page
    .locator('.tw-counts tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));

/** How many are in a segment of the draft, as the server counts everybody. */
const counted = async (page: Page, rule: string, name: string): Promise<number> => {
  const response = await page.request.post(`${there.shop.url}/v1/evaluate`, {
    headers: { Origin: there.shop.url },
    data: { all: true, rule, segments: [name] },
  });
  const { segments } = (await response.json()) as { readonly segments: readonly { readonly count: number }[] };
  return segments[0]?.count ?? -1;
};

describe.each(LOCALES)('live on the rules page, in %s', (locale) => {
  const words = WORDS[locale];

  it('counts while somebody types, and the server then counts the same of everybody', async () => {
    const { page, text } = await begin(locale, '&rule=segment:常客');
    const rule = '人群 常客 = 累计订单 >= 3 且 R <= 120天';
    await text.type(rule);
    const count = String(await counted(page, rule, '常客'));
    expect(Number(count)).toBeGreaterThan(5);
    // The sample is all of the shop, so its counts are exact before anybody asks the server.
    await expect.poll(async () => (await table(page))[0]?.[2]).toBe(count);
    await expect.poll(() => text.lenses.last().textContent()).toContain(count);
    await page.getByText(words.exact).waitFor();
    await expect.poll(async () => (await table(page))[0]?.slice(2)).toEqual([count, `▲${count}`, '—']);
    // Another edit: what leaves against the book in force.
    await text.goToEnd();
    await text.type('\n人群 无关 = R > 1天');
    await page.getByRole('option', { name: '近客' }).click();
    await expect.poll(async () => (await table(page))[0]?.[3]).toBe('—');
    await shot(page, `rules-live-${locale}`);
    expect(await axe(page)).toEqual([]);
  });

  it('explains a rule that matches nobody, and mends it by the number that lets somebody in', async () => {
    const { page, text } = await begin(locale, '&rule=segment:豪客');
    await text.type('人群 豪客 = 累计订单 >= 2 且 最大单 >= 100000000');
    await page.getByText(words.nobody).waitFor();
    await page.getByRole('button', { name: words.change }).first().click();
    await expect.poll(async () => Number((await table(page))[0]?.[2])).toBeGreaterThan(0);
    await page.getByText(words.nobody).waitFor({ state: 'detached' });
    await expect.poll(() => text.text()).not.toContain('100000000');
  });

  it('says why a customer is in, and when the clock takes him out', async () => {
    const { page, text } = await begin(locale, '&rule=segment:近客&panel=why');
    const choice = page.getByRole('heading', { name: words.in, exact: true }).locator('..').getByRole('button');
    await choice.first().click();
    await page.getByText(words.draft).waitFor();
    await page.getByText(words.clock).waitFor();
    // A condition shows where it is written.
    await page.getByRole('button', { name: /R <= 90天/ }).click();
    await text.surface.locator('.tw-pointed-at').first().waitFor();
    await shot(page, `rules-why-${locale}`);
    expect(await axe(page)).toEqual([]);
    // A link to this opens the same.
    const { page: other } = await visit({ context: page.context(), path: page.url().replace(there.shop.url, '') });
    await other.getByText(words.clock).waitFor();
  });

  it('keeps somebody of the sample with his answer as the expectation, and runs it', async () => {
    const { page } = await begin(locale, '&rule=segment:大客&panel=samples');
    await page.getByRole('button', { name: words.keep }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('说明大客的人');
    await dialog.getByRole('button', { name: words.keepOk }).click();
    const kept = page.getByRole('button', { name: /说明大客的人/ }).first();
    await kept.getByRole('img', { name: words.passes }).waitFor();
    await kept.click();
    await expect.poll(() => page.getByRole('textbox', { name: /大客/ }).count()).toBeGreaterThan(0);
    await shot(page, `rules-samples-${locale}`);
    expect(await axe(page)).toEqual([]);
  });
});
