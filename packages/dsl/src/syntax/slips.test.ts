import { expect, test } from 'vitest';
import { message } from '../diagnostics/messages/index.js';
import { findings } from './harness.js';
import { parse } from './index.js';

/** Natural slips and half-typed rules: one finding each, where it is, and what its fix makes of the line. */
const FIXTURES = [
  `tag X = a when R>90d 且M>=top20%
//                   ^^^ glued-keyword → tag X = a when R>90d 且 M>=top20%`,
  `tag X = a when R>90天且M>=前20%
//               ^^^^^^^ bad-number → tag X = a when R>90天 且 M>=前20%`,
  `tag X = a when M >= top20
//                  ^^^^^ bad-number → tag X = a when M >= top20%`,
  `tag X = a when M == 3
//               ^^ foreign-operator → tag X = a when M = 3`,
  `tag X = a when did order in last week
//                       ^^^^^^^^^^^^ in-last-unit → tag X = a when did order last week`,
  `tag X = a when did order within 30d
//                       ^^^^^^^^^^ within-window → tag X = a when did order in last 30d`,
  `tag X = a when 做过 订单 30天内
//                       ^^^^^^ within-window → tag X = a when 做过 订单 近30天`,
  `tag X = a when did not order
//             ^^^^^^^ did-not → tag X = a when not did order`,
  `tag X = a when joined in last 30 days
//                            ^^^^^^^ spaced-unit → tag X = a when joined in last 30d`,
  `tag X = a when 城市 是 北京
//                  ^^ foreign-operator → tag X = a when 城市 = 北京`,
  `tag X = a when M > 3 或者 R > 90d
//                   ^^^^ foreign-operator → tag X = a when M > 3 或 R > 90d`,
  `tag X = a when M > 3。
//                  ^^ stray-stop → tag X = a when M > 3`,
  `tag X = a when R > 90d AND M > 3
//                     ^^^ keyword-case → tag X = a when R > 90d and M > 3`,
  `tag X = VIP-A when a > 1
//      ^^^^^ unquoted-name → tag X = "VIP-A" when a > 1`,
  `tag X = 60+ when a > 1
//      ^^^ unquoted-name → tag X = "60+" when a > 1`,
  `tag X = 95后 when a > 1
//      ^^^^ bad-number → tag X = "95后" when a > 1`,
  `metric when = 3
//     ^^^^ reserved-name → metric "when" = 3`,
  `tag X = a when M = top20%
//               ^ rank-equality → tag X = a when M >= top20%`,
  `tag X = a when a not = 3
//               ^^^^^ not-before-comparison → tag X = a when a != 3`,
  `tag X = a when a or b and c
//                  ^^^^^^^ mixed-and-or → tag X = a when a or (b and c)`,
  `tag X = a when R >=
//                 ^ expected`,
  `tag X = a
//      ^ case-without-condition`,
  `tag X many = a when b
//    ^^^^ line-tag-head`,
  `timezone Asia/Shanghai
//       ^^^^ expected → timezone "Asia/Shanghai"`,
  `tag X = a when foo(3) > 1
//             ^^^ unknown-function`,
  `segment s = (a and b
//                  ^ expected → segment s = (a and b)`,
  `segment s = a)
//           ^ unexpected-text → segment s = a`,
  `segment s = R > 90d M > 3
//                  ^ unexpected-text → segment s = R > 90d and M > 3`,
  `tag X = a when did view and then cart
//                      ^^^^^^^^ foreign-operator → tag X = a when did view then cart`,
  `tag X = a when 做过 浏览 然后 未做过 订单
//                       ^^^^^^^^^^^ foreign-operator → tag X = a when 做过 浏览 随后未 订单`,
  `tag X = a when did view then cart in 2h
//                                ^^ foreign-operator → tag X = a when did view then cart within 2h`,
  `tag X = a when did order in the last 30d
//                       ^^^^^^^^^^^ foreign-operator → tag X = a when did order in last 30d`,
  `tag X = a when 做过 订单 在最近30天
//                       ^^^^^^^^^^ foreign-operator → tag X = a when 做过 订单 近30天`,
  `tag X = a when did order in each of the last 8 weeks
//                       ^^^^^^^^^^^^^^^^^^^ foreign-operator → tag X = a when did order in each of last 8 weeks`,
  `tag X = a when tag 等级 = 金 for 7d
//                           ^^^ foreign-operator → tag X = a when tag 等级 = 金 for at least 7d`,
  `tag X = a when 标签 等级 = 金 持续超过7天
//                            ^^^^^^^^^^^ foreign-operator → tag X = a when 标签 等级 = 金 持续 7天`,
  `tag X = a when anniversary(生日) 今后30天
//                               ^^^^^^^^ foreign-operator → tag X = a when anniversary(生日) 未来30天`,
  `tag X = a when 做过 订单 近三天
//                       ^^^^^^ foreign-operator → tag X = a when 做过 订单 近3天`,
  `tag X = a when 下过 订单 近30天
//             ^^^^ foreign-operator → tag X = a when 做过 订单 近30天`,
  `tag X = a when 做过 订单 3次以上 近30天
//                       ^^^^^^^ foreign-operator → tag X = a when 做过 订单 至少3次 近30天`,
  `tag X = a when 做过 订单 3次
//                       ^^^ foreign-operator → tag X = a when 做过 订单 至少3次`,
  `tag X = a when 做过 订单 近90天 3次 且 M > 3
//                              ^^^ foreign-operator → tag X = a when 做过 订单 近90天 至少3次 且 M > 3`,
  `tag X = a when 做过 订单 三次以上
//                       ^^^^^^^^ foreign-operator → tag X = a when 做过 订单 至少3次`,
  `tag X = a when 城市 在 (北京, 上海)
//                  ^^ foreign-operator → tag X = a when 城市 属于 (北京, 上海)`,
  `tag X = a when 城市 不在（北京，上海）
//                  ^^^^ foreign-operator → tag X = a when 城市 不属于（北京，上海）`,
  `tag X = a when 做过 订单 8周中至少4周
//                       ^^^^^^^^^^^^ foreign-operator → tag X = a when 做过 订单 近8周 至少4周`,
  `tag X = a when 到期 还剩 30天
//                  ^^^^^^^^^ foreign-operator → tag X = a when 到期 未来30天内`,
  `tag X = a when 做过 订单 从 2026-01-01 到 今天
//                                        ^^^^ expected`,
  `tag X = a when 近30天 做过 订单
//             ^^^^^^^^^^^^^^^^ foreign-operator → tag X = a when 做过 订单 近30天`,
  `tag X = a when 近3个自然月 每月都 做过 订单 且 M > 3
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ foreign-operator → tag X = a when 做过 订单 近3个自然月 每月 且 M > 3`,
  `tag X = a when 做过 订单 连续3个月
//                       ^^^^^^^^^ foreign-operator → tag X = a when 做过 订单 近3个自然月 每月`,
  `tag X = a when 标签 等级 = 金 连续7天
//                            ^^^^^^^ foreign-operator → tag X = a when 标签 等级 = 金 持续 7天`,
  `tag X = a when 标签 等级 = 金 持续7天以上
//                            ^^^^^^^^^^^ foreign-operator → tag X = a when 标签 等级 = 金 持续 7天`,
  `tag X = a when 做过 浏览 随后没有 订单 2小时内
//                       ^^^^^^^^ foreign-operator → tag X = a when 做过 浏览 随后未 订单 2小时内`,
  `tag X = a when 做过 浏览 随后 2小时内 加购
//                       ^^^^^^^^^^^^^^^^^ foreign-operator → tag X = a when 做过 浏览 随后 加购 2小时内`,
  `tag X = a when 做过 浏览 且 2小时内 未做过 订单
//                       ^^^^^^^^^^^^^^^^^^^^^^ foreign-operator → tag X = a when 做过 浏览 随后未 订单 2小时内`,
  `tag X = a when 做过 浏览，随后 加购，近30天
//                      ^^ unexpected-text → tag X = a when 做过 浏览 随后 加购 近30天`,
  `tag X = a when 没做过 订单 近30天
//             ^^^^^^ foreign-operator → tag X = a when 未做过 订单 近30天`,
  `tag X = a when 做过 订单 上个月
//                       ^^^^^^ foreign-operator → tag X = a when 做过 订单 上月`,
  `tag X = a when 做过 订单 超过3次 近30天
//                       ^^^^^^^ foreign-operator → tag X = a when 做过 订单 至少4次 近30天`,
  `tag X = a when 做过 订单 7天前
//                       ^^^^^ foreign-operator → tag X = a when 做过 订单 于 7天前`,
  `tag X = a when 周年(生日) ＝ 今天
//                        ^^^^^^^ foreign-operator → tag X = a when 周年(生日) 今天`,
  `tag X = a when 周年(生日) 未来一周
//                        ^^^^^^^^ foreign-operator → tag X = a when 周年(生日) 未来1周内`,
  `tag X = a when 标签 等级 没有变化 近7天
//                       ^^^^^^^^ foreign-operator → tag X = a when 标签 等级 未变更 近7天`,
  `tag X = a when 生日 没填
//                  ^^^^ foreign-operator → tag X = a when 生日 为空`,
  `tag X = a when did view then no order
//                      ^^^^^^^ foreign-operator → tag X = a when did view then not order`,
  `tag X = a when did view then within 2 hours order
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ foreign-operator → tag X = a when did view then order within 2h`,
  `tag X = a when did order every month
//                       ^^^^^^^^^^^ foreign-operator → tag X = a when did order in each of last 3 calendar months`,
  `tag X = a when did order twice in last 30d
//                       ^^^^^ foreign-operator → tag X = a when did order at least 2 times in last 30d`,
  `tag X = a when tag 等级 = 金 for 7 days
//                           ^^^^^^^^^^ foreign-operator → tag X = a when tag 等级 = 金 for at least 7d`,
  `tag X = a when in last 30d did order
//             ^^^^^^^^^^^^^^^^^^^^^ foreign-operator → tag X = a when did order in last 30d`,
  `test "x" on 2026-06-01 { expect a }
//       ^^ foreign-operator → test "x" at 2026-06-01 { expect a }`,
  `test "x" at 2026-06-01 { given order { 金额: 5 } }
//                                         ^ foreign-operator → test "x" at 2026-06-01 { given order { 金额 = 5 } }`,
  `test "x" { expect a }
//       ^ expected`,
  `test "x" at 2026-06-01 { customer { 城市 = 北京 } }
//                       ^^^^^^^^ expected`,
  `tag X = a when 做过 订单 近4个90天
//                                ^ expected`,
  `tag X = a when 做过 订单 近8周 每月
//                             ^^^^ quota-unit → tag X = a when 做过 订单 近8周 每周`,
  `customer { a: text, b: text }
//                ^ unexpected-text → customer { a: text b: text }`,
  `tag ‘X’ = a when b
//  ^^^ wrong-quote → tag "X" = a when b`,
];

