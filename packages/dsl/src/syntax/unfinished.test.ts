import { expect, test } from 'vitest';
import { message } from '../diagnostics/messages/index.js';
import { parse, print } from './index.js';

/** One of each construct that spans several words, in both vocabularies: what an editor sees being typed. */
const BOOKS = [
  `test "召回消费后转为重要价值" at 2026-06-01 {
  given customer 甲 { 城市 = 北京, 渠道 = (线上, 门店) }
  given order for 甲 { at = 100d ago, 金额 = 5000 }
  given M top20% = 3000, F top20% = 1
  given tag 风险承受能力 = 高 since 10d ago
  expect for 甲 tag "RFM评级" = 重要保持
  after 1d  order { 金额 = 800 }
  after 91d
  expect in segment "待召回高价值"
}
metric M = sum(order.amount as o where o.channel = 线上 in last 30d)`,
  `测试 "召回消费后转为重要价值" 于 2026-06-01 {
  已知 客户 甲 { 城市 = 北京, 渠道 = (线上, 门店) }
  已知 订单 对 甲 { at = 100天前, 金额 = 5000 }
  已知 M 前20% = 3000, F 前20% = 1
  已知 标签 风险承受能力 = 高 自 10天前
  期望 对 甲 标签 "RFM评级" = 重要保持
  经过 1天  订单 { 金额 = 800 }
  经过91天
  期望 属于 人群 "待召回高价值"
}
指标 M = 总和(订单.金额 记为 o 其中 o.渠道 = 线上 近30天)`,
  `segment a = did view as v then cart within 1d then not order where item = v.item within 2h in last 30d
segment b = did order in each of last 3 calendar months and did visit at least 2 times in at least 4 of last 8 weeks
segment c = did order in each of last 4 periods of 90d or tag 等级 = 黄金 for at least 7d
segment d = tag 等级 not changed in last 7d and anniversary(生日) within next 30d and 到期 on tomorrow
segment e = anniversary(生日) on 7d ago`,
  `人群 a = 做过 浏览 记为 v 随后 加购 1天内 随后未 订单 其中 商品 = v.商品 2小时内 近30天
人群 b = 做过 订单 近3个自然月 每月 且 做过 到店 近8周 至少4周 至少2次
人群 c = 做过 订单 近4个90天 每期 或 标签 等级 = 黄金 持续7天
人群 d = 标签 等级 未变更 近7天 且 周年(生日) 未来30天内 且 到期 于 明天
人群 e = 周年(生日) 于 7天前`,
];

test.each(BOOKS)('%s', (book) => {
  expect(parse('whole.tag', book).diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  for (let end = 0; end < book.length; end++) {
    const text = book.slice(0, end);
    const parsed = parse('half.tag', text);
    // The author is typing: little is said, all of it near the end, and nothing of the parser's own things.
    const errors = parsed.diagnostics.filter(({ level }) => level === 'error');
    const lines = text.split('\n');
    const lastLine = text.length - (lines.at(-1) ?? '').length - (lines.at(-2) ?? '').length - 1;
    const opening = text.lastIndexOf('{');
    for (const diagnostic of errors) {
      const { span, code } = diagnostic;
      const near = span.end >= lastLine || span.start === opening || code === 'expected';
      expect({ text, code, near }).toEqual({ text, code, near: true });
      for (const locale of ['en', 'zh-CN'] as const) {
        expect(message(diagnostic, locale)).not.toMatch(/Token|Identifier|NameLike|kw_|undefined|\[object|NaN/);
      }
    }
    expect({ text, errors: errors.length > 3 ? errors : [] }).toEqual({ text, errors: [] });
    expect(errors.length > 0 || print(parsed, { keywords: 'zh' }) !== undefined).toBe(true);
  }
});

test('a test that was never closed ends where the next declaration begins, and keeps its steps', () => {
  const text = `test "a" at 2026-06-01 {
  given customer { 城市 =
  expect tag X = b
tag X = b when 城市 = 北京
test "c" at 2026-06-01 {
  expect M > 3
  given order { at = 3d ago
  after 1d customer { 城市 = 上海 }
metric M = 3`;
  const { file, diagnostics } = parse('half.tag', text);
  expect(file.decls.map(({ kind }) => kind)).toEqual(['TestDecl', 'TagLine', 'TestDecl', 'MetricDecl']);
  expect(file.decls.map((decl) => (decl.kind === 'TestDecl' ? decl.steps.map(({ kind }) => kind) : []))).toEqual([
    ['GivenCustomer', 'Expect'],
    [],
    ['Expect', 'GivenEvent', 'After'],
    [],
  ]);
  expect(diagnostics.map(({ params }) => ('slot' in params ? params.slot : ''))).toEqual([
    'close-brace',
    'value',
    'close-brace',
    'close-brace',
  ]);
});

test('a `where` left unfinished at the end of its line leaves the next declaration alone', () => {
  const { file, diagnostics } = parse('half.tag', 'segment s = did order where\ntag X = a\ntag X = b when M > 3\n');
  expect(file.decls.map(({ kind }) => kind)).toEqual(['SegmentDecl', 'TagLine', 'TagLine']);
  expect(diagnostics.map(({ code, span }) => [code, span.start])).toEqual([
    ['expected', 27],
    ['case-without-condition', 36],
  ]);
});
