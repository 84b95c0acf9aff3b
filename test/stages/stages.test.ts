import { children, compile, printNode, type Ast, type Node } from '@tagwright/dsl';
import { compileSql } from '@tagwright/dsl/sql';
import { describe, expect, it } from 'vitest';

/** The signature line, in the spelling of an engineer and in the spelling of an operator with an input method. */
const ENGLISH = 'tag "RFM评级" = 重要保持 when R>90d and M>=top20%';
const CHINESE = '标签 “RFM评级” = 重要保持 当 R＞90天 且 M≥前20％';

const CATALOG = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
metric R 最近消费 = since last order
metric M 消费金额 = sum(order.amount in last 365d)
`;

const compiled = (line: string) =>
  compile({
    files: [
      { path: 'catalog.tag', text: CATALOG },
      { path: 'rules.tag', text: line },
    ],
  });

const declOf = (line: string): Ast.Decl => {
  const decl = compiled(line).parsed.find(({ file }) => file.path === 'rules.tag')?.file.decls[0];
  if (decl === undefined) throw new Error('nothing was parsed');
  return decl;
};

const shape = (node: Node, depth = 0): string =>
  [`${'  '.repeat(depth)}${node.kind}`, ...children(node).map((child) => shape(child, depth + 1))].join('\n');

/** One line, looked at in every stage: what changes here changes what every rule means. */
describe('the signature line', () => {
  it('checks without a word in either spelling', () => {
    expect(compiled(ENGLISH).diagnostics).toEqual([]);
    expect(compiled(CHINESE).diagnostics).toEqual([]);
  });

  it('is one tree', () => {
    expect(shape(declOf(ENGLISH))).toMatchSnapshot();
    expect(printNode(declOf(CHINESE), { keywords: 'en' })).toBe(printNode(declOf(ENGLISH), { keywords: 'en' }));
  });

  it('prints in either vocabulary', () => {
    expect(printNode(declOf(CHINESE), { keywords: 'en' })).toMatchInlineSnapshot(
      `"tag RFM评级 = 重要保持 when R > 90d and M >= top20%"`,
    );
    expect(printNode(declOf(ENGLISH), { keywords: 'zh' })).toMatchInlineSnapshot(
      `"标签 RFM评级 = 重要保持 当 R > 90天 且 M >= 前20%"`,
    );
  });

  it('is one plan', () => {
    const { plan } = compiled(ENGLISH);
    expect(compiled(CHINESE).plan).toEqual(plan);
    expect({ columns: plan?.columns, ranks: plan?.ranks, tags: plan?.tags }).toMatchSnapshot();
  });

  it('is SQL in which every value is a parameter', () => {
    const { plan } = compiled(ENGLISH);
    if (plan === undefined) throw new Error('no plan');
    const statements = compileSql(plan, Date.UTC(2026, 6, 1));
    expect(statements.map(({ name, sql }) => `-- ${name}\n${sql}`).join('\n\n')).toMatchSnapshot();
  });
});
