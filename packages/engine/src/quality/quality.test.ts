import { epochDayOf, localDay } from '@tagwright/dsl';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, NOW } from '../book.harness.js';
import { qualityOf, type QualityReport } from './report.js';
import { gapsIn } from './volume.js';

const BOOK = `
timezone "Asia/Shanghai"
customer {
  城市 city: text
  级别 level: one of 高, 低
  会员 vip: bool
  收入 income: money
  生日 birthday: date
  注册 joined: time
  手机 phone: text
  备注 code: text
}
event order { amount: money  channel: text }
event view { page: text }
segment 买过 = did order`;

const day = (year: number): number => epochDayOf({ year, month: 6, day: 1 });
const FACTS = {
  customer: [
    {
      id: 'a',
      city: '北京',
      level: '高',
      vip: true,
      income: 5,
      birthday: day(1990),
      joined: NOW - DAY,
      phone: '138 0000',
    },
    { id: 'b', city: ' N/A ', level: '低', income: -5, birthday: day(1850), joined: NOW + DAY, phone: '138-0000' },
    { id: 'c', city: '未知', birthday: day(2027), phone: 'A@x.cn', code: '无' },
    { id: 'd', phone: 'a@X.cn ' },
    { id: 'e', phone: '139' },
    { id: 'f', phone: 'n/a' },
    { id: 'g', phone: 'N/A' },
  ],
  order: [
    { customer: 'a', at: NOW - 3 * DAY, amount: 5, channel: '网' },
    { customer: 'b', at: NOW - 2 * DAY, amount: -1 },
    { customer: 'x', at: NOW - 2 * DAY, amount: 1 },
    { customer: 'x', at: NOW, amount: 1 },
    { customer: 'y', at: NOW + DAY },
  ],
};

const report = async (): Promise<QualityReport> => {
  const { store, plan } = await evaluated(BOOK, FACTS);
  await store.run(sql`update customer set level = '中' where id = 'b'`);
  await store.run(
    sql`insert into tw_field_change (customer, field, at, value) values ('a', 'city', 7, '北京'), ('b', 'city', 9, 'N/A')`,
  );
  const found = await qualityOf(store, plan, { days: 4 });
  await store.close();
  return found;
};

describe('the quality of data', () => {
  it('says of each field how many know it, and what is wrong with it', async () => {
    const { customers, asOf } = await report();
    expect([asOf, customers.count]).toEqual([NOW, 7]);
    const of = customers.fields.map(({ field, known, wrong, latest }) => [
      field.names[0],
      known,
      Object.fromEntries(wrong.map(({ check, count }) => [check, count])),
      latest,
    ]);
    expect(of).toEqual([
      ['城市', 3, { placeholder: 2 }, 9],
      ['级别', 2, { undeclared: 1 }, undefined],
      ['会员', 1, {}, undefined],
      ['收入', 2, { negative: 1 }, undefined],
      ['生日', 3, { impossible: 1, future: 1 }, undefined],
      ['注册', 2, { future: 1 }, undefined],
      ['手机', 7, { placeholder: 2 }, undefined],
      ['备注', 1, { placeholder: 1 }, undefined],
    ]);
  });

  it('finds who shares what should be one’s own', async () => {
    const { customers } = await report();
    expect(customers.duplicates.map(({ field, ...found }) => [field.column, found])).toEqual([
      [
        'phone',
        {
          values: 2,
          customers: 4,
          examples: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
      ],
    ]);
  });

  it('says of each event how many there are, when, and whose nobody knows', async () => {
    const { events } = await report();
    const today = localDay(NOW, 'Asia/Shanghai');
    expect(events.map(({ event, fields, gaps, ...found }) => [event.names[0], found, fields.length, gaps])).toEqual([
      [
        'order',
        {
          count: 5,
          first: NOW - 3 * DAY,
          last: NOW + DAY,
          future: 1,
          days: [1, 2, 0, 1].map((count, index) => ({ day: today - 3 + index, count })),
          orphans: { customers: 2, events: 3 },
        },
        2,
        [],
      ],
      [
        'view',
        {
          count: 0,
          first: undefined,
          last: undefined,
          future: 0,
          days: [0, 0, 0, 0].map((count, index) => ({ day: today - 3 + index, count })),
          orphans: { customers: 0, events: 0 },
        },
        1,
        [],
      ],
    ]);
    expect(events[0]?.fields.map(({ known, wrong }) => [known, wrong])).toEqual([
      [4, [{ check: 'negative', count: 1 }]],
      [1, []],
    ]);
  });
});

describe('gaps', () => {
  const volumes = (...counts: number[]) => counts.map((count, index) => ({ day: index, count }));
  it('are days without any, where there should be some', () => {
    expect(gapsIn(volumes(0, 0, 10, 10, 0, 10, 0, 0, 10, 0))).toEqual([
      { from: 4, to: 4, expected: 10 },
      { from: 6, to: 7, expected: 20 },
    ]);
    expect(gapsIn(volumes(10, 0, 0, 3))).toEqual([{ from: 1, to: 2, expected: 20 }]);
  });

  it('are none where events are rare, or there are none', () => {
    expect(gapsIn(volumes(1, 0, 0, 1, 0, 1))).toEqual([]);
    expect(gapsIn(volumes(0, 0, 0))).toEqual([]);
    expect(gapsIn([])).toEqual([]);
  });
});
