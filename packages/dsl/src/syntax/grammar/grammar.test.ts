import { describe, expect, test } from 'vitest';
import { equal, parse, printNode } from '../index.js';
import { codes, read } from '../harness.js';
import { validateGrammar } from './parser.js';

test('the grammar can be told apart by three tokens wherever no gate decides', () => {
  expect(validateGrammar).not.toThrow();
});

/** What decisions of the grammar come to: a text, and how it is understood. */
describe('conditions', () => {
  test.each([
    ['(a + b) * 2 > 3', '(a + b) * 2 > 3'],
    ['(a > 3 or b)', 'a > 3 or b'],
    ['did order where amount > 500 or vip', 'did order where amount > 500 or vip'],
    ['not did order where a > 1 and 城市 = 北京', 'not did order where a > 1 and 城市 = 北京'],
    ['did order where a > 1 and did view', 'did order where a > 1 and did view'],
    ['(did order where a > 1) and b > 2', '(did order where a > 1) and b > 2'],
    ['did order where (a or b) in last 3d', 'did order where (a or b) in last 3d'],
    ['did order where paid between 90d and 30d ago', 'did order where paid between 90d and 30d ago'],
    ['did order where paid between 3 and 5', 'did order where paid between 3 and 5'],
    ['not a = b and c', 'not a = b and c'],
    ['a not in (b, c)', 'a not in (b, c)'],
    ['a 不属于 (b、c)', 'a not in (b, c)'],
    ['M >= p95', 'M >= p95'],
    ['M >= "p95"', 'M >= "p95"'],
    ['p95 > 3', 'p95 > 3'],
    ['M>=前20%', 'M >= top20%'],
    ['M >= top 100 exactly per 城市', 'M >= top 100 exactly per 城市'],
    ['M >= 前100名 恰好 限于 (城市 = 北京)', 'M >= top 100 exactly among (城市 = 北京)'],
    ['尺码 = M', '尺码 = M'],
    ['尺码 = "M"', '尺码 = "M"'],
    ['order.count > 3', 'order.count > 3'],
    ['count > 3', 'count > 3'],
    ['since last order > 90d', 'since last order > 90d'],
    ['last(order) in last 30d', 'last(order) in last 30d'],
    ['did order last week', 'did order last week'],
    ['joined in last 3 calendar months', 'joined in last 3 calendar months'],
    ['未做过 order 近90天', 'not did order in last 90d'],
    [
      'did view where page contains "/tea/" and dwell >= 30s at least 3 times in last 7d',
      'did view where page contains "/tea/" and dwell >= 30s at least 3 times in last 7d',
    ],
    [
      '做过 view 其中 page 包含 "/tea/" 且 dwell >= 30秒 至少3次 近7天',
      'did view where page contains "/tea/" and dwell >= 30s at least 3 times in last 7d',
    ],
    ['生日 不为空 且 channels 含任一 (线上, 门店)', '生日 is known and channels has any of (线上, 门店)'],
    ['属于 人群 "待召回" 且 标签 等级 >= 黄金', 'in segment 待召回 and tag 等级 >= 黄金'],
    ['joined 介于 90天 与 30天前', 'joined between 90d and 30d ago'],
    ['joined 早于 7天前', 'joined before 7d ago'],
    ['joined 从 2026-11-01 到 2026-11-12', 'joined from 2026-11-01 to 2026-11-12'],
    ['customer.城市 = 北京 or 客户.城市 = 上海', 'customer.城市 = 北京 or customer.城市 = 上海'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test('any word may follow a dot, and others of the language are quoted', () => {
    expect(read('order.where = "其中".x')).toBe('order.where = "其中".x');
    expect(() => read('order.where = 其中.x')).toThrow('reserved-name');
  });
});

const tree = (text: string): string => printNode(parse('test.tag', text).file, { keywords: 'en' });

describe('declarations', () => {
  test('the line that must always work, in both spellings', () => {
    const en = parse('a.tag', 'tag "RFM评级" = 重要保持 when R>90d and M>=top20%');
    const zh = parse('a.tag', '标签 “RFM评级” = 重要保持 当 R＞90天 且 M≥前20％');
    expect([...en.diagnostics, ...zh.diagnostics]).toEqual([]);
    expect(equal(en.file, zh.file)).toBe(true);
  });

  test('a name before `when` starts a case, even 今天', () => {
    expect(tree('tag a { 甲 when did order\n 今天 when did view }')).toBe(
      'tag a {\n  甲   when did order\n  今天 when did view\n}\n',
    );
  });

  test('`expires` is a name unless a duration follows', () => {
    expect(tree('tag a { expires when x expires 3d }')).toBe('tag a {\n  "expires" when x expires 3d\n}\n');
  });

  test('the first description of a block is the tag’s, later ones are cases’', () => {
    expect(tree('tag a { description "x" b when c description "y" }')).toBe(
      'tag a {\n  description "x"\n  b when c\n    description "y"\n}\n',
    );
  });

  test('`group` before a colon is a field', () => {
    expect(tree('customer { a: text group 地理 group: text group g: date }')).toBe(
      'customer {\n  a: text  group 地理\n  "group": text\n  "group" g: date\n}\n',
    );
  });

  test.each([
    ['metric a = tag b = c tag d = e when f', 2],
    ['tag x = a when not tag y = b\ntag z = c when d', 2],
    ['segment s = in segment t\nsegment u = x', 2],
    ['segment s = customer.a > 3\ncustomer { }', 2],
    ['segment s = x and\ntag y = b and z', 1],
  ])('%s has %i declarations', (text, count) => {
    const { file, diagnostics } = parse('test.tag', text);
    expect(diagnostics).toEqual([]);
    expect(file.decls).toHaveLength(count);
  });

  test('an error stays in its own clause', () => {
    const { file } = parse('test.tag', 'tag a {\n x when b >\n y when c\n}\nsegment s =\nmetric m = 3');
    expect(file.decls.map(({ kind }) => kind)).toEqual(['TagDecl', 'SegmentDecl', 'MetricDecl']);
    expect(codes('tag a {\n x when b >\n y when c\n}\nsegment s =\nmetric m = 3')).toEqual(['expected', 'expected']);
  });
});
