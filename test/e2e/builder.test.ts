import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  CATALOG, RULES, WORDS, cell, choose, expectText, found, isFocused, newSegment, setAmount, textOf, useBuilder,
} from './builder.harness.js'; // prettier-ignore
import { axe, LOCALES, shot } from './harness.js';

const { shop, open } = useBuilder();

describe.each(LOCALES)('the builder, in %s', (locale) => {
  const words = WORDS[locale];

  it('lets a newcomer make 重要保持 without typing a rule', async () => {
    const { page, builder, settled } = await open(locale);
    await builder.getByRole('button', { name: words.newRule }).click();
    await page.getByText(words.tag, { exact: true }).click();
    await page.getByLabel(words.name, { exact: true }).fill('RFM评级');
    await page.getByLabel(words.value).fill('重要保持');
    await page.getByLabel(words.value).press('Enter');
    await builder.getByRole('button', { name: words.first }).click();
    await page.locator('.ant-select-open input:focus').waitFor();
    await page.keyboard.type('zjxf');
    await found(page, '最近消费');
    await page.keyboard.press('Enter');
    await setAmount(page, cell(builder, '0/2'), '90');
    await builder.getByRole('button', { name: words.add }).click();
    await page.locator('.ant-select-open input:focus').waitFor();
    await page.keyboard.type('xfje');
    await found(page, '消费金额');
    await page.keyboard.press('Enter');
    await cell(builder, '0.1/1').click();
    await page.getByText(words.top, { exact: true }).click();
    await expectText(page, `${RULES}\ntag RFM评级 {\n  重要保持 when R > 90d and M >= top20%\n}\n`);
    // Numbers of the text before are pale until the new ones are there.
    await expect.poll(() => page.locator('.tw-rules-old').count()).toBe(0);
    await settled();
    await shot(page, `builder-newcomer-${locale}`);
    expect(await axe(page)).toEqual([]);
  });

  it('lets a newcomer ask for a habit, without typing a rule', async () => {
    const { page, builder, settled } = await open(locale);
    await newSegment(page, builder, '常客', locale);
    await page.keyboard.type('dingdan');
    await choose(page, words.habit);
    const each = `${RULES}\nsegment 常客 = did 订单 in each of last 3 calendar months\n`;
    await expectText(page, each);
    await cell(builder, '0/1').click();
    const form = page.getByRole('dialog');
    await form.getByRole('spinbutton', { name: words.howMany, exact: true }).fill('8');
    await form.getByRole('combobox', { name: words.period, exact: true }).click();
    await choose(page, words.week);
    await form.getByRole('combobox', { name: words.quota, exact: true }).click();
    await choose(page, words.atLeast);
    await shot(page, `builder-habit-form-${locale}`);
    expect(await axe(page)).toEqual([]);
    await form.getByRole('button', { name: words.done }).click();
    const weeks = each.replace('each of last 3 calendar months', 'at least 7 of last 8 weeks');
    await expectText(page, weeks);
    const menu = builder.locator('[data-line="0"]').getByRole('button', { name: words.more });
    await menu.click();
    await page.getByRole('menuitem', { name: words.times }).click();
    await expectText(page, weeks.replace('in at least', 'at least 3 times in at least'));
    await menu.click();
    await page.getByRole('menuitem', { name: words.filter }).click();
    await page.keyboard.type('jine');
    await choose(page, '金额');
    const asked = weeks.replace('in at least', 'where 金额 >= 100 at least 3 times in at least');
    await expectText(page, asked);
    const row = builder.locator('[data-line="0"]');
    await expect.poll(() => row.locator('.tw-row-count').innerText()).toMatch(/\d/);
    await settled();
    await shot(page, `builder-habit-${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await row.locator('[data-cell="0/0"]').focus();
    for (let step = 0; step < 3; step++) {
      // oxlint-disable-next-line no-await-in-loop -- one step of undoing after the other
      await page.keyboard.press('ControlOrMeta+z');
    }
    await expectText(page, each);
  });

  it('writes notes, and what a value is for, beside the rules', async () => {
    const { page, builder } = await open(locale, 'tag:价值');
    await builder.getByRole('button', { name: words.note }).click();
    await page.getByRole('textbox', { name: words.noteField }).fill('最好的客户');
    await page.keyboard.press('Enter');
    const best = RULES.replace('// the best', '// 最好的客户');
    await expectText(page, best);
    await builder.getByRole('button', { name: words.describe, exact: true }).last().click();
    await page.getByRole('textbox', { name: words.describeField }).fill('很少买');
    await page.keyboard.press('Enter');
    const described = best.replace('in last 30d\n', 'in last 30d description "很少买"\n');
    await expectText(page, described);
    await builder.locator('[data-line="1.1"]').getByRole('button', { name: words.more }).click();
    await page.getByRole('menuitem', { name: words.addNote }).click();
    await page.getByRole('textbox', { name: words.noteField }).fill('线上另算');
    await page.keyboard.press('Enter');
    await expect.poll(() => textOf(page)).toContain('// 线上另算');
    await shot(page, `builder-notes-${locale}`);
    expect(await axe(page)).toEqual([]);
  });

  it('says what a rule says in the language of its reader', async () => {
    const { builder } = await open(locale, 'tag:价值');
    const row = builder.locator('[data-line="0.1"]');
    await expect.poll(() => row.innerText()).toContain(locale === 'zh' ? '排名前' : 'ranks in the top');
    const first = builder.locator('[data-line="0.0"]');
    await expect.poll(() => first.innerText()).toContain(locale === 'zh' ? '90 天' : '90 days');
  });
});

describe('the builder', () => {
  it('finds by its sound what a condition can be about, before anything was written', async () => {
    const { page, builder } = await open('zh', 'tag:价值');
    await builder.getByRole('button', { name: WORDS.zh.add }).first().click();
    await page.keyboard.type('liulan');
    await page.locator('.ant-select-item-option').filter({ hasText: '先后：做过 浏览' }).first().waitFor();
    await page.keyboard.press('Escape');
    expect(await textOf(page)).toBe(RULES);
  });

  it('lets conditions and values be dragged to other places', async () => {
    const { builder, page } = await open('zh', 'tag:价值');
    const handle = (line: string): Locator => builder.locator(`[data-line="${line}"] .tw-handle`).first();
    await handle('0.1').dragTo(builder.locator('[data-line="0.0"]'));
    await expect.poll(() => textOf(page)).toContain('高 when M >= top20%   and R<=90d');
    // Into another condition it cannot go.
    await handle('0.0').dragTo(builder.locator('[data-line="1.1"]'));
    await builder.locator('.tw-case .tw-case-head .tw-handle').nth(1).dragTo(builder.locator('.tw-case').first());
    await expect.poll(() => textOf(page)).toMatch(/低 when[^]*高 when M >= top20%/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expectText(page, RULES);
  });

  it('switches off what an event leads to, and on again', async () => {
    const { builder, page } = await open('zh', 'tag:刚下单');
    await builder.getByRole('button', { name: '停用' }).click();
    await expectText(page, RULES.replace('on order', 'on order where false'));
    await builder.getByText('已停用').waitFor();
    await shot(page, 'builder-off');
    await builder.getByRole('button', { name: '启用' }).click();
    await expectText(page, RULES);
  });

  it('edits a row by keys alone, and takes each step back', async () => {
    const { page, builder } = await open('zh', 'tag:价值');
    await cell(builder, '0.0/0').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('dialog').getByRole('spinbutton').evaluate(isFocused)).toBe(true);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('60');
    await page.keyboard.press('Enter');
    const shorter = RULES.replace('R<=90d', 'R<=60d');
    await expectText(page, shorter);
    await expect.poll(() => builder.locator('[data-line="0.0"] :focus').count()).toBe(1);
    await page.keyboard.press('Alt+ArrowDown');
    const moved = shorter.replace('R<=60d   and M >= top20%', 'M >= top20%   and R<=60d');
    await expectText(page, moved);
    await expect.poll(() => builder.locator('[data-line="0.1"] :focus').count()).toBe(1);
    await page.keyboard.press('Delete');
    await expectText(page, moved.replace('   and R<=60d', ''));
    await page.keyboard.press('ControlOrMeta+z');
    await expectText(page, moved);
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await expectText(page, RULES);
    await page.keyboard.press('ControlOrMeta+y');
    await expectText(page, shorter);
  });

  it('mends a broken rule by the fix that it offers', async () => {
    const broken = RULES.replace('R<=90d', 'R<=90');
    const files = [
      { path: 'catalog.tag', text: CATALOG },
      { path: 'rules.tag', text: broken },
    ];
    const context = await shop.newcomer();
    const { url } = shop.shop;
    const headers = { Origin: url };
    const kept = await context.request.put(`${url}/v1/book/draft`, { headers, data: { base: 1, files } });
    expect(kept.status()).toBe(200);
    const { page, builder } = await open('zh', 'tag:价值', context);
    const fix = builder.getByRole('button', { name: WORDS.zh.fix }).first();
    await fix.waitFor();
    await expect.poll(() => builder.locator('.tw-row-faulty').count()).toBe(1);
    await shot(page, 'builder-broken-zh');
    await fix.click();
    await expect.poll(() => builder.locator('.tw-row-faulty').count()).toBe(0);
    await expectText(page, RULES);
  });

  it('leaves every byte as it is when views are switched, and is complete on a tablet', async () => {
    const { page, builder } = await open('zh', 'tag:价值', await shop.newcomer('zh', { width: 1024, height: 768 }));
    for (const view of ['文本', '并排', '搭建']) {
      // oxlint-disable-next-line no-await-in-loop -- one view after the other is what is tried
      await page.locator('.ant-segmented-item').filter({ hasText: view }).click();
      // oxlint-disable-next-line no-await-in-loop -- see above
      await page
        .locator(view === '文本' ? '.monaco-editor' : '.tw-card')
        .first()
        .waitFor();
    }
    await builder.locator('.tw-card').waitFor();
    expect(await textOf(page)).toBe(RULES);
    await cell(builder, '1.0.0/1').click();
    await page
      .getByTitle('大于', { exact: true })
      .or(page.getByText('大于', { exact: true }))
      .first()
      .click();
    await expectText(page, RULES.replace('M < 100', 'M > 100'));
    await shot(page, 'builder-tablet-zh');
  });
});
