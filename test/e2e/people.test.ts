import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, DAY, LOCALES, NOW, shot, useShop } from './harness.js';

const place = useShop();

/** Of the shop's customers the first, who looked at gift boxes of late. */
const SOMEBODY = 'c0000001';
const WORDS = {
  zh: { search: '搜索标签', why: '原因：活跃度', met: '满足', back: '全部客户' },
  en: { search: 'Search tags', why: 'Why: 活跃度', met: 'met', back: 'All customers' },
};

const chip = (page: Page, text: string) => page.locator('.tw-held').getByText(text, { exact: true });

describe.each(LOCALES)('customers, in %s', (locale) => {
  const words = WORDS[locale];

  it('are searched for, looked at, and explained', async () => {
    const { page } = await place.visit({ locale, path: '/customers' });
    await page.getByRole('link', { name: SOMEBODY }).waitFor();
    await shot(page, `customers-${locale}`);
    expect(await axe(page)).toEqual([]);
    // The filters stand in the address, and a link with them finds the same.
    await page.goto(`${place.shop.url}/customers?tag=活跃度&value=活跃&id=${SOMEBODY}`);
    await page.getByRole('link', { name: SOMEBODY }).click();
    await page.getByRole('button', { name: words.why }).click();
    await page.locator('.tw-why').getByRole('img', { name: words.met, exact: true }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('why')).toBe('活跃度');
    await shot(page, `customer-why-${locale}`);
    expect(await axe(page)).toEqual([]);
  });

  it('may not be there', async () => {
    const { page, expected } = await place.visit({ locale, path: '/' });
    expected.push(/404/);
    await page.goto(`${place.shop.url}/customers/nobody`);
    await page.getByRole('link', { name: words.back }).waitFor();
    await shot(page, `customer-unknown-${locale}`);
    expect(await axe(page)).toEqual([]);
  });
});

