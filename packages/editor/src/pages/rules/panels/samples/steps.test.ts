import { expect, it } from 'vitest';
import { applyTogether } from '@tagwright/dsl/service';
import type { Edit } from '../../../../draft/buffer.js';
import { rewritten, testsIn, without, withLine, type WrittenTest } from './steps.js';

const BEFORE = '// 注\n';
const TEST = `测试 "甲" 于 2026-06-01 {
  已知 客户 { 城市 = 杭州 }
  已知 订单 { at = 3天前,
    金额 = 12 }
  期望 标签 级 = 高
}
`;
const TEXT = `${BEFORE}\n${TEST}\n测试 "乙" 于 2026-06-01 {\n  期望 标签 级 为空\n}\n`;
const [found] = testsIn('a.tag', TEXT);
const test = (): WrittenTest => {
  if (found === undefined) throw new Error('the test is there');
  return found;
};
const after = (edit: Edit): string => applyTogether(TEXT, [edit]);

it('reads a test line by line', () => {
  expect(test().steps.map(({ kind, text }) => [kind, text])).toEqual([
    ['given', '已知 客户 { 城市 = 杭州 }'],
    ['given', '已知 订单 { at = 3天前, 金额 = 12 }'],
    ['expect', '期望 标签 级 = 高'],
  ]);
  expect(testsIn('a.tag', TEXT).map(({ name }) => name)).toEqual(['甲', '乙']);
  const broken = TEXT.replace('级 = 高', '…');
  expect(testsIn('a.tag', broken)[0]?.steps.length).toBeGreaterThanOrEqual(2);
});

it('changes one line, and leaves all others as they are', () => {
  const [, order, expected] = test().steps;
  if (order === undefined || expected === undefined) throw new Error('it has three lines');
  expect(after(rewritten(TEXT, expected, '期望 标签 级 = 低 '))).toBe(TEXT.replace('级 = 高', '级 = 低'));
  expect(after(rewritten(TEXT, order, ''))).toBe(TEXT.replace(/\n {2}已知 订单[^}]*\}/, ''));
  expect(after(withLine(TEXT, test(), 'given', '已知 订单 { 金额 = 1 }'))).toBe(
    TEXT.replace('  期望 标签 级 = 高', '  已知 订单 { 金额 = 1 }\n  期望 标签 级 = 高'),
  );
  expect(after(withLine(TEXT, test(), 'expect', '期望 属于 人群 甲'))).toBe(
    TEXT.replace('级 = 高\n', '级 = 高\n  期望 属于 人群 甲\n'),
  );
});

it('takes a test away', () => {
  expect(after(without(TEXT, test()))).toBe(TEXT.replace(`\n${TEST}`, ''));
});
