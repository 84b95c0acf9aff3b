import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import type { Code } from '../codes/index.js';
import { message } from '../messages/index.js';
import { CODES, codeNamed, explain } from './index.js';

/** What the examples speak of; those with a `customer` or `timezone` of their own stand alone. */
const SHOPS = {
  en: `
timezone "Asia/Shanghai"
customer {
  name: text  gender: one of male, female  level: one of gold, silver, bronze  birthday: date  city: text
  income: money  channels: set of one of online, store  place: point  subscribed: bool  joined: time
}
event order { amount: money  category: text  qty: integer  paid: bool }
event view { page: text  item: text  dwell: duration }
metric R = since last order
metric F = count(order in last 365d)
metric M = sum(order.amount in last 365d)
`,
  'zh-CN': `
时区 "Asia/Shanghai"
客户 {
  姓名: 文本  性别: 枚举 男, 女  会员等级: 枚举 金, 银, 铜  生日: 日期  城市: 文本
  年收入: 金额  偏好渠道: 多值 枚举 线上, 门店  住址: 位置  订阅邮件: 是否  注册时间: 时间
}
事件 订单 order { 实付 amount: 金额  品类: 文本  件数: 整数  已付: 是否 }
事件 浏览 view { 页面: 文本  商品: 文本  停留: 时长 }
指标 最近消费 = 距今 末次 订单
指标 消费频次 = 次数(订单 近365天)
指标 消费金额 = 总和(订单.实付 近365天)
`,
} as const;

const LISTS: ReadonlyMap<string, string> = new Map([
  ['cities.csv', '北京\n'],
  ['empty.csv', '\n'],
]);
const ALONE = /^(?:customer|timezone|客户|时区) /m;
const FILE = /^\/\/ (\S+\.tag)\n/m;

const found = (example: string, shop: string) => {
  const [first = '', ...rest] = example.split(FILE);
  const parts = first === '' ? rest : ['example.tag', first, ...rest];
  const files = parts.flatMap((path, index) => (index % 2 === 0 ? [{ path, text: parts[index + 1] ?? '' }] : []));
  const all = ALONE.test(example) ? files : [{ path: '0-shop.tag', text: shop }, ...files];
  return compile({ files: all, readList: (path) => LISTS.get(path) }).diagnostics;
};

/** Lower case at the start, whole backticks, no name of a missing thing, and no full stop after its one sentence. */
const readsWell = (text: string): boolean =>
  !/^[A-Z]/.test(text) &&
  text.split('`').length % 2 === 1 &&
  !/undefined|\[object|NaN/.test(text) &&
  !/[.。]$/.test(text);

/** Faults of a whole file: their examples would fill pages. */
const WITHOUT_EXAMPLE: readonly Code[] = [
  'file-too-large',
  'ties-widen-rank',
  'too-deep',
  'too-long',
  'too-many-problems',
  'too-many-tags',
  'unused-tag',
];

describe.each(['en', 'zh-CN'] as const)('the explanations in %s', (locale) => {
  const shown = CODES.filter((code) => !WITHOUT_EXAMPLE.includes(code));

  it.each(shown)('show %s in an example that has it, and one that has no fault', (code) => {
    const { wrong, right } = explain(code, locale);
    const fault = found(wrong ?? '', SHOPS[locale]).find((each) => each.code === code);
    expect(fault?.code).toBe(code);
    expect(fault === undefined ? '' : message(fault, locale)).toSatisfy(readsWell);
    const faults = found(right ?? '', SHOPS[locale]).filter((each) => each.level !== 'hint' || each.code === code);
    expect(faults.map((fault) => fault.code)).toEqual([]);
  });

  it('say something of every code', () => {
    expect(CODES.filter((code) => explain(code, locale).text.length < 16)).toEqual([]);
    expect(CODES.filter((code) => explain(code, locale).wrong === undefined)).toEqual(WITHOUT_EXAMPLE);
  });
});

describe('codes', () => {
  it('are found by their text', () => {
    expect(codeNamed('unknown-name')).toBe('unknown-name');
    expect(codeNamed('toString')).toBeUndefined();
  });
});
