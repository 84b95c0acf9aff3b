import { expect, it } from 'vitest';
import { useShop } from './harness.js';
import { BEGUN_BOOK, FILE, FILE_PATH, TextOnScreen } from './text.harness.js';

const RULE = '人群 常客 = 累计订单 >= 3';
const MIXED = `\uFEFF// 一\r\n// 二\n${RULE}\r\n// 四\n// 五`;
const there = useShop({ book: BEGUN_BOOK.map((file) => (file.path === FILE ? { ...file, text: MIXED } : file)) });

const draft = async (): Promise<string | undefined> => {
  const answer = await fetch(`${there.shop.url}/v1/book/draft`);
  if (answer.status === 404) return undefined;
  const { files } = (await answer.json()) as { files: readonly { readonly path: string; readonly text: string }[] };
  return files.find(({ path }) => path === FILE)?.text;
};

it('a file with line ends of two kinds and a mark is opened as it is, and keeps those of the lines that nobody wrote in', async () => {
  const { page, settled } = await there.visit({ path: `${FILE_PATH}&view=both` });
  const text = new TextOnScreen(page);
  await text.lenses.filter({ hasText: /\d/ }).first().waitFor();
  await settled();
  // Longer than a draft rests before it is sent.
  await page.waitForTimeout(2000);
  expect(await draft()).toBeUndefined();
  await page.getByText('与已发布一致').waitFor();

  await text.lines.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await text.type(' here\n// new');
  await expect.poll(draft).toBe(MIXED.replace('一\r\n', '一 here\r\n// new\r\n'));
  // A fault is marked where it is, though the model's offsets are others.
  await page.keyboard.press('Control+End');
  await text.type('\n人群 乙 = 累计订但 > 1');
  await expect.poll(() => text.errors.count()).toBeGreaterThan(0);
  for (let steps = 0; steps < 20 && (await text.text()).includes('累计订但'); steps += 1)
    await page.keyboard.press('Control+z');
  while ((await text.text()).includes('new')) await page.keyboard.press('Control+z');
  while ((await text.text()).includes('here')) await page.keyboard.press('Control+z');
  await expect.poll(draft).toBeUndefined();
});
