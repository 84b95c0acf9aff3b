import { describe, expect, it, test } from 'vitest';
import { completed, labels, open, service } from '../harness.js';

/** The first labels at a cursor must be these, in this order. */
const expectFirst = (fixture: string, ...first: readonly string[]): void => {
  expect(labels(fixture, first.length)).toEqual(first);
};

describe('names', () => {
  it.each([
    ['最近', '最近消费'],
    ['zjxf', '最近消费'],
    ['zuijin', '最近消费'],
    ['zuijxf', '最近消费'],
    ['xfje', '消费金额'],
    ['消费金', '消费金额'],
    ['cs', '城市'],
    ['city', 'city'],
    ['birth', 'birthday'],
  ])('%s finds %s', (typed, label) => {
    expect(labels(`人群 甲 = ${typed}<|>`)[0]).toBe(label);
  });

  test('the whole word is replaced, also from its middle', () => {
    expect(completed('segment a = bir<|>xxx > 3', 'birthday')).toBe('segment a = birthday > 3');
    expect(completed('人群 a = 消费<|>什么 > 3', '消费金额')).toBe('人群 a = 消费金额 > 3');
  });

  test('a word glued to a keyword gets its space', () => {
    expect(completed('人群 a = 消费频次 > 3 且城<|>', '城市')).toBe('人群 a = 消费频次 > 3 且 城市');
  });
});

describe('keywords', () => {
  test('are written in the vocabulary of the file, and found by either', () => {
    expect(completed('人群 甲 = did<|>', '做过')).toBe('人群 甲 = 做过');
    expect(completed('segment a = 做<|>', 'did')).toBe('segment a = did');
    expect(completed('人群 甲 = zg<|>', '做过')).toBe('人群 甲 = 做过');
  });

  test('of several words go on', () => {
    expect(completed('segment a = birthday is mis<|>', 'is missing')).toBe('segment a = birthday is missing');
    expect(completed('segment a = city starts <|>', 'starts with')).toBe('segment a = city starts with');
  });

  test('offer themselves by type', () => {
    expect(labels('segment a = city <|>')).toContain('starts with');
    expect(labels('segment a = city <|>')).not.toContain('has');
    expect(labels('segment a = channels <|>')[0]).toBe('has');
    expect(labels('segment a = joined <|>')).toContain('in last 30d');
  });
});

describe('values', () => {
  test('of a choice, in declared order', () => expectFirst('segment a = level = <|>', '金', '银', '铜'));
  test('within parentheses', () => expectFirst('segment a = level in (金, <|>)', '金', '银', '铜'));
  test('of a set', () => expectFirst('segment a = channels has <|>', '线上', '门店'));
  test('of a tag', () => expectFirst('segment a = tag 等级评定 = <|>', '黄金', '普通'));
  test('of a many tag', () => expectFirst('segment a = tag 口味 has <|>', '辣', '甜'));
  test('of an event’s choice', () =>
    expectFirst('segment a = did order where channel = <|>', '线上', '门店', '小程序'));
  test('that texts were compared with', () =>
    expectFirst('segment a = did order where category = <|>', '川味', '甜点'));
  test('yes and no', () => expectFirst('人群 甲 = 订阅邮件 = <|>', '是', '否'));
  test('ranks and lengths', () => {
    expect(labels('segment a = M >= <|>')).toContain('top20%');
    expect(labels('人群 甲 = M >= <|>')).toContain('前20%');
    expect(labels('segment a = R > <|>')[0]).toBe('7d');
  });
});

