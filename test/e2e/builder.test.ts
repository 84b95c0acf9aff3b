import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, LOCALES, type Locale, shot, useShop } from './harness.js';

const CATALOG = `timezone "Asia/Shanghai"

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

const RULES = `// Written by hand; every blank of it counts.
tag 价值 ordered {
  // the best
  高 when R<=90d   and M >= top20% // both
  低 when (M < 100 or R is missing) and not did order where 渠道 = 线上 in last 30d
}

segment 京沪 = 城市 in (北京, 上海)

tag 刚下单 { 刚买 on order expires 3d }
`;

const WORDS = {
  zh: {
    newRule: '新建规则', tag: '按条件打的标签', name: '名称', value: '第一个标签值', first: '添加第一个条件',
    add: '添加条件', top: '排名前 …', undo: '撤销', fix: /修复/, done: '完成', more: '更多',
    segment: '人群', habit: '习惯：每个月都做过 订单', howMany: '看最近几个周期', period: '周期', week: '周（7 天）',
    quota: '要做到几个周期', atLeast: '至少做到', times: '加上次数', filter: '加上筛选', sequence: '先后：做过 浏览，随后…',
    addStep: '添加一步', anyEvent: '任意事件', lead: '随后', notLead: '随后没有', up: '上移',
    note: /备注：\s*the best/, noteField: '备注', addNote: '添加备注', describe: '补充用途说明', describeField: '用途说明',
  },
  en: {
    newRule: 'New rule', tag: 'Tag with conditions', name: 'Name', value: 'First value', first: 'Add the first condition',
    add: 'Add a condition', top: 'ranks in the top …', undo: 'Undo', fix: /Fix/, done: 'Done', more: 'More',
    segment: 'Segment', habit: 'habit: 订单 every month', howMany: 'How many periods are looked at', period: 'Which periods',
    week: 'weeks of 7 days', quota: 'In how many of them', atLeast: 'in at least', times: 'Say how often',
    filter: 'Say which of them', sequence: 'sequence: 浏览, then …', addStep: 'Add a step', anyEvent: 'any event', lead: 'then', notLead: 'then not',
    up: 'Move up',
    note: /Note:\s*the best/, noteField: 'Note', addNote: 'Add a note', describe: 'Say what it is for', describeField: 'What it is for',
  },
}; // prettier-ignore

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

/** The file as it is kept: in the browser until the server has it, and then there; as published where nothing was changed. */
const textOf = (page: Page): Promise<string> =>
  page.evaluate(async (published) => {
    type Kept = { readonly files: readonly { readonly path: string; readonly text: string }[] };
    const key = Object.keys(localStorage).find((each) => each.startsWith('tagwright.draft.'));
    const local = key === undefined ? null : localStorage.getItem(key);
    const onServer = async (): Promise<Kept | undefined> => {
      const answer = await fetch('/v1/book/draft');
      return answer.ok ? ((await answer.json()) as Kept) : undefined;
    };
    const kept = local === null ? await onServer() : (JSON.parse(local) as Kept);
    return kept === undefined ? published : (kept.files.find(({ path }) => path === 'rules.tag')?.text ?? '');
  }, RULES);

const expectText = async (page: Page, text: string): Promise<void> => {
  await expect.poll(() => textOf(page)).toBe(text);
};

const isFocused = (element: Element): boolean => element === document.activeElement;

const cell = (builder: Locator, key: string): Locator => builder.locator(`[data-cell="${key}"]`);

/** Waits until what was typed stands first in the list, and Enter takes it: sounds are loaded when somebody first looks for one. */
const found = (page: Page, name: string): Promise<void> =>
  page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').filter({ hasText: name }).waitFor();

/** Chooses what a list offers, once it does. */
const choose = async (page: Page, name: string): Promise<void> => {
  const option = page.locator('.ant-select-item-option:visible').filter({ has: page.getByText(name, { exact: true }) });
  await option.first().click();
};

/** The cell that has the focus. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['cell']);

/** Begins a segment, up to the list of what its first condition can be about. */
const newSegment = async (page: Page, builder: Locator, name: string, locale: Locale): Promise<void> => {
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
const setAmount = async (page: Page, slot: Locator, amount: string): Promise<void> => {
  await slot.click();
  const field = page.getByRole('dialog').getByRole('spinbutton');
  await field.fill(amount);
  await field.press('Enter');
};

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
