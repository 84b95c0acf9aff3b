import { describe, expect, it } from 'vitest';
import {
  RULES, WORDS, cell, choose, expectText, focused, found, isFocused, newSegment, setAmount, useBuilder,
} from './builder.harness.js'; // prettier-ignore
import { axe, LOCALES, shot } from './harness.js';

const { open } = useBuilder();

describe.each(LOCALES)('sequences in the builder, in %s', (locale) => {
  const words = WORDS[locale];

  it('lets a newcomer ask for events one after the other, by mouse and keys', async () => {
    const { page, builder, settled } = await open(locale);
    await newSegment(page, builder, '看了没买', locale);
    await page.keyboard.type('liulan');
    await choose(page, words.sequence);
    const begun = `${RULES}\nsegment 看了没买 = did 浏览 then 订单 within 7d in last 30d\n`;
    await expectText(page, begun);
    await setAmount(page, cell(builder, '0.1/2'), '2');
    await cell(builder, '0.1/0').click();
    await choose(page, words.notLead);
    const not = begun.replace('then 订单 within 7d', 'then not 订单 within 2d');
    await expectText(page, not);
    await builder.getByRole('button', { name: words.addStep }).click();
    await page.keyboard.type('jiagou');
    await choose(page, '加购');
    const three = not.replace('within 2d', 'within 2d then 加购 within 7d');
    await expectText(page, three);
    // What was added has the focus, and moves by keys.
    await expect.poll(() => focused(page)).toBe('0.2/1');
    await page.keyboard.press('Alt+ArrowUp');
    const moved = begun.replace('then 订单 within 7d', 'then 加购 within 7d then not 订单 within 2d');
    await expectText(page, moved);
    await expect.poll(() => focused(page)).toBe('0.1/0');
    // What never happens cannot be the first.
    await cell(builder, '0.2/menu').click();
    await expect.poll(() => page.getByRole('menuitem', { name: words.up }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => builder.locator('[data-line="0"] .tw-row-count').innerText()).toMatch(/\d/);
    await settled();
    await shot(page, `builder-sequence-${locale}`);
    expect(await axe(page)).toEqual([]);
    await cell(builder, '0.1/0').focus();
    await page.keyboard.press('Delete');
    await expectText(page, not);
    await page.keyboard.press('ControlOrMeta+z');
    await expectText(page, moved);
  });

  it('asks a later event for what an earlier one was about, by mouse and keys', async () => {
    const { page, builder, settled } = await open(locale);
    await newSegment(page, builder, '看了又加购', locale);
    await page.keyboard.type('liulan');
    await choose(page, words.sequence);
    await cell(builder, '0.1/1').click();
    await choose(page, '加购');
    await cell(builder, '0.1/menu').click();
    await page.getByRole('menuitem', { name: words.filter }).click();
    await page.keyboard.type('shangpin');
    await choose(page, '商品');
    await cell(builder, '0.1/3').click();
    await choose(page, words.is);
    const begun = `${RULES}\nsegment 看了又加购 = did 浏览 then 加购 where 商品 = "" within 7d in last 30d\n`;
    await expectText(page, begun);
    // A text without a letter is a chip as any other is, for the mouse and for keys.
    const value = cell(builder, '0.1/4');
    await expect.poll(() => value.innerText()).toBe(words.emptyText);
    await value.click();
    // What is called the same stands before what else the step says, and nothing is a blank line.
    const offered = page.locator('.ant-select-item-option:visible');
    await expect.poll(() => offered.allInnerTexts()).toEqual([words.emptyText, words.sameItem, words.samePage]);
    await shot(page, `builder-same-list-${locale}`);
    await choose(page, words.sameItem);
    const same = begun.replace('did 浏览', 'did 浏览 as v').replace('商品 = ""', '商品 = v.商品');
    await expectText(page, same);
    await expect.poll(() => value.evaluate(isFocused)).toBe(true);
    await settled();
    await shot(page, `builder-same-${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('ControlOrMeta+z');
    await expectText(page, begun);
    await expect.poll(() => value.innerText()).toBe(words.emptyText);
    await cell(builder, '0.1/3').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => value.evaluate(isFocused)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.type('liulan');
    await found(page, words.sameItem);
    await page.keyboard.press('Enter');
    await expectText(page, same);
  });

  it('compares an amount with another value, and with a number again', async () => {
    const { page, builder, settled } = await open(locale);
    await newSegment(page, builder, '越买越多', locale);
    await page.keyboard.type('dingdan');
    await choose(page, words.sequence.replace('浏览', '订单'));
    await cell(builder, '0.1/1').click();
    await choose(page, '订单');
    await cell(builder, '0.1/menu').click();
    await page.getByRole('menuitem', { name: words.filter }).click();
    await page.keyboard.type('jine');
    await choose(page, '金额');
    const begun = `${RULES}\nsegment 越买越多 = did 订单 then 订单 where 金额 >= 100 within 7d in last 30d\n`;
    await expectText(page, begun);
    const amount = cell(builder, '0.1/4');
    await amount.click();
    const other = page.getByRole('dialog').getByRole('combobox', { name: words.otherValue });
    await other.waitFor();
    expect(await axe(page)).toEqual([]);
    await other.click();
    const offered = page.locator('.ant-select-item-option:visible');
    await expect.poll(() => offered.allInnerTexts()).toEqual([words.firstAmount]);
    await shot(page, `builder-amount-list-${locale}`);
    await choose(page, words.firstAmount);
    const compared = begun.replace('did 订单', 'did 订单 as v').replace('>= 100', '>= v.金额');
    await expectText(page, compared);
    await expect.poll(() => amount.evaluate(isFocused)).toBe(true);
    await settled();
    await shot(page, `builder-amount-${locale}`);
    // By keys alone, and back to a number.
    await page.keyboard.press('Enter');
    await page.keyboard.type('500');
    await found(page, '500');
    await page.keyboard.press('Enter');
    await expectText(page, compared.replace('v.金额', '500'));
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await expectText(page, begun);
  });

  it('asks for any event where one was named, by mouse and keys', async () => {
    const { page, builder } = await open(locale);
    await newSegment(page, builder, '来过两次', locale);
    await page.keyboard.type('liulan');
    await choose(page, words.sequence);
    const begun = `${RULES}\nsegment 来过两次 = did 浏览 then 订单 within 7d in last 30d\n`;
    await expectText(page, begun);
    await cell(builder, '0.1/1').click();
    await choose(page, words.anyEvent);
    const later = begun.replace('then 订单', 'then any event');
    await expectText(page, later);
    await cell(builder, '0.0/0').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('renyi');
    await found(page, words.anyEvent);
    await page.keyboard.press('Enter');
    const both = later.replace('did 浏览', 'did any event');
    await expectText(page, both);
    await expect.poll(() => cell(builder, '0.0/0').innerText()).toBe(words.anyEvent);
    await shot(page, `builder-any-event-${locale}`);
    // One that is named again can be asked about, and then nothing else will do.
    await cell(builder, '0.0/0').click();
    await choose(page, '加购');
    await expectText(page, later.replace('did 浏览', 'did 加购'));
    await page.keyboard.press('ControlOrMeta+z');
    await expectText(page, both);
    await page.keyboard.press('ControlOrMeta+z');
    await expectText(page, later);
  });
});