test.each(FIXTURES)('%s', (fixture) => {
  const { marked, found } = findings(fixture);
  expect(found).toEqual(marked);
});

test('no message speaks of the parser’s own things, in either language', () => {
  const halves = FIXTURES.flatMap((fixture) => {
    const [line = ''] = fixture.split('\n');
    return Array.from(line, (_, end) => line.slice(0, end));
  });
  for (const text of halves) {
    for (const diagnostic of parse('half.tag', text).diagnostics) {
      for (const locale of ['en', 'zh-CN'] as const) {
        const words = message(diagnostic, locale);
        expect(words).not.toMatch(/Token|Identifier|NameLike|kw_|undefined|\[object|NaN/);
        expect(words.length).toBeGreaterThan(5);
      }
    }
  }
});

test.each([
  'metric m = avg(order.amount where amount >= 2次)',
  'tag X = a when did order where amount > 1次 and qty >= 3次',
  'tag F many manual { 早 expires 1d  后 expires 1000000s }',
  'segment s = anniversary not in ("a", "b")',
  'segment s = did order where (due + 1d) = tomorrow',
  'segment s = greatest(a, b) = 明天',
  'segment s = anniversary and today > 2026-01-01',
  'test "t" at 1970-01-01 { expect for 后 R.R }',
  '测试 "t" 于 1970-01-01 { 期望 对 后 R.R }',
])('is no slip: %s', (rule) => {
  expect(parse('a.tag', rule).diagnostics).toEqual([]);
});
