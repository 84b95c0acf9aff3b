import { type PlanTag, shiftInstant, zoneOffsets } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, load, NOW, planOf, views } from '../book.harness.js';
import { emptyStore } from '../store/empty.harness.js';
import { evaluate } from './evaluate.js';

const HOUR = DAY / 24;
const book = (rules: string, zone = 'Asia/Shanghai') => `
timezone "${zone}"
customer { birthday: date  joined: time }
event view { item: text }
event cart { item: text }
event order { amount: money }
${rules}`;

type Happened = readonly [customer: string, ago: number, item?: string];
const at = (events: readonly Happened[], now = NOW) =>
  events.map(([customer, ago, item = null]) => ({ customer, at: now - ago, item }));
const people = (ids: readonly string[]) => [...new Set(ids)].map((id) => ({ id }));

describe('a sequence', () => {
  it('is a chain of the same customer’s events, each after the one before and in its time', async () => {
    const { segment } = await evaluated(
      book('segment 犹豫 = did view as v then cart where item = v.item within 1d then not order within 2h in last 30d'),
      {
        customer: people(['bought', 'chain', 'edge', 'other', 'ripe', 'same', 'unripe']),
        view: at([
          ['chain', 3 * DAY, 'tea'],
          ['edge', 3 * DAY, 'tea'],
          ['bought', 3 * DAY, 'tea'],
          ['other', 3 * DAY, 'tea'],
          ['same', 3 * DAY, 'tea'],
          ['ripe', 3 * HOUR, 'tea'],
          ['unripe', 3 * HOUR, 'tea'],
        ]),
        cart: at([
          ['chain', 2 * DAY + HOUR, 'silk'],
          ['chain', 2 * DAY + HOUR, 'tea'],
          ['edge', 2 * DAY, 'tea'],
          ['bought', 2 * DAY + HOUR, 'tea'],
          ['other', 2 * DAY + HOUR, 'silk'],
          ['same', 3 * DAY, 'tea'],
          ['ripe', 2 * HOUR, 'tea'],
          ['unripe', 2 * HOUR - 1, 'tea'],
        ]),
        order: [{ customer: 'bought', at: NOW - 2 * DAY - HOUR / 2, amount: 1 }],
      },
    );
    expect(await segment('犹豫')).toEqual(['chain', 'edge', 'ripe']);
  });

  it('counts a time in months by the calendar of each first step, about every change of the clocks', async () => {
    for (const zone of ['America/New_York', 'Australia/Lord_Howe']) {
      const [now, month] = [Date.UTC(2027, 0, 1), { unit: 'months', months: 1 } as const];
      const changes = zoneOffsets(zone).filter(({ from }) => from > Date.UTC(2025, 0, 1) && from < now);
      const viewed = changes.flatMap(({ from }) =>
        [-90, -30, -20, 0, 10, 30, 60, 90].flatMap((minutes) => {
          const near = from + minutes * 60_000;
          return [near, shiftInstant(near, month, 'back', zone), shiftInstant(near, month, 'back', zone) - HOUR / 2];
        }),
      );
      const ends = viewed.map((instant) => shiftInstant(instant, month, 'on', zone));
      const name = (kind: string, index: number) => `${kind}${String(index).padStart(4, '0')}`;
      const step = (late: number, kind: string) =>
        ends.map((end, index) => ({ customer: name(kind, index), at: end + late }));
      const firsts = (kind: string) => viewed.map((instant, index) => ({ customer: name(kind, index), at: instant }));
      const ids = ['in', 'late'].flatMap((kind) => viewed.map((_, index) => name(kind, index)));
      const { segment } = await evaluated(
        book('segment 月内 = did view then cart within 1mo', zone),
        {
          customer: people(ids),
          view: [...firsts('in'), ...firsts('late')],
          cart: [...step(0, 'in'), ...step(1, 'late')],
        },
        now,
      );
      const dated = ends.flatMap((end, index) => (end <= now ? [name('in', index)] : []));
      expect(await segment('月内')).toEqual(dated);
    }
  });
});

