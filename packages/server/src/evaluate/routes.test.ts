import type { Fact } from '@tagwright/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, testServer, type TestServer } from '../server.harness.js';
import { replaceFieldRules } from '../visibility/rules.js';

/** JSON, of which each test knows what is in it. */
type Told = ReturnType<typeof JSON.parse>;

const DAY = 86_400_000;
const BOOK = `
timezone "Asia/Shanghai"
customer {
  城市 city: text
  电话 phone: text
}
event 订单 order { 金额 amount: money }
event 到访 visit { 页面 page: text }
metric R 距今 = since last order
metric M 消费 = sum(order.amount in last 365d)
tag RFM {
  重要 when R <= 30d and M >= top20%
  流失 when R > 90d
  一般 otherwise
}
tag 意向 = 茶 on order expires 3d
tag 等级 manual { 金  银 }
segment 北京 = 城市 = 北京
segment 有电话 = 电话 is known
`;

const FACTS: readonly Fact[] = Array.from({ length: 20 }, (_, index): readonly Fact[] => [
  { kind: 'customer', id: `c${index}`, fields: { 城市: index % 2 === 0 ? '北京' : '上海', 电话: `138${index}` } },
  {
    kind: 'event',
    event: 'order',
    id: `o${index}`,
    customer: `c${index}`,
    at: NOW - index * 7 * DAY,
    values: { amount: 1000 - index * 10 },
  },
]).flat();

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ book: BOOK, facts: FACTS });
});
afterAll(() => server.close());

const ask = async (body: object, as: Parameters<TestServer['request']>[2] = 'operator', path = '/v1/evaluate') => {
  const response = await server.request(path, { method: 'POST', body }, as);
  return { status: response.status, body: (await response.json()) as Told };
};

