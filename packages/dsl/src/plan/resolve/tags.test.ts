import { describe, expect, it } from 'vitest';
import { planOf } from './harness.js';

describe('tags', () => {
  it('are conditions on sets of values', () => {
    const tag = 'tag T ordered {\n 高 when F > 9\n 中 when F > 4\n 低 otherwise\n}\n';
    const asked = (condition: string) => planOf(`${tag}segment 甲 = ${condition}`).segments[0]?.condition;
    expect(asked('tag T >= 中')).toMatchObject({ kind: 'tag', values: ['高', '中'] });
    expect(asked('tag T in (低, 高)')).toMatchObject({ kind: 'tag', values: ['高', '低'] });
    expect(asked('tag T is missing')).toMatchObject({ kind: 'not', operand: { values: ['高', '中', '低'] } });
  });

  it('ask for any or all of several values', () => {
    const asked = (condition: string) =>
      planOf(`tag T many { 辣 when F > 9  甜 when F > 4 }\nsegment 甲 = ${condition}`).segments[0]?.condition;
    expect(asked('tag T has 辣')).toMatchObject({ kind: 'tag', tag: 't0', values: ['辣'] });
    expect(asked('tag T has any of (甜, 辣, 甜)')).toMatchObject({ kind: 'tag', values: ['辣', '甜'] });
    expect(asked('tag T has all of (甜, 辣)')).toEqual({
      kind: 'and',
      operands: [
        { kind: 'tag', tag: 't0', values: ['辣'] },
        { kind: 'tag', tag: 't0', values: ['甜'] },
      ],
    });
    expect(asked('tag T has all of (甜)')).toMatchObject({ kind: 'tag', values: ['甜'] });
    expect(asked('tag T not has 辣')).toMatchObject({ kind: 'not', operand: { values: ['辣'] } });
    expect(asked('tag T is known')).toMatchObject({ values: ['辣', '甜'] });
  });
});
