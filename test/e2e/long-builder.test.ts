import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { openSite, visitSite } from './embed.harness.js';
import { type Locale, LOCALES, shot, useShop } from './harness.js';
import type { Viewport } from './page.harness.js';

/** Fifty-nine characters each, which cannot be broken between words. */
const LONG =
  '二零二六年第二季度华东大区门店与线上全渠道累计消费金额较高且近九十天内没有任何购买行为需要重点回访的高价值会员客户名单';
const OTHER = 'a_customer_opened_one_of_the_promotional_messages_of_spring';
const CATALOG = `timezone "Asia/Shanghai"

customer {
  ${LONG}城市 ${OTHER}_city: text
}

event ${LONG}甲 ${OTHER}_a {
  ${LONG}渠道 ${OTHER}_channel: one of ${LONG}线上, ${OTHER}_store
  商品 goods: text
  金额 amount: money
}
event ${OTHER}_b { ${OTHER}_item: text }
event ${LONG}乙 view { 商品 item: text }
`;
const SEQUENCE = `did ${LONG}甲 as x where ${LONG}渠道 = ${LONG}线上 and 金额 >= 100
    then ${OTHER}_b where ${OTHER}_item contains "${OTHER}" within 7d
    then not ${LONG}乙 where 商品 = x.商品 within 2h in last 30d`;
const HABIT = `did ${LONG}甲 where ${LONG}渠道 = ${LONG}线上 at least 2 times in at least 4 of last 8 weeks`;
const RULES = `tag ${LONG}标签 ordered {
  ${OTHER}_low when ${HABIT} and (not did ${OTHER}_b in each of last 3 calendar months or ${LONG}城市 = "${OTHER}")
  ${LONG}高 when ${SEQUENCE}
}

segment ${LONG}群 = did ${OTHER}_a in each of last 3 calendar months
segment ${OTHER}_seg = in segment ${LONG}群 and tag ${LONG}标签 = ${LONG}高
`;
const TAG = `tag:${LONG}标签`;

const site = await openSite();
afterAll(() => site.close());
const there = useShop({
  book: [
    { path: 'catalog.tag', text: CATALOG },
    { path: 'rules.tag', text: RULES },
  ],
  customers: 0,
  config: { origins: [site.origin] },
});

const pathOf = (rule?: string): string =>
  `/rules?${new URLSearchParams({ file: 'rules.tag', view: 'builder', ...(rule === undefined ? {} : { rule }) }).toString()}`;

const open = async (locale: Locale, viewport: Viewport, rule?: string) => {
  const context = await there.newcomer(locale, viewport);
  const { page, settled } = await there.visit({ path: pathOf(rule), context });
  await page.locator('.tw-card, .tw-overview').first().waitFor();
  await settled();
  return page;
};

/** What nobody should see: parts that reach out of what holds them, columns a letter wide, and what a finger cannot hit. */
const faultsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const told = (element: Element): string =>
      `${element.className || element.tagName}: ${(element.textContent || element.getAttribute('aria-label') || '').slice(0, 40)}`;
    const isShown = (element: Element): boolean => element.getClientRects().length > 0;
    const within = (holder: string, parts: string): readonly string[] =>
      [...document.querySelectorAll(holder)].filter(isShown).flatMap((around) => {
        const { left, right } = around.getBoundingClientRect();
        return [...around.querySelectorAll(parts)]
          .filter(isShown)
          .filter((part) => {
            const box = part.getBoundingClientRect();
            return box.left < left - 1 || box.right > right + 1;
          })
          .map((part) => `${told(part)} reaches out of ${holder}`);
      });
    const small = [...document.querySelectorAll('.tw-builder button, .tw-bar button, .tw-rules-bar button')]
      .filter(isShown)
      .filter((button) => Math.min(button.getBoundingClientRect().width, button.getBoundingClientRect().height) < 23.5)
      .map((button) => `${told(button)} is too small`);
    const narrow = [...document.querySelectorAll('.tw-builder :is(.tw-slot, .tw-overview-name, .tw-case-name)')]
      .filter((part) => (part.textContent ?? '').length > 40 && part.getBoundingClientRect().width < 120)
      .map((part) => `${told(part)} is squeezed`);
    return [
      ...within('.tw-card', '.tw-slot, .tw-case-name, button'),
      ...within('.tw-builder', '.tw-overview-name, .tw-builder-bar button'),
      ...within('.tw-bar', 'button'),
      ...within('.tw-rules-panel', '.tw-counts'),
      ...small,
      ...narrow,
    ];
  });

describe.each(LOCALES)('sequences and habits of long names, in %s', (locale) => {
  it.each([1440, 1024, 390])('are read and reached on a screen of %d px', async (width) => {
    const page = await open(locale, { width, height: 2600 }, TAG);
    await shot(page, `long-builder-${width}-${locale}`);
    await expect.poll(() => faultsOf(page), { timeout: 8000 }).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it('stand in the list of a file on a telephone', async () => {
    const page = await open(locale, { width: 390, height: 844, hasTouch: true });
    await shot(page, `long-builder-overview-${locale}`);
    await expect.poll(() => faultsOf(page), { timeout: 8000 }).toEqual([]);
  });

  it('are read in a narrow part of a wide page', async () => {
    await there.shop.newKey('admin', '周敏');
    const key = await there.shop.newKey('operator', `窄 ${locale}`);
    site.put('/narrow', {
      type: 'text/html',
      text: `<!doctype html><title>CRM</title><h1>CRM</h1><div id="tags" style="width: 480px; height: 760px"></div>
        <script type="module">
          const { mountEditor } = await import('${there.shop.url}/embed.js');
          const options = { server: '${there.shop.url}', key: '${key}', locale: '${locale}', addresses: 'memory' };
          mountEditor(document.querySelector('#tags'), { ...options, start: '${pathOf(TAG)}' });
        </script>`,
    });
    const { page, settled } = await visitSite(await there.newContext(locale), site, '/narrow');
    await page.locator('.tw-card').waitFor();
    await settled();
    await shot(page, `long-builder-narrow-${locale}`);
    await expect.poll(() => faultsOf(page), { timeout: 8000 }).toEqual([]);
    const { width } = (await page.locator('.tw-builder').boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(380);
  });
});
