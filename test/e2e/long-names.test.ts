import { describe, expect, it } from 'vitest';
import { bookOf, LOCALES, SHOP_BOOK, shot, useShop } from './harness.js';

/** Sixty characters, as nobody should call anything, and somebody will. */
const LONG =
  '二零二六年第二季度华东大区门店与线上全渠道累计消费金额较高且近九十天内没有任何购买行为需要重点回访的高价值会员客户名单甲';
const FILE = `${LONG.slice(0, 40)}.tag`;
const RULES = `// ${LONG}
tag ${LONG} ordered {
  ${LONG}一 when 累计订单 >= 2 and 最大单 >= 100 description "${LONG}"
  ${LONG}二 when 累计订单 >= 1
  ${LONG}三 otherwise
}

segment ${LONG}群 = 累计订单 >= 3

test "${LONG}" at 2026-06-01 {
  given 订单 { at = 2026-05-01, 金额 = 10 }
  expect tag ${LONG} = "${LONG}二"
}
`;
const SMALL = { width: 1024, height: 768 };

const { visit } = useShop({ book: [...bookOf(SHOP_BOOK), { path: FILE, text: RULES }] });

const rule = encodeURIComponent(`tag:${LONG}`);
const PAGES: Readonly<Record<string, string>> = {
  rules: `/rules?file=${encodeURIComponent(FILE)}&rule=${rule}`,
  why: `/rules?file=${encodeURIComponent(FILE)}&rule=${rule}&panel=why&view=builder&customer=c0000012`,
  overview: `/rules?file=${encodeURIComponent(FILE)}&view=builder`,
  tags: '/tags',
  tag: `/tags/${encodeURIComponent(LONG)}`,
  customers: '/customers',
  customer: '/customers/c0000012',
  segments: '/segments',
  segment: `/segments/segment/${encodeURIComponent(`${LONG}群`)}`,
  overlap: `/segments/segment/${encodeURIComponent(`${LONG}群`)}?tab=overlap`,
  tests: '/tests',
  publish: '/publish',
  history: '/publish?tab=history',
  data: '/data',
  start: '/start',
};

describe.each(LOCALES)('names of sixty characters on a small screen, in %s', (locale) => {
  it.each(Object.entries(PAGES))('%s holds them within its width', async (name, path) => {
    const { page, settled } = await visit({ locale, path, viewport: SMALL });
    await page.getByRole('navigation').waitFor();
    await settled();
    await expect.poll(() => page.locator('.ant-spin-spinning').count()).toBe(0);
    await shot(page, `long-${name}-${locale}`);
    const wide = () =>
      page.evaluate(() => {
        // Tables may be scrolled by themselves; the page and its parts may not be.
        const isCut = (element: Element): boolean => {
          for (let around = element.parentElement; around !== null; around = around.parentElement)
            if (/auto|scroll|hidden|clip/.test(getComputedStyle(around).overflowX)) return true;
          return false;
        };
        const out = [...document.querySelectorAll('main *, [role=main] *')].filter(
          (element) => element.getBoundingClientRect().right > innerWidth + 1 && !isCut(element),
        );
        const main = document.querySelector('main');
        return [
          ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls'] : []),
          ...(main !== null && main.scrollWidth > main.clientWidth + 1 ? ['what is in it scrolls'] : []),
          // Nor may they leave the other columns of a table a letter wide; that of boxes to tick needs no more.
          ...[...document.querySelectorAll('main th:not(.ant-table-selection-column)')]
            .filter((head) => head.textContent.trim() !== '' && head.getBoundingClientRect().width < 48)
            .map((head) => `${head.textContent} is squeezed`),
          ...out.slice(0, 5).map((element) => element.outerHTML.slice(0, 160)),
        ];
      });
    // What is cut to its place is measured after it is drawn.
    await expect.poll(wide).toEqual([]);
  });
});
