import { compile } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { fieldsWanted, withFields } from './catalog.js';
import { factsOf } from './facts.js';
import { guessTable } from './guess.js';
import { readTable, UnreadableTable } from './read-table.js';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

const ORDERS = [
  '订单号,会员号,下单时间,金额,渠道,手机',
  ...Array.from(
    { length: 24 },
    (_, row) =>
      `o${row},m${row % 7},2026/6/${(row % 9) + 1} 9:05,"1,${row}00.50",${row % 2 ? '门店' : '线上'},1380000000${row % 10}`,
  ),
].join('\n');

describe('readTable', () => {
  it('reads what Excel saves in Chinese', () => {
    // 姓名,城市 / 王静,北京 in GB18030.
    const gb = Uint8Array.from([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb3, 0xc7, 0xca, 0xd0, 0x0a, 0xcd, 0xf5, 0xbe, 0xb2, 0x2c, 0xb1, 0xb1, 0xbe, 0xa9,
    ]);
    expect(readTable('客户.csv', gb.buffer)).toEqual({
      name: '客户',
      header: ['姓名', '城市'],
      rows: [['王静', '北京']],
      encoding: 'gb18030',
    });
  });

  it('finds the sign that parts the columns, and takes no notice of a byte order mark', () => {
    expect(readTable('a.csv', bytes('\ufeffid;name\n1;x\n')).header).toEqual(['id', 'name']);
    expect(readTable('a.tsv', bytes('id\tname\n1\tx\n')).rows).toEqual([['1', 'x']]);
  });

  it('says what keeps a file from being a table', () => {
    expect(() => readTable('a.csv', bytes(''))).toThrow(UnreadableTable);
    expect(() => readTable('a.csv', bytes('id,id\n1,2\n'))).toThrow('twice id');
    expect(() => readTable('a.csv', bytes('id,name\n1,"x\n'))).toThrow('broken');
  });
});

describe('guessTable', () => {
  it('knows orders by their customers and times', () => {
    const { kind, columns } = guessTable(readTable('订单.csv', bytes(ORDERS)));
    expect(kind).toBe('event');
    expect(columns.map(({ header, role, type }) => `${header} ${role} ${type}`)).toEqual([
      '订单号 id text',
      '会员号 customer text',
      '下单时间 time time',
      '金额 field money',
      '渠道 field enum',
      '手机 field text',
    ]);
  });

  it('knows customers by an id that is there once', () => {
    const { kind, columns } = guessTable(readTable('c.csv', bytes('id,生日,积分\na,1990-01-02,10\nb,1991-02-03,20\n')));
    expect(kind).toBe('customer');
    expect(columns.map(({ role, type }) => `${role} ${type}`)).toEqual([
      'customer text',
      'field date',
      'field integer',
    ]);
  });
});

describe('withFields', () => {
  const table = readTable('订单.csv', bytes(ORDERS));
  const wanted = fieldsWanted(guessTable(table).columns);

  it('proposes a catalog that compiles', () => {
    const added = withFields(
      [{ path: 'catalog.tag', text: 'timezone "UTC"\ncustomer { 姓名: text }\n' }],
      { kind: 'event', name: '订单' },
      wanted,
      'Asia/Shanghai',
    );
    expect(added?.text).toBe(
      'timezone "UTC"\ncustomer { 姓名: text }\n\nevent 订单 {\n  金额: money\n  渠道: one of 线上, 门店\n  手机: text\n}\n',
    );
    const { diagnostics } = compile({ files: added === undefined ? [] : [added] });
    expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('adds to a declaration what it lacks, by any of its names, and leaves the rest as it is', () => {
    const text =
      'customer { 姓名: text }\nevent 订单 order {\n  金额 amount: money // 元\n}\nmetric M = sum(order.amount)\n';
    const added = withFields([{ path: 'a.tag', text }], { kind: 'event', name: 'order' }, wanted, 'Asia/Shanghai');
    expect(added?.text).toBe(text.replace('// 元\n}', '// 元\n  渠道: one of 线上, 门店\n  手机: text\n}'));
  });

  it('quotes names that are no word, or that mean something', () => {
    const fields = ['when', 'first name', '2月'].map((name) => ({ name, type: 'text', values: [] }) as const);
    const added = withFields([], { kind: 'customer' }, fields, 'Asia/Shanghai');
    expect(added?.text).toBe(
      'timezone "Asia/Shanghai"\n\ncustomer {\n  "when": text\n  "first name": text\n  "2月": text\n}\n',
    );
    expect(compile({ files: added === undefined ? [] : [added] }).diagnostics).toEqual([]);
  });
});

describe('factsOf', () => {
  const table = readTable('订单.csv', bytes(ORDERS));
  const { columns } = guessTable(table);

  it('writes cells as facts are written', () => {
    expect(factsOf(table, { kind: 'event', name: '订单' }, columns)[3]).toEqual({
      row: 3,
      fact: {
        kind: 'event',
        event: '订单',
        id: 'o3',
        customer: 'm3',
        at: '2026-06-04T09:05:00',
        values: { 金额: '1300.50', 渠道: '门店', 手机: '13800000003' },
      },
    });
  });

  it('gives rows without an id the same one each time, and equal rows different ones', () => {
    const twice = readTable('v.csv', bytes('会员号,时间,页面\nm1,2026-06-01 10:00,a\nm1,2026-06-01 10:00,a\nm2,,b\n'));
    const guess = guessTable(twice);
    const once = factsOf(twice, { kind: 'event', name: '浏览' }, guess.columns);
    const again = factsOf(twice, { kind: 'event', name: '浏览' }, guess.columns);
    expect(again).toEqual(once);
    const ids = once.map(({ fact }) => (fact?.kind === 'event' ? fact.id : undefined));
    expect(new Set(ids).size).toBe(3);
    expect(once[2]?.fact).toBeUndefined();
  });
});
