import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Locale, useShop } from './harness.js';

/** A shop with events, and two metrics of them. */
export const CATALOG = `timezone "Asia/Shanghai"

customer {
  城市 city: text  group 地理
  等级 level: one of 金, 银, 铜
  订阅邮件 subscribed: bool
  注册时间 joined: time from created_at
}

event 订单 order { 金额 amount: money  渠道 channel: one of 线上, 门店, 小程序 }
event 浏览 view { 页面 page: text  商品 item: text  停留 dwell: duration }
event 加购 cart { 商品 item: text }

metric R 最近消费 = since last order
metric M 消费金额 = sum(order.amount in last 365d)
`;

/** The rules that the builder opens. */
export const RULES = `// Written by hand; every blank of it counts.
tag 价值 ordered {
  // the best
  高 when R<=90d   and M >= top20% // both
  低 when (M < 100 or R is missing) and not did order where 渠道 = 线上 in last 30d
}

segment 京沪 = 城市 in (北京, 上海)

tag 刚下单 { 刚买 on order expires 3d }
`;

/** What the builder calls what is clicked and typed into, by its language. */
export const WORDS = {
  zh: {
    newRule: '新建规则', tag: '按条件打的标签', name: '名称', value: '第一个标签值', first: '添加第一个条件',
    add: '添加条件', top: '排名前 …', undo: '撤销', fix: /修复/, done: '完成', more: '更多',
    segment: '人群', habit: '习惯：每个月都做过 订单', howMany: '看最近几个周期', period: '周期', week: '周（7 天）',
    quota: '要做到几个周期', atLeast: '至少做到', times: '加上次数', filter: '加上筛选', sequence: '先后：做过 浏览，随后…',
    addStep: '添加一步', anyEvent: '任意事件', is: '是', emptyText: '空文本', sameItem: '第 1 步 浏览 的 商品',
    samePage: '第 1 步 浏览 的 页面', firstAmount: '第 1 步 订单 的 金额', otherValue: '比较对象', lead: '随后', notLead: '随后没有', up: '上移',
    note: /备注：\s*the best/, noteField: '备注', addNote: '添加备注', describe: '补充用途说明', describeField: '用途说明',
  },
  en: {
    newRule: 'New rule', tag: 'Tag with conditions', name: 'Name', value: 'First value', first: 'Add the first condition',
    add: 'Add a condition', top: 'ranks in the top …', undo: 'Undo', fix: /Fix/, done: 'Done', more: 'More',
    segment: 'Segment', habit: 'habit: 订单 every month', howMany: 'How many periods are looked at', period: 'Which periods',
    week: 'weeks of 7 days', quota: 'In how many of them', atLeast: 'in at least', times: 'Say how often',
    filter: 'Say which of them', sequence: 'sequence: 浏览, then …', addStep: 'Add a step', anyEvent: 'any event', is: 'is', emptyText: 'empty text', sameItem: 'the 商品 of step 1 (浏览)',
    samePage: 'the 页面 of step 1 (浏览)', firstAmount: 'the 金额 of step 1 (订单)', otherValue: 'Compare with', lead: 'then', notLead: 'then not',
    up: 'Move up',
    note: /Note:\s*the best/, noteField: 'Note', addNote: 'Add a note', describe: 'Say what it is for', describeField: 'What it is for',
  },
}; // prettier-ignore

/** A shop with these rules, and `open`: the builder of somebody in a browser, as soon as its pickers know the book. */
export const useBuilder = () => {
  const shop = useShop({
    book: [
      { path: 'catalog.tag', text: CATALOG },
      { path: 'rules.tag', text: RULES },
    ],
    customers: 30,
  });
  const open = async (locale: Locale, rule?: string, by?: BrowserContext) => {
    const query = new URLSearchParams({ file: 'rules.tag', view: 'builder', ...(rule === undefined ? {} : { rule }) });
    const context = by ?? (await shop.newcomer(locale));
    const { page, settled } = await shop.visit({ path: `/rules?${query.toString()}`, context });
    const builder = page.locator('.tw-builder');
    await builder.locator('.tw-card, .tw-overview').first().waitFor();
    // Pickers wait for the palette of the checked book.
    await expect.poll(() => builder.getByRole('button', { name: WORDS[locale].newRule }).isEnabled()).toBe(true);
    return { page, builder, settled };
  };
  return { shop, open };
};

/** The file as it is kept: in the browser until the server has it, and then there; as published where nothing was changed. */
export const textOf = (page: Page): Promise<string> =>
  page.evaluate(async (published) => {
    type Kept = { readonly files: readonly { readonly path: string; readonly text: string }[] };
    const key = Object.keys(localStorage).find((each) => each.startsWith('tagwright.draft.'));
    const local = key === undefined ? null : localStorage.getItem(key);
    const onServer = async (): Promise<Kept | undefined> => {
      const answer = await fetch('/v1/book/draft');
      // The browser counts an answer that nobody reads as one that is still under way.
      const body = (await answer.json()) as Kept;
      return answer.ok ? body : undefined;
    };
    const kept = local === null ? await onServer() : (JSON.parse(local) as Kept);
    return kept === undefined ? published : (kept.files.find(({ path }) => path === 'rules.tag')?.text ?? '');
  }, RULES);

/** Waits until the file is kept as this text, byte for byte. */
export const expectText = async (page: Page, text: string): Promise<void> => {
  await expect.poll(() => textOf(page)).toBe(text);
};

/** Whether an element has the focus; for `locator.evaluate`. */
export const isFocused = (element: Element): boolean => element === document.activeElement;

/** A cell by its place: `0.1/2` is the third of the second row of the first condition. */
export const cell = (builder: Locator, key: string): Locator => builder.locator(`[data-cell="${key}"]`);

/** Waits until what was typed stands first in the list, and Enter takes it: sounds are loaded when somebody first looks for one. */
export const found = (page: Page, name: string): Promise<void> =>
  page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').filter({ hasText: name }).waitFor();

/** Chooses what a list offers, once it does. */
export const choose = async (page: Page, name: string): Promise<void> => {
  const option = page.locator('.ant-select-item-option:visible').filter({ has: page.getByText(name, { exact: true }) });
  await option.first().click();
};

/** The cell that has the focus. */
export const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['cell']);

/** Begins a segment, up to the list of what its first condition can be about. */
export const newSegment = async (page: Page, builder: Locator, name: string, locale: Locale): Promise<void> => {
  const words = WORDS[locale];
  await builder.getByRole('button', { name: words.newRule }).click();
  await page
    .locator('.ant-dropdown')
    .getByRole('menuitem')
    .filter({ has: page.getByText(words.segment, { exact: true }) })
    .click();
  await page.getByLabel(words.name, { exact: true }).fill(name);
  await page.getByLabel(words.name, { exact: true }).press('Enter');
  await builder.getByRole('button', { name: words.first }).click();
};

/** Opens a slot that holds a number or length, and gives it another. */
export const setAmount = async (page: Page, slot: Locator, amount: string): Promise<void> => {
  await slot.click();
  const field = page.getByRole('dialog').getByRole('spinbutton');
  await field.fill(amount);
  await field.press('Enter');
};
