import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { runTest } from './book-test.js';
import { prepare } from './prepare.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
metric R 最近消费 = since last order
metric F 消费频次 = count(order in last 365d)
metric M 消费金额 = sum(order.amount in last 365d)
tag "RFM评级" ordered {
  重要价值 when R<=90d and F>=top20% and M>=top20%
  重要保持 when R>90d  and M>=top20%
  一般     otherwise
}
tag 风险承受能力 manual ordered expires 30d { 高  中  低 }
tag 久留 = 稳 when tag 风险承受能力 = 高 for at least 7d
segment 待召回 = tag "RFM评级" = 重要保持 and 城市 in (北京, 上海)
`;

const outcomes = (text: string) => {
  const { tests, diagnostics } = compile({ files: [{ path: 'book.tag', text: BOOK + text }] });
  if (tests === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  const prepared = prepare(tests.plan);
  return tests.tests.map((test) => runTest(prepared, test));
};

describe('a test of a book', () => {
  it('moves the clock and lets things happen', () => {
    const [outcome] = outcomes(`
test "召回消费后转为重要价值" at 2026-06-01 {
  given customer { 城市 = 北京 }
  given order { at = 100d ago, 金额 = 5000 }
  given M top20% = 3000, F top20% = 1
  given tag 风险承受能力 = 高 since 10d ago
  expect tag "RFM评级" = 重要保持
  expect tag 久留 = 稳
  after 1d  order { 金额 = 800 }
  expect tag "RFM评级" = 重要价值
  expect M >= 5800
  after 20d
  expect tag 风险承受能力 is missing
  after 71d
  expect tag "RFM评级" = 重要保持
  expect in segment 待召回
  after 1d customer { 城市 = 成都 }
  expect not in segment 待召回
}`);
    expect(outcome?.unmet.map(({ step, now }) => [step.condition, now])).toEqual([]);
    expect(outcome?.expectations).toBe(8);
  });

  it('ranks the customers of the test among themselves', () => {
    const [outcome] = outcomes(`
test "比出高下" at 2026-06-01 {
  given customer for 甲 { 城市 = 北京 }
  given customer for 乙 { 城市 = 北京 }
  given order for 甲 { at = 100d ago, 金额 = 100 }
  given order for 乙 { at = 100d ago, 金额 = 99 }
  expect for 甲 tag "RFM评级" = 重要保持
  expect for 乙 tag "RFM评级" = 一般
}`);
    expect(outcome?.unmet).toEqual([]);
  });

  it('shows what it saw where an expectation is not met, and goes on', () => {
    const [outcome] = outcomes(`
test "没到" at 2026-06-01 {
  given order { at = 10d ago, 金额 = 5000 }
  expect R > 90d and F >= 1
  expect F >= 1
}`);
    expect(outcome?.expectations).toBe(2);
    expect(outcome?.unmet).toHaveLength(1);
    expect(outcome?.unmet[0]?.seen).toMatchObject({
      truth: false,
      children: [
        { truth: false, left: { value: 864_000_000 }, right: { value: 7_776_000_000 } },
        { truth: true, left: { value: 1 } },
      ],
    });
  });

  it('shows the tags and segments that an unmet expectation names, and no others', () => {
    const [outcome] = outcomes(`
test "没到" at 2026-06-01 {
  given customer { 城市 = 北京 }
  given M top20% = 3000, F top20% = 1
  expect not (R > 3d) and (tag 久留 = 稳 or in segment 待召回)
  expect tag 风险承受能力 = 高
  expect F >= 1
}`);
    const named = outcome?.unmet.map(({ tags, segments }) => [
      ...tags.map(({ tag, values }) => [tag.names[0], values.join()]),
      ...segments.map(({ segment, member }) => [segment.names[0], member]),
    ]);
    expect(named).toEqual([
      [
        ['久留', ''],
        ['待召回', false],
      ],
      [['风险承受能力', '']],
      [],
    ]);
  });
});
