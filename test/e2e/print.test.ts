import { describe, expect, it } from 'vitest';
import { LOCALES, useShop } from './harness.js';

const LINES = Array.from({ length: 300 }, (_, line) => `人群 常客${line} = 累计订单 >= ${line}`);
const { visit } = useShop();
const { visit: visitLong } = useShop({
  book: [
    {
      path: 'catalog.tag',
      text: 'timezone "Asia/Shanghai"\ncustomer { 城市 city: text }\nevent 订单 order { 金额 amount: money }\n',
    },
    { path: 'metrics.tag', text: '指标 累计订单 = 次数(订单)\n' },
    { path: 'long.tag', text: `${LINES.join('\n')}\n` },
  ],
  customers: 5,
});

/** How many sheets a page takes. */
const sheets = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

describe.each(LOCALES)('on paper, in %s', (locale) => {
  it('a rule is there as a whole, without what leads elsewhere', async () => {
    const { page } = await visit({ locale, path: '/rules?file=rfm.tag&rule=tag:RFM评级&view=builder' });
    const last = page.locator('.tw-builder .tw-case').last();
    await last.waitFor();
    expect(sheets(await page.pdf({ format: 'A4' }))).toBeGreaterThan(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.locator('.tw-rules-list').isVisible()).toBe(false);
    // Nothing around it cuts it off.
    const isCut = await last.evaluate((element) => {
      for (let around = element.parentElement; around !== null; around = around.parentElement)
        if (getComputedStyle(around).overflowY !== 'visible') return true;
      return false;
    });
    expect(isCut).toBe(false);
  });

  it('a text is there to its last line, which the screen does not hold', async () => {
    const { page } = await visitLong({ locale, path: '/rules?file=long.tag&view=text' });
    await page.locator('.tw-text .view-line').first().waitFor();
    expect(sheets(await page.pdf({ format: 'A4' }))).toBeGreaterThan(3);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.tw-text-printed').textContent()).toBe(`${LINES.join('\n')}\n`);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => page.locator('.tw-text-printed').count()).toBe(0);
  });
});