describe('things by place', () => {
  test('events', () => expectFirst('segment a = did <|>', 'order', 'view', 'any event'));
  test('events after `then`', () => expectFirst('segment a = did view then <|>', 'order', 'view', 'any event'));
  test('events in aggregates', () => expectFirst('metric a = count(<|>', 'order', 'view'));
  test('events of `on`', () => expectFirst('tag a = b on <|>', 'order', 'view'));
  test('fields of an event', () =>
    expectFirst('metric a = sum(order.<|>', 'amount', 'channel', 'category', 'qty', 'at'));
  test('fields of the event first in a `where`', () => {
    expect(labels('segment a = did view where <|>', 3)).toEqual(['page', 'item', 'dwell']);
    expect(labels('segment a = did view where page = a and <|>', 3)).toEqual(['page', 'item', 'dwell']);
  });
  test('fields through an alias', () =>
    expectFirst('segment a = did view as v then order where category = v.<|>', 'page', 'item', 'dwell'));
  test('after a did', () => {
    const after = labels('segment a = did order <|>');
    expect(after).toEqual(expect.arrayContaining(['where', 'in last 30d', 'then', 'then not', 'at least', 'and']));
  });
  test('a clause goes on with what it has not yet', () => {
    expect(labels('segment a = did order where channel = 门店 <|>')[0]).toBe('and');
    expect(labels('segment a = did order where channel = 门店 <|>')).toEqual(
      expect.arrayContaining(['in last 30d', 'then', 'at least']),
    );
    expect(labels('segment a = did order where channel = 门店 <|>')).not.toContain('where');
    expect(labels('segment a = did order in last 30d <|>', 2)).toEqual(['and', 'or']);
    expect(labels('segment a = did order in last 30d <|>')).not.toContain('in last 30d');
    expect(labels('segment a = did order in last 30d and <|>')).toContain('did');
  });
  test('how long, after a condition on a tag or a field', () => {
    expect(labels('segment a = tag 等级评定 = 黄金 <|>')[0]).toBe('for at least');
    expect(labels('segment a = M >= top20% <|>')).toEqual(['among', 'per', 'exactly', 'and', 'or', 'description']);
  });
  test('habits and what lies ahead', () => {
    expect(labels('人群 甲 = 做过 订单 <|>')).toContain('近3个自然月 每月');
    expect(labels('segment a = anniversary(birthday) <|>')).toContain('within next 30d');
  });
  test('tags and segments', () => {
    expect(labels('segment a = tag <|>')).toEqual(['等级评定', '口味']);
    expect(labels('segment a = in segment <|>')).toContain('老客');
    expect(labels('segment a = city in <|>')).toEqual(['节日城市', 'segment']);
  });
  test('types and dimensions', () => {
    expect(labels('event a { b: <|>')).toContain('money');
    expect(labels('customer { b: text group <|>')).toEqual(expect.arrayContaining(['人口统计', '地理', 'behavioural']));
  });
  test('declarations', () => {
    const offered = labels('<|>');
    expect(offered).toEqual(
      expect.arrayContaining(['tag', 'segment', 'tag { … }', 'segment = …', 'metric = …', 'test { … }']),
    );
  });
  test('triggers, then what ends a case', () => {
    expectFirst('tag a { b <|>', 'when', 'on', 'otherwise');
    expect(labels('tag a { b when city = c <|>')).toEqual(expect.arrayContaining(['expires', 'and']));
  });
  test('customers of a test', () => {
    const head = 'test "a" at 2026-01-01 {\n  given customer 甲 { level = 金 }\n  given customer 乙 { }\n';
    expect(labels(`${head}  given order <|>`)).toEqual(['for']);
    expect(labels(`${head}  given order for <|>`)).toEqual(['甲', '乙']);
    expect(labels(`${head}  expect for <|>`)).toEqual(['甲', '乙']);
    expect(labels(`${head}  expect for 甲 <|>`)).toContain('tag');
    expect(labels(`${head}  given customer { level = <|>`)).toEqual(['金', '银', '铜']);
  });
  test('steps of a test', () => {
    const steps = ['given', 'after', 'expect'];
    expect(labels('test "a" at 2026-01-01 {\n  <|>')).toEqual(steps);
    expect(labels('test "a" at 2026-01-01 {\n  given <|>')).toEqual(
      expect.arrayContaining(['customer', 'order', 'tag']),
    );
    expect(labels('test "a" at 2026-01-01 {\n  given order { <|>')).toEqual([
      'amount',
      'channel',
      'category',
      'qty',
      'at',
    ]);
    expect(labels('test "a" at 2026-01-01 {\n  given order { channel = <|>')[0]).toBe('线上');
    expect(labels('test "a" at 2026-01-01 {\n  given M <|>')).toContain('top20%');
    expect(labels('test "a" at 2026-01-01 {\n  expect tag 等级评定 = <|>')[0]).toBe('黄金');
  });
});

describe('quotes', () => {
  test('are put around what needs them, and kept', () => {
    const shop = 'customer { "VIP-A": bool  城市 city: text }';
    const { workspace, file, offset } = open('segment a = VIP<|>', { shop });
    expect(service.completion(workspace, file, offset)[0]?.insert).toBe('"VIP-A"');
    expect(completed('segment a = tag "等级<|>" = x', '等级评定')).toBe('segment a = tag "等级评定" = x');
    expect(completed('segment a = level = "<|>', '金')).toBe('segment a = level = "金"');
  });
});

test('nothing in comments, nor where a new name is given', () => {
  expect(labels('// segment <|>')).toEqual([]);
  expect(labels('segment <|>')).toEqual([]);
});

test('items say what they are', () => {
  const { workspace, file, offset } = open('人群 甲 = 消费金<|>', { locale: 'zh-CN' });
  const [item] = service.completion(workspace, file, offset);
  expect(item).toMatchObject({ kind: 'metric', label: '消费金额', group: '指标', documentation: '一年里花了多少' });
  expect(item?.detail).toContain('金额');
  expect(item?.filter).toContain('xfje');
});
