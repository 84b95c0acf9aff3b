import { describe, expect, it } from 'vitest';
import { DAY, evaluated, type Fact, type Facts, load, NOW, planOf, views } from '../book.harness.js';
import { emptyStore, isOnServer } from '../store/empty.harness.js';
import type { SqliteStore } from '../store/sqlite/store.js';
import { evaluate } from './evaluate.js';

const SHOP = `
timezone "Asia/Shanghai"
customer {
  城市 city: text
  等级 level: one of 金, 银, 铜
  生日 birthday: date
  口味 tastes: set of text
  位置 place: point
}
event 订单 order {
  金额 amount: money
  件数 qty: integer
  品类 category: text
  渠道 channel: one of 线上, 门店
}
event 浏览 view { 页面 page: text }
`;

const ago = (days: number): number => NOW - days * DAY;
const order = (customer: string, at: number, rest: Fact = {}): Fact => ({ customer, at, ...rest });
const people = (...ids: string[]): Fact[] => ids.map((id) => ({ id }));

describe('aggregates', () => {
  const facts = {
    customer: people('c1', 'c2', 'c3'),
    order: [
      order('c1', ago(100), { id: 'o1', amount: 10.5, qty: 2, category: '茶', channel: '门店' }),
      order('c1', ago(10), { id: 'o2', amount: 20, qty: 3, category: '酒', channel: '线上' }),
      order('c1', ago(10), { id: 'o3', qty: 1, category: '茶', channel: '线上' }),
      order('c1', NOW + 1, { id: 'o4', amount: 99, category: '水' }),
      order('c2', NOW, { id: 'o5', amount: 0.01 }),
    ],
    view: [{ customer: 'c3', at: ago(1), page: '/tea/1' }],
  };
  const measured = async (definition: string) =>
    (await evaluated(`${SHOP} metric X = ${definition}`, facts)).metric('X');

  it.each([
    ['count(order)', { c1: 3, c2: 1, c3: 0 }],
    ['count(order.amount)', { c1: 2, c2: 1, c3: 0 }],
    ['count(order in last 30d)', { c1: 2, c2: 1, c3: 0 }],
    ['count(order between 100d and 10d ago)', { c1: 2, c2: 0, c3: 0 }],
    ['sum(order.amount)', { c1: 3050, c2: 1, c3: 0 }],
    ['sum(order.amount * order.qty)', { c1: 8100, c2: 0, c3: 0 }],
    ['avg(order.amount)', { c1: 15.25, c2: 0.01 }],
    ['min(order.amount)', { c1: 1050, c2: 1 }],
    ['max(order.amount where channel = 门店)', { c1: 1050 }],
    ['last(order.amount)', { c2: 1 }],
    ['first(order.amount)', { c1: 1050, c2: 1 }],
    ['last(order.category where qty >= 2)', { c1: '酒' }],
    ['last(order)', { c1: ago(10), c2: NOW }],
    ['since last order', { c1: 10 * DAY, c2: 0 }],
    ['distinct(order.category)', { c1: 2, c2: 0, c3: 0 }],
    ['mode(order.category)', { c1: '茶' }],
    ['mode(order.channel)', { c1: '线上' }],
    ['days(order)', { c1: 2, c2: 1, c3: 0 }],
    ['share(order where channel = 线上)', { c1: 2 / 3, c2: 0 }],
    ['overall avg(order.amount)', { c1: 10.17, c2: 10.17, c3: 10.17 }],
    ['overall last(order.category)', {}],
    ['overall mode(order.category)', { c1: '茶', c2: '茶', c3: '茶' }],
    ['count(order where amount > overall avg(order.amount))', { c1: 2, c2: 0, c3: 0 }],
    ['round(sum(order.amount) / count(view))', { c3: 0 }],
  ])('%s', async (definition, expected) => {
    expect(await measured(definition)).toEqual(expected);
  });

  it('read the customer beside the event', async () => {
    const customer = [
      { id: 'c1', city: '茶' },
      { id: 'c2', city: '酒' },
    ];
    const book = `${SHOP} metric X = count(order where category = city) metric Y = first(order.amount where category = city)`;
    const { metric } = await evaluated(book, { ...facts, customer });
    expect([await metric('X'), await metric('Y')]).toEqual([{ c1: 2, c2: 0 }, { c1: 1050 }]);
  });

  it('break ties of mode by declared order, then by code point', async () => {
    const tied = [
      order('c1', ago(2), { channel: '门店', category: '😀' }),
      order('c1', ago(1), { channel: '线上', category: '\uffee' }),
    ];
    const { metric } = await evaluated(`${SHOP} metric X = mode(order.channel) metric Y = mode(order.category)`, {
      customer: people('c1'),
      order: tied,
    });
    expect([await metric('X'), await metric('Y')]).toEqual([{ c1: '线上' }, { c1: '\uffee' }]);
  });

  it('are exact where a sum leaves 64 bits along the way, and missing where it ends there', async () => {
    const huge = 90_000_000_000_000;
    const tooMany = Array.from({ length: 1100 }, (_, index) => order('c1', ago(2) + index, { amount: huge, qty: 1 }));
    const back = Array.from({ length: 1090 }, (_, index) => order('c1', ago(1) + index, { amount: -huge, qty: 1 }));
    const book =
      `${SHOP} metric X = sum(order.amount) metric Y = sum(order.amount in last 36h) metric Z = sum(view.页面长) `.replace(
        'metric Z = sum(view.页面长)',
        '',
      );
    const { metric } = await evaluated(book, { customer: people('c1', 'c2'), order: [...tooMany, ...back] });
    expect(await metric('X')).toEqual({ c1: 10n * BigInt(huge) * 100n, c2: 0 });
    expect(await metric('Y')).toEqual({ c2: 0 });
  });
});

