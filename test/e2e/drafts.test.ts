import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, LOCALES, logIn, shot, useShop } from './harness.js';
import { BEGUN_BOOK, FILE, FILE_PATH, TextOnScreen } from './text.harness.js';

const LINES = ['// 一', '// 二', '// 三', '// 四', ''];
const there = useShop({
  book: BEGUN_BOOK.map((file) => (file.path === FILE ? { ...file, text: LINES.join('\n') } : file)),
});

const WORDS = {
  zh: {
    saved: '草稿已保存',
    merged: '已与您在别处写的内容合并',
    torn: /有些行，您在两处都改过/,
    choose: '去选择保留哪一份',
    theirs: '改用另一份',
    settle: '请先在上面选定保留哪一份，再发布。',
    publish: '发布',
    key: '密钥',
    logOut: '退出登录',
  },
  en: {
    saved: 'Draft saved',
    merged: 'Merged with what you wrote elsewhere',
    torn: /in two places$/,
    choose: 'Choose which to keep',
    theirs: 'Use the other',
    settle: 'Choose which lines to keep above; then it can be published.',
    publish: 'Publish',
    key: 'Key',
    logOut: 'Log out',
  },
};

/** A draft is saved elsewhere, or a login is over: answers of the server. */
const ANSWERS = [/409 .*\/v1\/book\/draft/, /401 .*\/v1\//];

describe.each(LOCALES)('one person in two browsers, in %s', (locale) => {
  const words = WORDS[locale];

  const sitDown = async (key: string) => {
    const context = await there.newContext(locale);
    await logIn(context, there.shop, key);
    const { page, expected } = await there.visit({ path: FILE_PATH, context });
    expected.push(...ANSWERS);
    const text = new TextOnScreen(page);
    await text.lines.waitFor();
    return { page, text, context };
  };

  /** Until the server has what was written: that a draft is saved is on screen from the time before. */
  const saved = async (page: Page, written: string) => {
    const onServer = async () => (await page.request.get(`${there.shop.url}/v1/book/draft`)).text();
    await expect.poll(onServer).toContain(JSON.stringify(written).slice(1, -1));
    await page.getByText(words.saved).waitFor();
  };
  const writeAt = async ({ page, text }: { page: Page; text: TextOnScreen }, key: string, written: string) => {
    await text.lines.click();
    await page.keyboard.press(`Control+${key}`);
    await text.type(written);
    await saved(page, written);
  };

  it('finds in each what was written in the other, and chooses where both wrote', async () => {
    await there.shop.newKey('admin', '周敏');
    const key = await there.shop.newKey('operator', `吴磊 ${locale}`);
    const [one, other] = [await sitDown(key), await sitDown(key)];
    await writeAt(one, 'Home', '// first\n');
    await writeAt(other, 'End', '// last\n');
    await other.page.getByText(words.merged).waitFor();
    await expect.poll(() => other.text.text()).toMatch(/first[^]*last/);

    await writeAt(one, 'Home', '// here ');
    await writeAt(other, 'Home', '// there ');
    await other.page.getByText(words.torn).waitFor();
    await shot(other.page, `draft-torn-${locale}`);
    await other.page.getByRole('link', { name: words.choose }).click();
    await other.page.getByText(words.settle).waitFor();
    await other.page.reload();
    await other.page.getByText(words.settle).waitFor();
    const publish = other.page.getByRole('button', { name: words.publish, exact: true });
    expect(await publish.isEnabled()).toBe(false);
    expect(await axe(other.page)).toEqual([]);
    await shot(other.page, `draft-choice-${locale}`);
    await other.page.getByRole('button', { name: words.theirs }).click();
    await other.page.getByText(words.settle).waitFor({ state: 'detached' });
    await expect.poll(() => publish.isEnabled()).toBe(true);
  });

  it('leaves nothing of a draft in the browser by logging out, and finds it again', async () => {
    await there.shop.newKey('admin', '周敏');
    const key = await there.shop.newKey('operator', `郑爽 ${locale}`);
    const { page, text } = await sitDown(key);
    await text.goToEnd();
    await text.type('// 郑爽的秘密\n');
    // At once: nothing was sent yet.
    await page.getByRole('button', { name: `郑爽 ${locale}` }).click();
    await page.getByRole('menuitem', { name: words.logOut }).click();
    const field = page.getByLabel(words.key, { exact: true });
    await field.waitFor();
    expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain('秘密');
    const enter = async (entered: string): Promise<void> => {
      await field.fill(entered);
      await page.keyboard.press('Enter');
      await text.lines.waitFor();
    };
    await enter(await there.shop.newKey('operator', `何静 ${locale}`));
    expect(await text.text()).not.toContain('秘密');
    await page.getByRole('button', { name: `何静 ${locale}` }).click();
    await page.getByRole('menuitem', { name: words.logOut }).click();
    await enter(key);
    await expect.poll(() => text.text()).toContain('郑爽的秘密');
  });
});