describe('the book in force', () => {
  it('is evaluated for stored customers, who are answered as the tables are', async () => {
    const { status, body } = await ask({ customers: ['c0', 'c2', 'c19', 'nobody'], metrics: ['M'] }, 'viewer');
    expect(status).toBe(200);
    expect(body).toMatchObject({ asOf: '2026-06-01T04:00:00.000Z', draft: false, unknown: ['nobody'] });
    expect(body.items).toEqual([
      {
        customer: 'c0',
        tags: [
          { name: 'RFM', value: '重要' },
          { name: '意向', value: '茶', since: '2026-06-01T04:00:00.000Z', until: '2026-06-04T04:00:00.000Z' },
        ],
        segments: ['北京', '有电话'],
        metrics: { M: 1000 },
      },
      { customer: 'c2', tags: [{ name: 'RFM', value: '重要' }], segments: ['北京', '有电话'], metrics: { M: 980 } },
      { customer: 'c19', tags: [{ name: 'RFM', value: '流失' }], segments: ['有电话'], metrics: { M: 810 } },
    ]);
    expect(body.population).toEqual({
      asOf: '2026-06-01T04:00:00.000Z',
      thresholds: [{ rule: 'M top20%', value: 970, customers: 20 }],
    });
  });

  it('is evaluated for what is asked alone', async () => {
    const { body } = await ask({ customers: ['c0'], segments: ['北京'] });
    expect(body.items).toEqual([{ customer: 'c0', tags: [], segments: ['北京'] }]);
    expect(body.population).toBeUndefined();
    expect(await ask({ customers: ['c0'], segments: ['南京'] })).toMatchObject({
      status: 404,
      body: { code: 'no-such-segment', params: { name: '南京' } },
    });
  });

  it('is evaluated for instants to come, and for past ones where no threshold is asked for', async () => {
    const later = await ask({ customers: ['c0'], tags: ['RFM'], asOf: '2026-10-01' });
    expect(later.body.items[0].tags).toEqual([{ name: 'RFM', value: '流失' }]);
    const past = await ask({ customers: ['c0'], tags: ['RFM'], asOf: '2026-01-01' });
    expect(past).toMatchObject({ status: 422, body: { code: 'past-unknown' } });
    const alone = await ask({ customers: ['c0'], tags: ['意向'], asOf: '2026-05-01' });
    expect(alone.body.items).toEqual([{ customer: 'c0', tags: [], segments: [] }]);
    expect((await ask({ customers: ['c0'], asOf: 'soon' })).body.code).toBe('instant-unreadable');
  });

  it('is evaluated for customers who are stored nowhere', async () => {
    const inline = [
      {
        id: 'new',
        fields: { 城市: '北京' },
        events: [{ event: '订单', at: '2026-05-30T10:00:00', values: { 金额: '1500.00' } }],
        handSet: [{ tag: '等级', value: '金' }],
      },
    ];
    const { body } = await ask({ inline });
    expect(body.items).toEqual([
      {
        customer: 'new',
        tags: [
          { name: 'RFM', value: '重要' },
          { name: '意向', value: '茶', since: '2026-05-30T02:00:00.000Z', until: '2026-06-02T02:00:00.000Z' },
          { name: '等级', value: '金', since: '2026-06-01T04:00:00.000Z' },
        ],
        segments: ['北京'],
      },
    ]);
    expect((await ask({ customers: ['new'] })).body.unknown).toEqual(['new']);
  });

  it('says what of them cannot be read, in both languages', async () => {
    const inline = [{ id: 'new', events: [{ event: 'order', at: NOW, values: { amount: 'much' } }] }];
    const { status, body } = await ask({ inline });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'customers-unreadable',
      errors: [{ in: 'body', pointer: '/inline/0/events/0' }],
    });
    const chinese = await ask({ inline }, 'operator', '/v1/evaluate?locale=zh');
    expect(chinese.body.detail).toContain('无法读取');
    expect(chinese.body.errors[0].detail).toMatch(/`amount`.*`much`/u);
  });

  it('is evaluated with reasons', async () => {
    const { body } = await ask({ customers: ['c5'], tags: ['RFM'], segments: ['北京'], why: true });
    const { tags, segments } = body.items[0].why;
    expect(tags[0]).toMatchObject({
      name: 'RFM',
      values: ['一般'],
      cases: [
        { value: '重要', holds: false, condition: { text: 'R <= 30d and M >= top20%', truth: false } },
        { value: '流失', holds: false, condition: { text: 'R > 90d', seen: 35 * DAY, against: 90 * DAY } },
      ],
      nearest: { value: '流失', words: expect.stringContaining('for 流失 it still takes R > 90d (35d against 90d)') },
      next: { at: '2026-07-26T04:00:00.001Z', values: ['流失'] },
    });
    expect(segments[0]).toMatchObject({
      name: '北京',
      member: false,
      nearest: { misses: [{ seen: '上海', against: '北京' }] },
    });
    const chinese = await ask({ customers: ['c5'], tags: ['RFM'], why: true }, 'operator', '/v1/evaluate?locale=zh');
    expect(chinese.body.items[0].why.tags[0].nearest.words).toBe(
      '要成为流失，还需满足：R > 90d（现为 35天，门槛 90天）',
    );
  });

  it.each([
    ['人群 活 = 做过 任意事件 近3天', '要进入此人群，还需满足：做过 任意事件 近3天'],
    ['人群 久 = 未做过 任意事件 近300天', '要进入此人群，还需满足：未做过 任意事件 近300天'],
    ['人群 少 = 未做过 订单 近300天', '要进入此人群，还需满足：未做过 订单 近300天（现为 2026-04-27 12:00）'],
  ])('says what is missed as it was written: %s', async (rule, words) => {
    const { body } = await ask({ customers: ['c5'], rule, why: true }, 'operator', '/v1/evaluate?locale=zh');
    expect(body.items[0].why.segments[0].nearest.words).toBe(words);
  });

  it('is counted for everybody', async () => {
    const { body } = await ask({ all: true, tags: ['RFM'], segments: ['北京'] });
    expect(body).toMatchObject({
      draft: false,
      customers: 20,
      tags: [
        {
          name: 'RFM',
          values: [
            { value: '重要', count: 4 },
            { value: '流失', count: 7 },
            { value: '一般', count: 9 },
          ],
        },
      ],
      segments: [{ name: '北京', count: 10 }],
    });
    await server.settled();
    const noted = (await (await server.request('/v1/journal?action=evaluate&limit=1')).json()) as { items: unknown[] };
    expect(noted.items).toMatchObject([{ action: 'evaluate', kind: 'book' }]);
  });
});