describe('who is counted', () => {
  it('leaves out customers who are first known later, and their events', async () => {
    const book = `timezone "UTC" customer { 注册 joined: time } event order { amount: money } metric X = count(order) metric Y = overall count(order)`;
    const plan = planOf(book);
    const known = { ...plan, catalog: { ...plan.catalog, customer: { ...plan.catalog.customer, at: 'joined' } } };
    const { metric } = await evaluated(known, {
      customer: [{ id: 'c1', joined: NOW + 1 }, { id: 'c2', joined: NOW }, { id: 'c3' }],
      order: [order('c1', ago(1)), order('c2', ago(1))],
    });
    expect([await metric('X'), await metric('Y')]).toEqual([
      { c2: 1, c3: 0 },
      { c2: 1, c3: 1 },
    ]);
  });
});

describe('ranks', () => {
  const spent = (...amounts: (number | undefined)[]) => ({
    customer: amounts.map((_, index) => ({ id: `c${index}`, city: index % 2 === 0 ? '北京' : '上海' })),
    order: amounts.flatMap((amount, index) =>
      amount === undefined ? [] : [order(`c${index}`, ago(index + 1), { amount })],
    ),
  });
  const within = async (condition: string, facts: Facts) => {
    const { segment, thresholds } = await evaluated(
      `${SHOP} metric M = sum(order.amount) metric R = since last order segment S = ${condition}`,
      facts,
    );
    return { members: await segment('S'), thresholds: Object.values(await thresholds()) };
  };
  const ten = spent(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, undefined, undefined);

  it.each([
    ['M >= top20%', ['c8', 'c9'], [900]],
    ['M >= top21%', ['c7', 'c8', 'c9'], [800]],
    ['M >= top0.1%', ['c9'], [1000]],
    ['M <= bottom20%', ['c0', 'c1'], [200]],
    ['M < bottom20%', ['c0'], [200]],
    ['M >= p95', ['c9'], [1000]],
    ['M > median', ['c5', 'c6', 'c7', 'c8', 'c9'], [500]],
    ['M >= average', ['c5', 'c6', 'c7', 'c8', 'c9'], [5.5]],
    ['M >= top 3', ['c7', 'c8', 'c9'], [800]],
    ['M >= top 100', ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'], [100]],
    ['not M >= top90%', ['c0', 'c10', 'c11'], [200]],
    ['M <= bottom50% among everyone', ['c0', 'c1', 'c10', 'c11', 'c2', 'c3'], [400]],
    ['M >= top20% among (city = 上海)', ['c9'], [1000]],
    ['M >= top20% among (M < average)', ['c4'], [5.5, 500]],
    ['M >= average among (M >= top20% among (M < average))', ['c4'], [5.5, 500, 5]],
    ['M >= top20% per city', ['c8', 'c9'], [1000, 900]],
    ['R >= top20%', ['c8', 'c9'], [9 * DAY]],
    ['R <= bottom20%', ['c0', 'c1'], [2 * DAY]],
    ['score(M, 5) = 5', ['c8', 'c9'], [200, 400, 600, 800]],
    ['score(R, 5) = 5', ['c8', 'c9'], [2 * DAY, 4 * DAY, 6 * DAY, 8 * DAY]],
  ])('%s', async (condition, members, thresholds) => {
    expect(await within(condition, ten)).toEqual({ members, thresholds });
  });

  it('let everybody in who is tied, unless exactly so many are asked for', async () => {
    const tied = spent(5, 5, 5, 5, 1, 9);
    expect((await within('M >= top 2', tied)).members).toEqual(['c0', 'c1', 'c2', 'c3', 'c5']);
    expect((await within('M >= top 3 exactly', tied)).members).toEqual(['c0', 'c1', 'c5']);
    expect((await within('M <= bottom 3 exactly', tied)).members).toEqual(['c0', 'c1', 'c4']);
  });

  it('have no threshold in an empty population', async () => {
    const nobody = { customer: people('c0'), order: [] };
    expect(await within('M >= top20%', nobody)).toEqual({ members: [], thresholds: [] });
    expect(await within('not M >= average', nobody)).toEqual({ members: ['c0'], thresholds: [] });
  });
});

describe('tags', () => {
  const RFM = `${SHOP}
    metric R = since last order
    metric F = count(order in last 365d)
    tag RFM {
      活跃 when R <= 30d
      沉睡 when R > 30d and F >= 1
      其他 otherwise
    }
    segment 唤醒 = tag RFM = 沉睡 and city = 北京
    segment 更多 = in segment 唤醒 or tag RFM = 其他`;

  it('give the first case that holds, and segments build on them', async () => {
    const { tag, segment } = await evaluated(RFM, {
      customer: [{ id: 'c1', city: '北京' }, { id: 'c2', city: '北京' }, { id: 'c3' }],
      order: [order('c1', ago(31)), order('c2', ago(30))],
    });
    expect(await tag('RFM')).toEqual({ 活跃: ['c2'], 沉睡: ['c1'], 其他: ['c3'] });
    expect([await segment('唤醒'), await segment('更多')]).toEqual([['c1'], ['c1', 'c3']]);
  });

  it('on events: the last winner alone lingers', async () => {
    const book = `${SHOP}
      tag 意向 = 茶 on view where page contains "/tea/" expires 30d
      tag 意向 = 酒 on view where page contains "/wine/" expires 5d`;
    const view = (customer: string, days: number, page: string) => ({ customer, at: ago(days), page });
    const { tag, assignments } = await evaluated(book, {
      customer: people('c1', 'c2', 'c3', 'c4', 'c5'),
      view: [
        view('c1', 30, '/tea/'),
        view('c2', 20, '/tea/'),
        view('c2', 4, '/wine/'),
        view('c3', 20, '/tea/'),
        view('c3', 6, '/wine/'),
        { ...view('c4', 30, '/tea/'), at: ago(30) - 1 },
        view('c5', 3, '/tea/wine/'),
        view('c5', 3, '/wine/tea/'),
      ],
    });
    expect(await tag('意向')).toEqual({ 茶: ['c1', 'c5'], 酒: ['c2'] });
    expect((await assignments()).map(({ customer, value, until }) => [customer, value, until])).toEqual([
      ['c1', '茶', NOW],
      ['c2', '酒', ago(4) + 5 * DAY],
      ['c5', '茶', ago(3) + 30 * DAY],
    ]);
  });

  it('many: each value by itself', async () => {
    const book = `${SHOP} tag 偏好 many {
      辣 when count(order where category = 川味) >= 1
      甜 when count(order where category = 甜点) >= 1
    }
    segment 都爱 = tag 偏好 has all of (辣, 甜)`;
    const { tag, segment } = await evaluated(book, {
      customer: people('c1', 'c2', 'c3'),
      order: [
        order('c1', ago(2), { category: '川味' }),
        order('c1', ago(1), { category: '甜点' }),
        order('c2', ago(1), { category: '甜点' }),
      ],
    });
    expect(await tag('偏好')).toEqual({ 辣: ['c1'], 甜: ['c1', 'c2'] });
    expect(await segment('都爱')).toEqual(['c1']);
  });

  it('manual: nobody holds a value', async () => {
    const { tag, segment } = await evaluated(
      `${SHOP} tag 风险 manual expires 1y { 高 低 } segment 无 = tag 风险 is missing`,
      { customer: people('c1') },
    );
    expect([await tag('风险'), await segment('无')]).toEqual([{}, ['c1']]);
  });
});

describe('an evaluation', () => {
  it('replaces the one before it, whatever that was', async () => {
    const first = planOf(`${SHOP} tag A = 有 when did order`);
    const store = await emptyStore();
    await load(store, first, { customer: people('c1'), order: [order('c1', ago(1))] });
    expect(await evaluate(store, first, NOW)).toEqual({ book: first.hash, asOf: NOW, population: 1 });
    const second = planOf(`${SHOP} segment B = count(order) >= 2`);
    await evaluate(store, second, ago(10));
    expect(await views(store, second).segment('B')).toEqual([]);
    await store.close();
  });

  it('leaves the old answers when it fails', async () => {
    const plan = planOf(`${SHOP} tag A = 有 when did order`);
    const { store } = await evaluated(plan, { customer: people('c1'), order: [order('c1', ago(1))] });
    await store.run({ sql: 'drop table "view"', parameters: [] });
    await expect(evaluate(store, planOf(`${SHOP} tag A = 有 when did view`), NOW)).rejects.toThrow(
      /no such table|does not exist/,
    );
    expect(await views(store, plan).tag('A')).toEqual({ 有: ['c1'] });
    await store.close();
  });

  // A server has a disk of its own.
  it.skipIf(isOnServer)('leaves the old answers when the disk is full', async () => {
    const plan = planOf(`${SHOP} tag A = 有 when did order`);
    const customer = people(...Array.from({ length: 2000 }, (_, index) => `customer-${index}`));
    const { store } = await evaluated(plan, { customer, order: [order('customer-7', ago(1))] });
    const { page_count: pages } = (await store.row<{ page_count: number }>({
      sql: 'pragma page_count',
      parameters: [],
    })) ?? {
      page_count: 0,
    };
    (store as SqliteStore).database.pragma(`max_page_count = ${pages}`);
    const wider = planOf(`${SHOP} tag A = 有 when count(order) >= 1 and sum(order.amount) >= 0 and count(view) = 0`);
    await expect(evaluate(store, wider, NOW)).rejects.toThrow(/disk .* is full/);
    expect(await views(store, plan).tag('A')).toEqual({ 有: ['customer-7'] });
    await store.close();
  });
});
