import type { CDPSession, Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useShop } from './harness.js';

const browser = useShop({
  book: [
    {
      path: 'catalog.tag',
      text: `timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
`,
    },
    {
      path: 'metrics.tag',
      text: `指标 R 最近消费 = 距今 末次 订单
指标 M 消费金额 = 总和(订单.金额 近365天)
`,
    },
    { path: 'rfm.tag', text: '标签 客户等级 = 高 当 M >= 前20%\n\n人群 待召回 = R > 90天\n' },
    { path: 'segments.tag', text: '人群 高价值 = 标签 客户等级 = 高\n' },
  ],
});

/** The text of a file, opened alone, once it can be typed in. */
const openText = async (file: string): Promise<{ page: Page; text: Locator; cdp: CDPSession }> => {
  const { newcomer, visit } = browser;
  const context = await newcomer('zh');
  const { page, settled, expected } = await visit({ path: `/rules?file=${file}&view=text`, context });
  // A text that is half written is refused by the server, which the browser reports.
  expected.push(/422 .*\/v1\/preview/);
  const text = page.locator('.tw-text .view-lines').first();
  await text.waitFor();
  await settled();
  await text.click();
  return { page, text, cdp: await context.newCDPSession(page) };
};

/** What the lines show, with the spaces that an editor draws in their place. */
const shown = async (page: Page): Promise<string> => {
  const lines = await page.locator('.tw-text .view-line').evaluateAll((nodes) =>
    nodes
      .map((node) => ({ top: Number.parseFloat((node as HTMLElement).style.top), text: node.textContent ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
  return lines.join('\n').replaceAll('\u00a0', ' ');
};

const untilShown = async (page: Page, text: string | RegExp): Promise<void> => {
  await expect.poll(() => shown(page)).toMatch(text);
};

/** Types through an input method: its letters stand in the text while it composes, then what was chosen takes their place. */
const compose = async (cdp: CDPSession, letters: string, chosen: string): Promise<void> => {
  for (let length = 1; length <= letters.length; length++) {
    const text = letters.slice(0, length);
    await cdp.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length });
  }
  await cdp.send('Input.insertText', { text: chosen });
};

const problems = (page: Page): Promise<number> => page.locator('.tw-text .squiggly-error').count();

it('takes the signature line with the full-width punctuation of an input method, and looks at nothing half-composed', async () => {
  const { page, cdp } = await openText('rfm.tag');
  await page.keyboard.press('Control+End');
  await cdp.send('Input.imeSetComposition', { text: 'biao', selectionStart: 4, selectionEnd: 4 });
  await page.waitForTimeout(500);
  expect(await problems(page)).toBe(0);
  await cdp.send('Input.insertText', { text: '标签' });
  for (const [letters, chosen] of [
    ['“', ' “'],
    ['RFM', 'RFM评级'],
    ['”', '”'],
    ['=', ' ＝ '],
    ['zhongyaobaochi', '重要保持'],
    ['dang', ' 当 '],
    ['R>90tian', 'R＞90天'],
    ['qie', ' 且 '],
    ['M>qian20%', 'M≥前20％'],
  ] as const)
    await compose(cdp, letters, chosen);
  await page.keyboard.press('Escape');
  await untilShown(page, '标签 “RFM评级” ＝ 重要保持 当 R＞90天 且 M≥前20％');
  // What was wrong on the way was: a word that stands alone, a name without its quotation mark.
  await expect.poll(() => problems(page)).toBe(0);
  await page.keyboard.press('Control+s');
  await untilShown(page, '标签 RFM评级 = 重要保持 当 R > 90天 且 M >= 前20%');
  await page.keyboard.press('Control+z');
  await untilShown(page, '标签 “RFM评级” ＝ 重要保持 当 R＞90天 且 M≥前20％');
});

it('finds names by the initials of their pinyin', async () => {
  expect.hasAssertions();
  const { page } = await openText('rfm.tag');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('人群 新人 = zjxf', { delay: 40 });
  await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: '最近消费' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' < 30');
  await untilShown(page, '人群 新人 = 最近消费 < 30');
});

it('mends what is wrong by the fix that it offers', async () => {
  const { page } = await openText('rfm.tag');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('人群 新人 = 最近消废 < 30天');
  await page.keyboard.press('Escape');
  await expect.poll(() => problems(page)).toBeGreaterThan(0);
  for (let presses = 0; presses < 9; presses++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget', { hasText: '最近消费' }).waitFor();
  await page.keyboard.press('Enter');
  await untilShown(page, '人群 新人 = 最近消费 < 30天');
  await expect.poll(() => problems(page)).toBe(0);
});

it('renames in all files, and goes to where a name is declared', async () => {
  const { page } = await openText('segments.tag');
  await page.keyboard.press('Control+Home');
  for (let presses = 0; presses < 13; presses++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F12');
  await untilShown(page, '标签 客户等级 = 高 当');
  expect(new URL(page.url()).searchParams.get('file')).toBe('rfm.tag');
  await page.locator('.tw-text :focus').waitFor();
  await page.keyboard.press('F2');
  await page.locator('.rename-input:focus').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('会员等级');
  await page.keyboard.press('Enter');
  await untilShown(page, '标签 会员等级 = 高 当');
  await page.goto(page.url().replace('file=rfm.tag', 'file=segments.tag'));
  await untilShown(page, '人群 高价值 = 标签 会员等级 = 高');
});

it('has one undoing for what is written and what is built', async () => {
  const { page, text } = await openText('rfm.tag');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('// 到此为止');
  await untilShown(page, '到此为止');
  await page.getByText('搭建', { exact: true }).click();
  await page.getByRole('button', { name: '撤销' }).first().click();
  await page.getByText('文本', { exact: true }).click();
  await text.waitFor();
  await expect.poll(() => shown(page)).not.toContain('到此为止');
  await text.click();
  await page.keyboard.press('Control+y');
  await untilShown(page, '到此为止');
});

it('lets Tab out of the text once that is asked for', async () => {
  const { page } = await openText('rfm.tag');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  await untilShown(page, /^\s+标签/);
  await page.keyboard.press('Control+m');
  await page.locator('.tw-text-hint', { hasText: 'Tab 键用于移出文本' }).waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.tw-text') === null)).toBe(true);
});

it('stays at the rule at whose end somebody types, with another one right below', async () => {
  const { page } = await openText('segments.tag');
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('人群 甲 = R > 1天\n人群 乙 = R > 2天');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  const about = (): string | null => new URL(page.url()).searchParams.get('rule');
  await expect.poll(about).toBe('segment:甲');
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await page.keyboard.press('Backspace');
  for (const letter of ['0', '天', '0']) {
    await page.keyboard.insertText(letter);
    await page.waitForTimeout(100);
    expect(about()).toBe('segment:甲');
  }
  // Whoever goes back in the browser goes back to what he chose, and not through what he typed.
  expect(await steps()).toBe(before);
});

it('speaks Chinese in the menus that the editor brings along', async () => {
  const { page } = await openText('rfm.tag');
  await page.keyboard.press('Control+f');
  await expect.poll(() => page.locator('.find-widget textarea').first().getAttribute('aria-label')).toBe('查找');
});
