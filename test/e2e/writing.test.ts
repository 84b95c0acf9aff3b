import { describe, expect, it } from 'vitest';
import { LOCALES, useShop } from './harness.js';
import { BEGUN_BOOK, FILE_PATH, InputMethod, keptInBrowser, occupyWorker, TextOnScreen } from './text.harness.js';

const { newcomer, visit } = useShop({ book: BEGUN_BOOK });

/** Opens the file, with the caret behind everything. */
const begin = async (locale: 'zh' | 'en' = 'zh') => {
  const visited = await visit({ context: await newcomer(locale), path: `${FILE_PATH}&view=both` });
  const text = new TextOnScreen(visited.page);
  await text.lines.waitFor();
  await text.goToEnd();
  return { ...visited, text };
};

describe.each(LOCALES)('whoever types, in %s', (locale) => {
  it('writes the signature line with an input method and full-width punctuation', async () => {
    const { page, text } = await begin(locale);
    const method = await InputMethod.at(page);
    const pieces = [
      ['biaoqian', '标签 '],
      ['', '“RFM评级”＝'],
      ['zhongyaobaochi', '重要保持 '],
      ['dang', '当 '],
      ['', 'R＞９０天 '],
      ['qie', '且 '],
      ['', 'M≥'],
      ['qian', '前'],
      ['', '２０％'],
    ] as const;
    for (const [letters, taken] of pieces) {
      if (letters !== '') await method.compose(letters);
      await method.commit(taken);
    }
    await page.keyboard.press('Escape');
    await text.lenses.filter({ hasText: /\d/ }).first().waitFor();
    await expect.poll(() => text.errors.count()).toBe(0);
    // The builder has it too, and says for how many it holds.
    await page.getByText('RFM评级').first().waitFor();
    expect(await text.text()).toContain('标签 “RFM评级”＝重要保持 当 R＞９０天 且 M≥前２０％');
    await page.locator('.tw-text-count').filter({ hasText: '≥' }).first().waitFor();
  });

  it('sees nothing happen while letters are composed', async () => {
    const { page, text } = await begin(locale);
    const method = await InputMethod.at(page);
    await method.compose('renqun');
    // Long enough to be looked at, were it text.
    await page.waitForTimeout(800);
    expect(await text.errors.count()).toBe(0);
    await method.commit('人群');
    await text.errors.first().waitFor();
  });

  it('mends a broken rule by the fix that is offered', async () => {
    const { page, text } = await begin(locale);
    await text.type('人群 常客 = 累计订但 >= 3');
    await text.errors.first().waitFor();
    await page.keyboard.press('Home');
    for (let steps = 0; steps < 9; steps += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('累计订单').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => text.text()).toContain('人群 常客 = 累计订单 >= 3');
    await expect.poll(() => text.errors.count()).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => text.text()).toContain('累计订但');
  });

  it('is shown the fixes of a line however long the worker has been busy with something else', async () => {
    const { page, text } = await begin(locale);
    await text.type('人群 常客 = 累计订但 >= 3');
    await text.errors.first().waitFor();
    // The cursor moves, and comes back behind the rule: what is wrong is elsewhere on the line.
    await page.keyboard.press('ArrowLeft');
    occupyWorker(page, 3000);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('累计订单').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => text.text()).toContain('人群 常客 = 累计订单 >= 3');
  });

  it('is told why a rule matches nobody, and what would have to change', async () => {
    const { page, text } = await begin(locale);
    await text.type('人群 豪客 = 累计订单 >= 2 且 最大单 >= 100000000');
    await text.lenses.filter({ hasText: /\d/ }).first().waitFor();
    await page.goto(`${page.url().split('&')[0] ?? ''}&rule=segment:豪客&panel=preview`);
    const explained = page.getByRole('alert').filter({ hasText: '豪客' }).first();
    await explained.waitFor();
    await explained.getByText('最大单 >= 100000000').waitFor();
    await expect.poll(() => explained.textContent()).toMatch(locale === 'zh' ? /最接近的客户/ : /nearest|closest/i);
  });
});

describe('a draft', () => {
  it('survives a reload, and a tab that crashed, without the server', async () => {
    const { page, text, expected } = await begin();
    expected.push(/Failed to load resource/);
    await page
      .context()
      .route('**/v1/book/draft', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await text.type('人群 留下的一 = 累计订单 >= 1\n');
    await expect.poll(() => keptInBrowser(page)).toContain('累计订单 >= 1');
    await page.reload();
    await expect.poll(() => text.text()).toContain('留下的一');
    await text.goToEnd();
    await text.type('人群 留下的二 = 累计订单 >= 2\n');
    await expect.poll(() => keptInBrowser(page)).toContain('累计订单 >= 2');
    const context = page.context();
    const crashed = page.waitForEvent('crash');
    // It never answers, for nobody is left who could.
    void (await context.newCDPSession(page)).send('Page.crash').catch(() => undefined);
    await crashed;
    const again = await visit({ path: FILE_PATH, context });
    again.expected.push(/Failed to load resource/);
    const after = new TextOnScreen(again.page);
    await expect.poll(() => after.text()).toMatch(/留下的一[^]*留下的二/);
  });
});
