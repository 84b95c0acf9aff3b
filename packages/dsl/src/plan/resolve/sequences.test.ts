import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../semantics/index.js';
import { meaning, planOf } from './harness.js';

const days = (count: number) => ({ unit: 'ms', ms: count * DAY_MS });
/** What is asked of the event of the first step. */
const chain = (condition: string) => planOf(`segment 甲 = ${condition}`).columns.at(-1)?.where;

describe('a sequence', () => {
  it('is a column of its first event, with what follows as a further condition', () => {
    const plan = planOf('segment 甲 = did view where page = 茶 then order within 2d in last 30d');
    expect(plan.segments[0]?.condition).toMatchObject({ kind: 'in-window', window: { kind: 'last', span: days(30) } });
    expect(plan.columns.at(-1)).toMatchObject({
      event: 'view',
      fn: 'max',
      window: undefined,
      where: {
        kind: 'and',
        operands: [
          { kind: 'compare', op: '=' },
          { kind: 'followed', negated: false, event: 'order', where: undefined, within: days(2) },
        ],
      },
    });
  });

  it('hangs what must not follow on the step before it, and what comes next on that step', () => {
    expect(chain('did view then not order within 1d then view then not order')).toMatchObject({
      kind: 'and',
      operands: [
        { kind: 'followed', negated: true, event: 'order', within: days(1) },
        {
          kind: 'followed',
          negated: false,
          event: 'view',
          within: undefined,
          where: { kind: 'followed', negated: true, event: 'order', where: undefined },
        },
      ],
    });
  });

  it('counts steps upwards to an earlier event', () => {
    const where = chain('did view as v then view as w then not order where category = v.page and at > w.at within 1d');
    expect(where).toMatchObject({
      kind: 'followed',
      where: {
        kind: 'followed',
        where: {
          operands: [
            {
              left: { kind: 'event-field', column: 'category' },
              right: { kind: 'event-field', column: 'page', up: 2 },
            },
            { left: { kind: 'event-time' }, right: { kind: 'event-time', up: 1 } },
          ],
        },
      },
    });
    expect(JSON.stringify(where)).not.toContain('"up":0');
  });

  it('takes any event as one of all kinds, and none as none of all kinds', () => {
    expect(chain('did view then any event within 1d')).toMatchObject({
      kind: 'or',
      operands: [
        { kind: 'followed', event: 'order' },
        { kind: 'followed', event: 'view' },
      ],
    });
    expect(chain('did view then not any event within 1d')).toMatchObject({
      kind: 'and',
      operands: [{ negated: true }, { negated: true }],
    });
    expect(meaning('did any event then order within 1d')).toMatchObject({ kind: 'or', operands: [{}, {}] });
  });

  it('shares a column with the same sequence under other names', () => {
    const one = planOf('segment 甲 = did view as v then order where category = v.page');
    const two = planOf(
      'segment 甲 = did view as v then order where category = v.page\nsegment 乙 = not did 浏览 as 看 then 订单 as 单 where 单.品类 = 看.页面',
    );
    expect(two.columns).toEqual(one.columns);
  });

  it('may have another window, or none', () => {
    expect(meaning('did view then order within 1d')).toMatchObject({ kind: 'known' });
    expect(meaning('did view then order within 1d last month')).toMatchObject({ kind: 'compare', op: '>=' });
  });
});
