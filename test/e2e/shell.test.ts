import { expect, it } from 'vitest';
import { axe, useShop } from './harness.js';

const { visit } = useShop();

it('is walked through by keyboard alone', async () => {
  const { page, settled } = await visit({ path: '/' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled();
  expect(new URL(page.url()).pathname).toBe('/rules');
  const names: string[] = [];
  for (let presses = 0; presses < 12 && !names.includes('数据'); presses += 1) {
    await page.keyboard.press('Tab');
    names.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
  }
  expect(names).toEqual(expect.arrayContaining(['规则', '标签库', '客户', '人群', '测试', '发布', '数据']));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/data');
});

it('shows where the keyboard is', async () => {
  const { page } = await visit({ path: '/tags' });
  await page.getByRole('link', { name: '客户' }).focus();
  await page.keyboard.press('Shift+Tab');
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(outline).not.toMatch(/^none| 0px/);
});

it('speaks the other language when it is asked to, and the next time too', async () => {
  const { page } = await visit({ locale: 'en', path: '/tags' });
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('menuitem', { name: '中文' }).click();
  await page.getByRole('link', { name: '标签库' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.reload();
  await page.getByRole('link', { name: '标签库' }).waitFor();
});

it('says that there is no such page, and leads on', async () => {
  const { page } = await visit({ path: '/nothing/here' });
  await page.getByText('没有这个页面').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: '回到规则页' }).click();
  await page.waitForURL('**/rules');
});
