import { describe, expect, it } from 'vitest';
import { axe, LOCALES, shot, useShop } from './harness.js';

const PAGES = ['rules', 'tags', 'customers', 'segments', 'tests', 'publish', 'data'] as const;

const { visit } = useShop();

describe.each(LOCALES)('every page, in %s', (locale) => {
  it.each(PAGES)('%s opens, says nothing wrong, and is open to everybody', async (name) => {
    const { page, settled } = await visit({ locale, path: `/${name}` });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled();
    await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' });
    await shot(page, `${name}-${locale}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(locale === 'zh' ? 'zh-CN' : 'en');
    expect(await axe(page)).toEqual([]);
  });
});
