import { describe, expect, it } from 'vitest';
import { axe, LOCALES, useShop } from './harness.js';

const there = useShop();

/** The keys of an admin, after whom everybody needs one, and of somebody who only looks. */
let keys: Promise<{ readonly admin: string; readonly viewer: string }> | undefined;
const someKeys = () =>
  (keys ??= (async () => {
    const admin = await there.shop.newKey('admin', '周敏');
    return { admin, viewer: await there.shop.newKey('viewer', '吴磊') };
  })());

const WORDS = {
  zh: { key: '密钥', logIn: '登录', logOut: '退出登录', viewer: '查看者' },
  en: { key: 'Key', logIn: 'Log in', logOut: 'Log out', viewer: 'Viewer' },
};
const LOGIN_NEEDED = /401 .*\/v1\//;

describe.each(LOCALES)('whoever needs a key, in %s', (locale) => {
  const words = WORDS[locale];

  it('is let in with it where he wanted to go, told of a wrong one, and let out', async () => {
    const { admin } = await someKeys();
    const { page, expected } = await there.visit({ locale, path: '/tags' });
    expected.push(LOGIN_NEEDED);
    const field = page.getByLabel(words.key, { exact: true });
    await field.waitFor();
    expect(await axe(page)).toEqual([]);
    await field.fill('tw_wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    expect(await axe(page)).toEqual([]);
    await field.fill(`  ${admin} `);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    expect(new URL(page.url()).pathname).toBe('/tags');
    await page.reload();
    await page.getByRole('button', { name: '周敏' }).click();
    await page.getByRole('menuitem', { name: words.logOut }).click();
    await field.waitFor();
  });

  it('sees what his role may', async () => {
    const { viewer } = await someKeys();
    const { page, expected, settled } = await there.visit({ locale, path: '/rules' });
    expected.push(LOGIN_NEEDED);
    await page.getByLabel(words.key, { exact: true }).fill(viewer);
    await page.getByRole('button', { name: words.logIn }).click();
    await page.getByRole('button', { name: '吴磊' }).waitFor();
    await settled();
    expect(await page.getByRole('button', { name: '吴磊' }).textContent()).toContain(words.viewer);
  });
});