describe('a draft', () => {
  const rule = 'segment 大客户 = M >= top10% and 城市 = 北京';

  it('is evaluated beside the book', async () => {
    const { body } = await ask({ rule, customers: ['c0', 'c1', 'c4'] });
    expect(body).toMatchObject({ draft: true, population: { thresholds: [{ rule: 'M top10%', value: 990 }] } });
    expect(body.items).toEqual([
      { customer: 'c0', tags: [], segments: ['大客户'] },
      { customer: 'c1', tags: [], segments: [] },
      { customer: 'c4', tags: [], segments: [] },
    ]);
    expect((await ask({ rule, all: true })).body.segments).toEqual([{ name: '大客户', count: 1 }]);
    expect((await ask({ rule, inline: [{ id: 'x' }] })).body.items[0].segments).toEqual([]);
  });

  it('takes the place of files of the book', async () => {
    const files = [{ path: 'book.tag', text: BOOK.replace('R > 90d', 'R > 60d') }];
    const { body } = await ask({ files, customers: ['c10'] });
    expect(body.items).toEqual([{ customer: 'c10', tags: [{ name: 'RFM', value: '流失' }], segments: [] }]);
  });

  it('is for those who write rules', async () => {
    expect(await ask({ rule, customers: ['c0'] }, 'viewer')).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', params: { needed: 'operator' } },
    });
  });

  it('with errors is answered by what was found', async () => {
    const { status, body } = await ask({ rule: 'segment 甲 = 城是 is known', customers: ['c0'] });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'book-with-errors', params: { count: 1 } });
    expect(body.diagnostics[0]).toMatchObject({ code: 'unknown-name', file: 'draft.tag', level: 'error' });
    expect(body.diagnostics[0].message).toContain('城是');
  });

  it('that is too large, too deep or too costly is refused by name', async () => {
    const large = await ask({ rule: `segment 甲 = 城市 = "${'京'.repeat(200_000)}"`, customers: ['c0'] });
    expect(large).toMatchObject({ status: 422, body: { code: 'rule-too-large', params: { limit: 262_144 } } });
    const deep = await ask({
      rule: `segment 甲 = ${'('.repeat(20_000)}城市 = 北京${')'.repeat(20_000)}`,
      customers: ['c0'],
    });
    expect(deep).toMatchObject({ status: 422, body: { code: 'book-with-errors' } });
    expect(deep.body.diagnostics.some(({ code }: { code: string }) => code === 'too-deep')).toBe(true);
    const path = await ask({ files: [{ path: '../x.tag', text: '' }], customers: ['c0'] });
    expect(path).toMatchObject({ status: 422, body: { code: 'file-of-no-book' } });
  });
});

describe('fields that somebody may not see', () => {
  beforeAll(async () => {
    await server.deps.keeper.record(replaceFieldRules, {
      gone: [],
      rules: [{ table: undefined, column: 'phone', role: 'admin' }],
    });
  });
  afterAll(() =>
    server.deps.keeper.record(replaceFieldRules, {
      gone: [{ table: undefined, column: 'phone', role: 'admin' }],
      rules: [],
    }),
  );

  it('show in no answer, and are not there for a draft', async () => {
    expect((await ask({ customers: ['c0'] })).body.items[0].segments).toEqual(['北京']);
    expect((await ask({ customers: ['c0'], segments: ['有电话'] })).status).toBe(404);
    expect((await ask({ customers: ['c0'] }, 'admin')).body.items[0].segments).toEqual(['北京', '有电话']);
    const draft = { rule: 'segment 甲 = 电话 starts with "138"', customers: ['c0'] };
    const { status, body } = await ask(draft);
    expect(status).toBe(422);
    expect(body.diagnostics[0]).toMatchObject({ code: 'unknown-name', file: 'draft.tag' });
    expect((await ask(draft, 'admin')).body.items[0].segments).toEqual(['甲']);
    const through = await ask({ rule: 'segment 甲 = in segment 有电话', customers: ['c0'] });
    expect(through.status).toBe(422);
    const why = await ask({ customers: ['c0'], why: true });
    expect(JSON.stringify(why.body)).not.toContain('1380');
  });
});

describe('what does not fit', () => {
  it.each([
    ['nobody', {}],
    ['everybody and somebody', { all: true, customers: ['c0'] }],
    ['reasons of everybody', { all: true, why: true }],
    ['a key that nobody knows', { customers: ['c0'], whi: true }],
    ['a customer without a name', { customers: [''] }],
    ['numbers for names', { customers: [1] }],
  ])('%s', async (_, body) => {
    expect(await ask(body)).toMatchObject({ status: 422, body: { code: 'request-invalid' } });
  });

  it('says how many customers may be asked about', async () => {
    const customers = Array.from({ length: 1001 }, (_, index) => `c${index}`);
    expect(await ask({ customers })).toMatchObject({
      status: 422,
      body: { code: 'too-many-customers', params: { count: 1001, limit: 1000 } },
    });
  });
});
