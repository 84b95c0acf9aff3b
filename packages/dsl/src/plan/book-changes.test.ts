import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { bookChanges } from './book-changes.js';
import type { Plan } from './types.js';

const BOOK = `timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { amount: money }
list 禁用 from "black.txt"
metric M = sum(order.amount in last 365d)
tag 价值 { 高 when M >= 50  低 otherwise }
segment 北京 = city = 北京 and not city in 禁用
`;

const planOf = (text: string, list = 'a\nb\n'): Plan => {
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text }], readList: () => list });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

const changed = (edit: (text: string) => string, list?: string) => bookChanges(planOf(BOOK), planOf(edit(BOOK), list));

describe('bookChanges', () => {
  it.each<[string, (text: string) => string]>([
    ['a comment', (text) => `// moved\n${text.replace('M >= 50', 'M >= 50')}`],
    ['layout', (text) => text.replaceAll(' = ', '   =\n   ')],
    ['a renamed metric', (text) => text.replaceAll('M =', 'Money =').replace('when M', 'when Money')],
    ['the order of declarations', (text) => text.split('\n').toReversed().join('\n')],
    ['another word for the same', (text) => text.replace('M >= 50', 'M ≥ 50')],
    ['prose', (text) => text.replace('city: text', 'city: text group "地址"')],
  ])('finds none in %s', (_, edit) => {
    expect(changed(edit)).toEqual([]);
  });

  it('tells of what a rule rests on, and of every rule that rests on it', () => {
    expect(changed((text) => text.replace('365d', '30d'))).toEqual([
      { kind: 'metric', name: 'M', change: 'changed' },
      { kind: 'tag', name: '价值', change: 'changed' },
    ]);
    expect(changed((text) => text, 'b\nc\n').map(({ kind }) => kind)).toEqual(['list', 'segment']);
  });

  it('tells new from gone from renamed', () => {
    expect(changed((text) => `${text}segment 上海 = city = 上海\n`)).toEqual([
      { kind: 'segment', name: '上海', change: 'new' },
    ]);
    expect(changed((text) => text.replace(/tag .*\n/, ''))).toEqual([{ kind: 'tag', name: '价值', change: 'gone' }]);
    expect(changed((text) => text.replace('segment 北京', 'segment 首都'))).toEqual([
      { kind: 'segment', name: '首都', change: 'renamed', was: '北京' },
    ]);
  });

  it('names the values of a tag, and the fields of the catalog', () => {
    expect(changed((text) => text.replace('低 otherwise', '一般 otherwise'))[0]?.parts).toEqual({
      new: ['一般'],
      changed: [],
      gone: ['低'],
    });
    const [customer] = changed((text) => text.replace('city: text', 'city: text  等级 level: number'));
    expect(customer).toMatchObject({ kind: 'customer', change: 'changed', parts: { new: ['等级'] } });
    const [event] = changed((text) => text.replace('amount: money', 'amount: money  kind: text'));
    expect(event).toMatchObject({ kind: 'event', name: '订单', change: 'changed', parts: { new: ['kind'] } });
    expect(changed((text) => text.replace('Asia/Shanghai', 'UTC'))[0]).toEqual({
      kind: 'timezone',
      name: 'UTC',
      change: 'changed',
      was: 'Asia/Shanghai',
    });
  });

  it('tells fields that are something else now from those that came and went', () => {
    const parts = (edit: (text: string) => string) => changed(edit).map(({ name, parts: told }) => [name, told]);
    const retyped = parts((text) => text.replace('amount: money', 'amount: number'));
    expect(retyped[0]).toEqual(['订单', { new: [], changed: ['amount'], gone: [] }]);
    const swapped = parts((text) =>
      text.replace('amount: money', 'amount: money  kind: text').replace('money ', 'number '),
    );
    expect(swapped[0]).toEqual(['订单', { new: ['kind'], changed: ['amount'], gone: [] }]);
    // What is no list of parts has none.
    expect(changed((text) => text.replace('>= 50', '>= 60'))).toEqual([
      { kind: 'tag', name: '价值', change: 'changed', parts: undefined },
    ]);
  });

  it('knows something again by any of its names, and by what it means', () => {
    const both = planOf(`${BOOK}segment 沪 上海 = city = 上海\n`);
    const other = planOf(`${BOOK}segment 上海 = city = 上海滩\n`);
    expect(bookChanges(both, other)).toEqual([{ kind: 'segment', name: '上海', change: 'changed', was: '沪' }]);
    const two = planOf(`${BOOK}segment 甲 = city = 甲\nsegment 乙 = city = 乙\n`);
    const turned = planOf(`${BOOK}segment 丙 = city = 乙\nsegment 丁 = city = 丁\n`);
    expect(bookChanges(two, turned)).toEqual([
      { kind: 'segment', name: '丁', change: 'new' },
      { kind: 'segment', name: '丙', change: 'renamed', was: '乙' },
      { kind: 'segment', name: '甲', change: 'gone' },
    ]);
  });

  it('takes everything for new where there was no book', () => {
    expect(bookChanges(undefined, planOf(BOOK)).every(({ change }) => change === 'new')).toBe(true);
  });
});