describe('a habit', () => {
  it('is kept in each period, or in so many of them', async () => {
    const months = (...back: number[]) => back.map((each) => NOW - each * 30 * DAY - 10 * DAY);
    const orders = (customer: string, instants: readonly number[]) =>
      instants.map((instant) => ({ customer, at: instant, amount: 1 }));
    const { segment } = await evaluated(
      book(`segment 月月 = did order in each of last 3 calendar months
        segment 常常 = did order in at least 2 of last 3 calendar months
        segment 偶尔 = did order in at most 1 of last 3 calendar months
        segment 每周 = did order at least 2 times in each of last 2 weeks`),
      {
        customer: people(['all', 'none', 'one', 'two', 'weekly']),
        // NOW is 1 June: the months before it are May, April and March.
        order: [
          ...orders('all', months(0, 1, 2)),
          ...orders('two', months(0, 2)),
          ...orders('one', months(1)),
          ...orders(
            'weekly',
            [1, 6, 7, 13].map((days) => NOW - days * DAY),
          ),
        ],
      },
    );
    expect(await segment('月月')).toEqual(['all']);
    expect(await segment('常常')).toEqual(['all', 'two']);
    expect(await segment('偶尔')).toEqual(['none', 'one', 'weekly']);
    // The rolling week is (now - 7d, now]: an order exactly 7 days ago is of the week before.
    expect(await segment('每周')).toEqual(['weekly']);
  });
});

describe('a yearly date', () => {
  it('comes round, on 1 March for 29 February', async () => {
    const born = (id: string, birthday: number) => ({ id, birthday });
    const day = (text: string) => Date.parse(text) / DAY;
    const facts = {
      customer: [
        born('leap', day('2000-02-29')),
        born('march', day('1990-03-01')),
        born('eve', day('1990-02-28')),
        born('today', day('2026-02-20')),
        born('tomorrow', day('2026-02-21')),
      ],
    };
    const noon = Date.UTC(2026, 1, 20, 4);
    const { segment } = await evaluated(
      book('segment 八天 = anniversary(birthday) within next 8d\nsegment 九天 = anniversary(birthday) within next 9d'),
      facts,
      noon,
    );
    expect([await segment('八天'), await segment('九天')]).toEqual([
      ['eve', 'today', 'tomorrow'],
      ['eve', 'leap', 'march', 'today', 'tomorrow'],
    ]);
  });
});

describe('a tag set by hand', () => {
  it('has the value that was set last, until it expires or is taken away', async () => {
    const plan = planOf(book('tag 风险 manual expires 1y { 高 中 低 }\ntag 口味 manual many { 辣 甜 }'));
    const store = await emptyStore();
    await load(store, plan, { customer: people(['a', 'b', 'c']) });
    const tagNamed = (name: string): PlanTag | undefined => plan.tags.find(({ names }) => names[0] === name);
    const year = { unit: 'months', months: 12 } as const;
    expect(tagNamed('风险')?.handSetFor?.['高']).toEqual(year);
    const justYear = shiftInstant(NOW, year, 'back', 'Asia/Shanghai');
    const rows = [
      ['a', '风险', '高', justYear, null],
      ['b', '风险', '高', justYear - 1, null],
      ['c', '风险', '高', NOW - 9, null],
      ['c', '风险', '低', NOW - 8, NOW],
      ['a', '口味', '辣', NOW - 9, NOW + 1],
      ['a', '口味', '甜', NOW - 9, null],
    ] as const;
    const columns = ['customer', 'tag', 'value', 'from_at', 'until_at'];
    await store.insert(
      'tw_hand_set',
      columns,
      columns.map((_, index) => rows.map((row) => row[index] ?? null)),
    );
    await evaluate(store, plan, NOW);
    const { tag, assignments } = views(store, plan);
    expect(await tag('风险')).toEqual({ 高: ['a'] });
    expect(await tag('口味')).toEqual({ 辣: ['a'], 甜: ['a'] });
    expect((await assignments()).map(({ name, value, until }) => [name, value, until])).toEqual([
      ['口味', '辣', NOW],
      ['口味', '甜', undefined],
      ['风险', '高', NOW],
    ]);
  });
});
