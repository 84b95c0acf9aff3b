import { describe, expect, it } from 'vitest';
import { fitting, type Kind } from './fitting.js';

const tag = (name: string, values: readonly string[], more: { manual?: boolean; advice?: readonly string[] } = {}) => ({
  name,
  names: [name],
  manual: more.manual ?? false,
  values: values.map((value) => ({ value })),
  advice: more.advice ?? [],
});

const TAGS = [
  tag('RFM评级', ['重要价值', '重要保持']),
  tag('活跃度', ['高活跃', '沉睡'], { advice: ['tag-not-moving'] }),
  tag('跟进阶段', ['已联系'], { manual: true, advice: ['tag-empty'] }),
];

const PINYIN: Readonly<Record<string, string>> = { 活跃度: 'huoyuedu hyd', 重要保持: 'zhongyaobaochi zybc' };
const sounds = (...names: readonly string[]): string => names.flatMap((name) => [name, PINYIN[name] ?? '']).join(' ');
const found = (query: string, kind: Kind = 'all') => fitting(TAGS, { query, kind }, sounds).map(({ name }) => name);

describe('the tags that are shown', () => {
  it('are all in the order of the book while nothing is typed', () => {
    expect(found(' ')).toEqual(['RFM评级', '活跃度', '跟进阶段']);
  });

  it('fit by name, by value, by pinyin and by initials', () => {
    expect(found('评级')).toEqual(['RFM评级']);
    expect(found('沉睡')).toEqual(['活跃度']);
    expect(found('hyd')).toEqual(['活跃度']);
    expect(found('zhongyaobao')).toEqual(['RFM评级']);
    expect(found('没有')).toEqual([]);
  });

  it('may be those alone that people set, or that need a look', () => {
    expect(found('', 'manual')).toEqual(['跟进阶段']);
    expect(found('', 'advice')).toEqual(['活跃度', '跟进阶段']);
    expect(found('活跃', 'manual')).toEqual([]);
  });
});
