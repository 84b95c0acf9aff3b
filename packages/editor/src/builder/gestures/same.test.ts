import { type Ast, parse } from '@tagwright/dsl';
import { applyTogether } from '@tagwright/dsl/service';
import { describe, expect, it } from 'vitest';
import { compareWithEarlier, earlierThan, project, type Slot, Source } from '../index.js';

/** The last value that a sequence of one condition is asked for, and the sequence. */
const lastValue = (condition: string) => {
  const parsed = parse('a.tag', `segment s = ${condition}`);
  const row = project(parsed)[0]?.condition;
  if (row?.kind !== 'test') throw new Error(`${condition} is not one row`);
  const slots = row.stages.flatMap(({ parts }) => parts.filter((part): part is Slot => part.kind === 'value'));
  const slot = slots.at(-1);
  if (slot === undefined) throw new Error(`${condition} asks for no value`);
  return { source: new Source(parsed), did: row.node as Ast.Did, slot };
};

describe('what an earlier event of a sequence says', () => {
  it.each([
    ['did view then cart where item = ""', 0, 'did view as v then cart where item = v.item'],
    ['做过 浏览 随后 加购 其中 item = 甲', 0, '做过 浏览 记为 v 随后 加购 其中 item = v.item'],
    ['did view as seen then cart where item = x', 0, 'did view as seen then cart where item = seen.item'],
    ['did view as v then cart then order where item=x', 1, 'did view as v then cart as w then order where item=w.item'],
    ['did v then cart where item != x // why', 0, 'did v as w then cart where item != w.item // why'],
    [
      'did view where item = a then cart where item = b',
      0,
      'did view as v where item = a then cart where item = v.item',
    ],
  ])('is what %s asks for from then on', (condition, earlier, expected) => {
    const { source, did, slot } = lastValue(condition);
    const words = condition.startsWith('做过') ? 'zh' : 'en';
    const then = applyTogether(source.text, compareWithEarlier(source, did, slot, earlier, 'item', words));
    expect(then).toBe(`segment s = ${expected}`);
    expect(parse('a.tag', then).diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    ['did view where item = a then cart', []],
    ['did view then cart where item = a', [0]],
    ['did view then any event then not cart then order where item = a', [0]],
    ['did view then cart then order where item = a then pay', [0, 1]],
  ])('can be that of those before it that happened and are named: %s', (condition, expected) => {
    const { did, slot } = lastValue(condition);
    expect(earlierThan(did, slot)).toEqual(expected);
  });
});
