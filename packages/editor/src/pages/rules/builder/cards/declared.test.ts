import { parse } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { project } from '../../../../builder/index.js';
import { declaredAs, declaredIn } from './declared.js';

const TEXT = `timezone "Asia/Shanghai"
tag 新客 = 七日 when F > 1
metric R 最近消费 = since last order
tag 新客 = 当月 when F > 2
tag 等级 { 高 when F > 3 }
segment s = F > 1
segment s = F > 2
`;
const all = declaredIn(project(parse('a.tag', TEXT)));

describe('the declarations of a file', () => {
  it('takes the lines of one tag together', () => {
    expect(all.map(({ key, cards }) => [key, cards.length])).toEqual([
      ['TimezoneDecl:Asia/Shanghai', 1],
      ['tag:新客', 2],
      ['metric:R', 1],
      ['tag:等级', 1],
      ['segment:s', 1],
      ['segment:s#6', 1],
    ]);
  });

  it('finds one by any of its names', () => {
    expect(declaredAs(all, 'metric:最近消费')?.name).toBe('R');
    expect(declaredAs(all, 'tag:新客')?.cards.length).toBe(2);
    expect(declaredAs(all, 'tag:没有')).toBeUndefined();
  });
});