describe.each(LOCALES)('the tag library, in %s', (locale) => {
  const words = WORDS[locale];

  it('finds tags by pinyin, and shows who has a value', async () => {
    const { page } = await place.visit({ locale, path: '/tags' });
    await page.getByRole('link', { name: 'RFM评级' }).waitFor();
    await shot(page, `tags-${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByLabel(words.search).fill('hyd');
    await page.getByRole('link', { name: 'RFM评级' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '活跃度' }).click();
    await page.getByRole('button', { name: /沉睡.*的客户|customers with 沉睡/ }).click();
    await page.getByRole('table').last().getByRole('link', { name: /^c0/ }).first().waitFor();
    await page.getByText('做过 任意事件 近30天').waitFor();
    await shot(page, `tag-${locale}`);
    expect(await axe(page)).toEqual([]);
  });
});

describe('an operator', () => {
  const choose = async (page: Page, name: string, typed: string, found: string) => {
    const field = page.getByRole('dialog').getByRole('combobox', { name, exact: true });
    await field.click();
    await field.pressSequentially(typed);
    // Before it is known how names sound another stands first.
    const active = page.locator('.ant-select-dropdown:visible .ant-select-item-option-active');
    await active.filter({ hasText: found }).waitFor();
    await page.keyboard.press('Enter');
    // It fades out.
    await expect.poll(() => page.locator('.ant-select-dropdown:visible').count()).toBe(0);
  };

  it('sets a tag by hand and takes it away again', async () => {
    const { page } = await place.visit({ path: '/customers/c0000002' });
    await page.getByRole('button', { name: '打标签' }).click();
    await choose(page, '标签', 'gjjd', '跟进阶段');
    await choose(page, '标签值', '已报价', '已报价');
    await page.getByText('不填则按标签规定的有效期：90 天').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByRole('button', { name: '取消 跟进阶段：已报价' }).waitFor();
    await chip(page, '跟进阶段：已报价').waitFor();
    await shot(page, 'customer-by-hand');
    await page.getByRole('button', { name: '取消 跟进阶段：已报价' }).click();
    await chip(page, '跟进阶段：已报价').waitFor({ state: 'detached' });
  });

  it('puts tags of their own on customers, renames, deletes and restores them', async () => {
    const { page, expected } = await place.visit({ path: '/customers/c0000003' });
    for (const name of ['待回访', '老同学']) {
      await page.getByRole('combobox', { name: '添加个人标签' }).fill(name);
      await page.getByRole('button', { name: '添加', exact: true }).click();
      await page.getByRole('button', { name: `取消 ${name}` }).waitFor();
    }
    await page.goto(`${place.shop.url}/tags?tab=personal&own=待回访`);
    await page.getByRole('table').last().getByRole('link', { name: 'c0000003' }).waitFor();
    await shot(page, 'personal-tags');
    expect(await axe(page)).toEqual([]);
    // The name of another tag is refused, and nothing is lost.
    expected.push(/409/);
    await page.getByRole('button', { name: '改名' }).first().click();
    await page.getByLabel('新名称').fill('老同学');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByLabel('新名称').fill('月底回访');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: '月底回访', exact: true }).waitFor();
    const row = page.getByRole('row', { name: /月底回访/ });
    await row.getByRole('button', { name: '删除' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('cell', { name: '月底回访', exact: true }).waitFor();
  });

  it('finds a button under its name again after it waited, though the browser cancels a transition', async () => {
    const context = await place.newContext('zh');
    await context.addInitScript(() =>
      addEventListener('transitionend', (event) => event.stopImmediatePropagation(), { capture: true }),
    );
    const { page } = await place.visit({ path: '/customers/c0000006', context });
    for (const name of ['老客户', '新地址']) {
      await page.getByRole('combobox', { name: '添加个人标签' }).fill(name);
      await page.getByRole('button', { name: '添加', exact: true }).click();
      await page.getByRole('button', { name: `取消 ${name}` }).waitFor();
    }
    await expect.poll(() => page.getByRole('button', { name: '添加', exact: true }).count()).toBe(1);
  });
});

describe('an admin', () => {
  it('erases a customer once the id is typed', async () => {
    const { page } = await place.visit({ path: '/customers/c0000005' });
    await page.getByRole('button', { name: '删除客户' }).click();
    await expect.poll(() => page.getByRole('button', { name: '永久删除' }).isDisabled()).toBe(true);
    await page.getByLabel('请输入 c0000005 确认').fill('c0000005');
    await page.getByRole('button', { name: '永久删除' }).click();
    await page.getByText('客户 c0000005 已删除').waitFor();
    await page.getByRole('link', { name: 'c0000004' }).waitFor();
    expect(await page.getByRole('link', { name: 'c0000005' }).count()).toBe(0);
  });
});

describe('a tag that expires', () => {
  it('disappears in front of whoever looks when the clock passes', async () => {
    const { page } = await place.visit({ path: `/customers/${SOMEBODY}` });
    await chip(page, '意向商品：礼盒').waitFor();
    await shot(page, 'customer-zh');
    expect(await axe(page)).toEqual([]);
    // The page stays as it is; time goes by on the server alone.
    await place.shop.setClock(NOW + 30 * DAY);
    await chip(page, '意向商品：礼盒').waitFor({ state: 'detached' });
    await chip(page, '生日季：秋').waitFor();
    const english = await place.visit({ locale: 'en', path: `/customers/${SOMEBODY}` });
    await chip(english.page, '生日季: 秋').waitFor();
    await shot(english.page, 'customer-en');
    expect(await chip(english.page, '意向商品: 礼盒').count()).toBe(0);
  });
});

describe('a viewer', () => {
  it('sees all of a customer, and no button that may not be used', async () => {
    await place.shop.newKey('admin', '周敏');
    const key = await place.shop.newKey('viewer', '小林');
    const context = await place.newContext('zh');
    const login = await context.request.post(`${place.shop.url}/v1/session`, { data: { key } });
    expect(login.ok()).toBe(true);
    const { page } = await place.visit({ path: '/customers/c0000001', context });
    await chip(page, '生日季：秋').waitFor();
    for (const name of ['打标签', '删除客户', '添加'])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    await shot(page, 'customer-viewer');
    expect(await axe(page)).toEqual([]);
  });
});
