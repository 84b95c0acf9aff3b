import { expect, it } from 'vitest';
import { axe, logIn, useShop } from './harness.js';
import { BEGUN_BOOK, FILE_PATH, TextOnScreen } from './text.harness.js';

const there = useShop({ book: BEGUN_BOOK });

/** Somebody with a key and a browser of his own, who writes a rule where he likes. */
const operator = async (name: string) => {
  const context = await there.newContext('zh');
  await logIn(context, there.shop, await there.shop.newKey('operator', name));
  const { page, expected } = await there.visit({ path: FILE_PATH, context });
  // To be told that somebody else was faster is an answer of the server.
  expected.push(/409 .*\/v1\/book\/publish/);
  const text = new TextOnScreen(page);
  await text.lines.waitFor();
  const publish = page.getByRole('button', { name: '发布', exact: true });
  return {
    page,
    text,
    publish,
    goToPublish: async (): Promise<void> => {
      // What was typed is on the server before somebody leaves the page in this hurry.
      await page.getByText('草稿已保存').waitFor();
      await page.getByRole('link', { name: '发布', exact: true }).click();
      await expect.poll(() => publish.isEnabled()).toBe(true);
    },
  };
};

it('tells whoever publishes second what somebody else did, and keeps what both wrote', async () => {
  const admin = await there.shop.newKey('admin', '周敏');
  const first = await operator('吴磊');
  const second = await operator('郑爽');
  await first.text.goToEnd();
  await first.text.type('\n人群 吴磊写的 = 累计订单 >= 2\n');
  await second.text.lines.click();
  await second.page.keyboard.press('Control+Home');
  await second.text.type('人群 郑爽写的 = 累计订单 >= 4\n\n');
  await second.goToPublish();
  await first.goToPublish();
  expect(await axe(first.page)).toEqual([]);
  await first.page.getByLabel('发布说明').fill('复购两次的人');
  await first.publish.click();
  await first.page
    .getByText(/第 2 版已生效/)
    .first()
    .waitFor();

  await second.publish.click();
  const merge = second.page.getByRole('button', { name: '合并到我的草稿' });
  await merge.waitFor();
  expect(await second.publish.isEnabled()).toBe(false);
  await second.page.getByText(/吴磊发布了第 2 版：复购两次的人/).waitFor();
  expect(await axe(second.page)).toEqual([]);
  await merge.click();
  await expect.poll(() => second.publish.isEnabled()).toBe(true);
  await second.publish.click();
  await second.page
    .getByText(/第 3 版已生效/)
    .first()
    .waitFor();

  const answer = await fetch(`${there.shop.url}/v1/book`, { headers: { Authorization: `Bearer ${admin}` } });
  const { files } = (await answer.json()) as {
    readonly files: readonly { readonly path: string; readonly text: string }[];
  };
  const written = files.find(({ path }) => path === 'rules.tag')?.text;
  expect(written).toContain('吴磊写的');
  expect(written).toContain('郑爽写的');
});
