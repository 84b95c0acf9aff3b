import * as fc from 'fast-check';
import type { Cond } from '../plan/conditions.js';
import type { CustomerFacts, EventFact } from '../plan/facts.js';
import type { Column, HistoryColumn, Plan, PlanTag } from '../plan/types.js';
import type { Value } from '../plan/values.js';
import type { PlanWindow, Span } from '../plan/windows.js';

/**
 * Plans and customers within a tenth of a second, so that every millisecond of a life can be looked at: what is found
 * cleverly has to be what is found by looking.
 */
export const LIFE = 60;

const time = { kind: 'time' } as const;
const integer = { kind: 'number', form: { exact: 0 } } as const;
const real = { kind: 'number', form: 'real' } as const;
const duration = { kind: 'duration', form: { exact: 0 } } as const;
const span = fc.integer({ min: 0, max: 12 }).map((ms): Span => ({ unit: 'ms', ms }));
const instant = fc.integer({ min: 0, max: LIFE });

const EVENT_TIME: Value = { kind: 'event-time', type: time };
const columnOf = (id: `c${number}`, fn: 'max' | 'count', more: Partial<Column>): Column => ({
  id,
  scope: 'customer',
  level: 0,
  event: 'order',
  fn,
  value: fn === 'max' ? EVENT_TIME : undefined,
  where: undefined,
  window: undefined,
  type: fn === 'max' ? time : integer,
  ...more,
});

const lengthOf = (ms: number): Value => ({ kind: 'const', type: duration, value: ms });
const sinceEvent: Value = { kind: 'since', type: duration, operand: EVENT_TIME };
const product = (op: '*' | '-', left: Value, right: Value): Value => ({
  kind: 'arith',
  type: duration,
  op,
  left,
  right,
});

/** Moves a time by a length, and perhaps by another one. */
const movedTimes: fc.Arbitrary<(time: Value) => Value> = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 2 })
  .map(
    (lengths) => (operand: Value) =>
      lengths.reduce<Value>(
        (left, ms) => ({ kind: 'arith', type: time, op: ms < 0 ? '-' : '+', left, right: lengthOf(Math.abs(ms)) }),
        operand,
      ),
  );

/** Of an event: whether some times its age, or how far that is from a length, lies between two lengths. */
const agedBetween = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }), fc.boolean())
  .map(([times, from, wide, isFar]): Cond => {
    const age = product('*', sinceEvent, { kind: 'const', type: integer, value: times });
    const far: Value = { kind: 'abs', type: duration, operand: product('-', age, lengthOf(30)) };
    const left = isFar ? far : age;
    return {
      kind: 'and',
      operands: [
        { kind: 'compare', op: '>', left, right: lengthOf(from) },
        { kind: 'compare', op: '<', left, right: lengthOf(from + wide) },
      ],
    };
  });

/**
 * c0: the last order; c1: orders in a window; c2: the last order that a view followed, or did not; c3: orders of some age;
 * c4: how far the ages of all orders are from a length, together; c5: the last order, moved; c6: orders that lie far enough
 * back once they are moved.
 */
const columns = fc
  .tuple(span, span, span, fc.boolean(), fc.boolean(), agedBetween, fc.integer({ min: 0, max: 30 }), movedTimes)
  .map(([last, from, within, negated, endless, aged, far, later]): Column[] => [
    columnOf('c0', 'max', {}),
    columnOf('c1', 'count', {
      window:
        from.unit === 'ms' && last.unit === 'ms' && from.ms > last.ms
          ? { kind: 'ago', from, to: last }
          : { kind: 'last', span: last },
    }),
    columnOf('c2', 'max', {
      where: { kind: 'followed', negated, event: 'view', where: undefined, within: endless ? undefined : within },
    }),
    columnOf('c3', 'count', { where: aged }),
    columnOf('c4', 'count', {
      fn: 'sum',
      value: { kind: 'abs', type: duration, operand: product('-', sinceEvent, lengthOf(far)) },
      type: duration,
    }),
    columnOf('c5', 'max', { value: later(EVENT_TIME) }),
    columnOf('c6', 'count', {
      where: { kind: 'in-window', operand: later(EVENT_TIME), window: { kind: 'before', span: last } },
    }),
  ]);

const read = (id: `c${number}`, type: Value['type']): Value => ({ kind: 'column', type, column: id });
const due: Value = { kind: 'customer-field', type: time, column: 'due' };
const op = fc.constantFrom('=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const);

const recency: fc.Arbitrary<Value> = fc.constantFrom<Value>(
  { kind: 'since', type: duration, operand: read('c0', time) },
  { kind: 'until', type: duration, operand: due },
);

/** A time that is moved by lengths that no window has. */
const movedTime: fc.Arbitrary<Value> = fc.oneof(
  fc
    .tuple(movedTimes, fc.constantFrom(due, read('c0', time), read('c5', time)))
    .map(([moved, operand]) => moved(operand)),
  fc.constant(read('c5', time)),
  fc
    .tuple(movedTimes, movedTimes, fc.constantFrom('least' as const, 'greatest' as const))
    .map(([a, b, kind]): Value => ({
      kind,
      type: time,
      operands: [a(due), b(read('c0', time))],
    })),
);

const window: fc.Arbitrary<PlanWindow> = fc.oneof(
  fc.tuple(fc.constantFrom('last' as const, 'next' as const, 'before' as const), span).map(([kind, each]) => ({
    kind,
    span: each,
  })),
  fc.tuple(span, span).map(([from, to]): PlanWindow => ({ kind: 'ago', from, to })),
);

/** Worked out from a recency, so that it turns at lengths that no rule names. */
const workedOut: fc.Arbitrary<Value> = fc.letrec<{ it: Value }>((tie) => ({
  it: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    recency,
    fc.tuple(tie('it'), fc.integer({ min: 1, max: 4 })).map(([left, times]): Value => ({
      kind: 'arith',
      type: duration,
      op: '*',
      left,
      right: { kind: 'const', type: integer, value: times },
    })),
    fc
      .tuple(fc.constantFrom('+' as const, '-' as const), tie('it'), fc.integer({ min: 0, max: 20 }))
      .map(([each, left, ms]): Value => ({ kind: 'arith', type: duration, op: each, left, right: lengthOf(ms) })),
    fc
      .tuple(fc.constantFrom('abs' as const, 'negate' as const), tie('it'))
      .map(([kind, operand]): Value => ({ kind, type: duration, operand })),
    fc
      .tuple(fc.constantFrom('least' as const, 'greatest' as const), tie('it'), tie('it'))
      .map(([kind, ...operands]): Value => ({ kind, type: duration, operands })),
    // What is left of it when as many whole lengths as there are, or are nearest, are taken away.
    fc.tuple(tie('it'), fc.integer({ min: 2, max: 12 })).map(([left, ms]): Value => {
      const times: Value = {
        kind: 'round',
        type: integer,
        operand: { kind: 'quotient', type: real, left, right: lengthOf(ms) },
      };
      return product('-', left, product('*', times, lengthOf(ms)));
    }),
    fc.constant(read('c4', duration)),
  ),
})).it;

/** A plain number that goes down and up again, or the other way round, or away past all bounds. */
const curved: fc.Arbitrary<Value> = fc
  .tuple(recency, recency, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([left, right, from, to]): Value => {
    const factors = [product('-', left, lengthOf(from)), product('-', right, lengthOf(to))].map((each): Value => ({
      kind: 'quotient',
      type: real,
      left: each,
      right: lengthOf(10),
    })) as [Value, Value];
    return from % 2 === 0
      ? { kind: 'arith', type: real, op: '*', left: factors[0], right: factors[1] }
      : { kind: 'quotient', type: real, left: factors[0], right: factors[1] };
  });

const leaf: fc.Arbitrary<Cond> = fc.oneof(
  fc
    .tuple(op, workedOut, fc.oneof(fc.integer({ min: -20, max: 40 }).map(lengthOf), workedOut))
    .map(([each, left, right]): Cond => ({ kind: 'compare', op: each, left, right })),
  fc.tuple(op, curved, fc.integer({ min: -8, max: 8 })).map(([each, left, value]): Cond => ({
    kind: 'compare',
    op: each,
    left,
    right: { kind: 'const', type: real, value: value / 4 },
  })),
  fc.integer({ min: 1, max: 3 }).map((value): Cond => ({
    kind: 'compare',
    op: '>=',
    left: read('c3', integer),
    right: { kind: 'const', type: integer, value },
  })),
  fc
    .tuple(workedOut, fc.uniqueArray(fc.integer({ min: -20, max: 40 }), { minLength: 1, maxLength: 3 }))
    .map(([operand, values]): Cond => ({ kind: 'in', operand, values: values.toSorted((a, b) => a - b) })),
  fc.tuple(op, fc.integer({ min: 0, max: 12 })).map(([each, ms]): Cond => ({
    kind: 'compare',
    op: each,
    left: { kind: 'since', type: duration, operand: read('c0', time) },
    right: { kind: 'const', type: duration, value: ms },
  })),
  fc.tuple(op, fc.integer({ min: 0, max: 12 })).map(([each, ms]): Cond => ({
    kind: 'compare',
    op: each,
    left: { kind: 'until', type: duration, operand: due },
    right: { kind: 'const', type: duration, value: ms },
  })),
  fc.integer({ min: 0, max: 3 }).map((value): Cond => ({
    kind: 'compare',
    op: '>=',
    left: read('c1', integer),
    right: { kind: 'const', type: integer, value },
  })),
  span.map((each): Cond => ({ kind: 'in-window', operand: read('c2', time), window: { kind: 'last', span: each } })),
  span.map((each): Cond => ({ kind: 'in-window', operand: due, window: { kind: 'next', span: each } })),
  fc.tuple(movedTime, window).map(([operand, each]): Cond => ({ kind: 'in-window', operand, window: each })),
  fc
    .tuple(op, movedTime, fc.constantFrom('since' as const, 'until' as const), fc.integer({ min: -5, max: 12 }))
    .map(([each, operand, kind, ms]): Cond => ({
      kind: 'compare',
      op: each,
      left: { kind, type: duration, operand },
      right: lengthOf(ms),
    })),
  fc
    .tuple(op, movedTime, fc.constantFrom('before-now' as const, 'after-now' as const), span)
    .map(([each, moved, direction, length]): Cond => ({
      kind: 'compare-span',
      op: each,
      instant: moved,
      direction,
      span: length,
    })),
  fc.integer({ min: 1, max: 3 }).map((value): Cond => ({
    kind: 'compare',
    op: '>=',
    left: read('c6', integer),
    right: { kind: 'const', type: integer, value },
  })),
  fc.tuple(instant, instant).map(([from, to]): Cond => ({
    kind: 'in-window',
    operand: read('c0', time),
    window: { kind: 'range', from: { instant: from }, to: { instant: to } },
  })),
  fc.constantFrom(0, 1).map((value): Cond => ({
    kind: 'compare',
    op: '=',
    left: { kind: 'customer-field', type: integer, column: 'stage' },
    right: { kind: 'const', type: integer, value },
  })),
  fc.constant<Cond>({ kind: 'tag', tag: 't1', values: ['set'] }),
);

const condition: fc.Arbitrary<Cond> = fc.letrec<{ it: Cond }>((tie) => ({
  it: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    fc.array(tie('it'), { minLength: 1, maxLength: 3 }).map((operands): Cond => ({ kind: 'and', operands })),
    fc.array(tie('it'), { minLength: 1, maxLength: 3 }).map((operands): Cond => ({ kind: 'or', operands })),
    tie('it').map((operand): Cond => ({ kind: 'not', operand })),
  ),
})).it;

const tagOf = (id: PlanTag['id'], more: Partial<PlanTag>): PlanTag => ({
  id,
  names: [id],
  exclusive: true,
  ordered: false,
  manual: false,
  values: ['on', 'set'],
  cases: [],
  otherwise: undefined,
  stratum: 0,
  ...more,
});

/** A tag with a lingering value and a standing one, a hand-set tag, and histories: of a condition, and of the first tag. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({ columns, condition, expires: span, keep: span, horizon: span, wait: fc.integer({ min: 0, max: 12 }) })
  .map(({ columns: measured, condition: standing, expires, keep, horizon, wait }): Plan => {
    const histories: HistoryColumn[] = [
      { id: 'h0', of: { fn: 'true-since', condition: standing }, horizon },
      { id: 'h1', of: { fn: 'last-changed', what: { tag: 't0' } }, horizon },
      { id: 'h2', of: { fn: 'last-changed', what: { column: 'stage', type: integer } }, horizon },
    ];
    const since: Value = { kind: 'since', type: duration, operand: { kind: 'history', type: time, history: 'h0' } };
    return {
      formatVersion: 1,
      hash: '',
      catalog: {
        zone: 'UTC',
        customer: {
          table: 'customer',
          id: 'id',
          at: undefined,
          fields: [{ names: ['due'], type: time, column: 'due', group: undefined, description: undefined }],
        },
        events: ['order', 'view'].map((table) => ({
          names: [table],
          table,
          columns: { id: 'id', customer: 'customer', at: 'at' },
          fields: [],
        })),
        lists: [],
      },
      columns: measured,
      ranks: [],
      histories,
      metrics: [],
      tags: [
        tagOf('t0', {
          cases: [
            { value: 'set', trigger: { kind: 'when', condition: standing }, expires: undefined },
            { value: 'on', trigger: { kind: 'on', last: read('c0', time) }, expires },
          ],
        }),
        tagOf('t1', { manual: true, handSetFor: { set: keep } }),
        tagOf('t2', {
          cases: [
            {
              value: 'set',
              trigger: {
                kind: 'when',
                condition: {
                  kind: 'compare',
                  op: '>=',
                  left: since,
                  right: { kind: 'const', type: duration, value: wait },
                },
              },
              expires: undefined,
            },
          ],
        }),
      ],
      segments: [],
      strata: [{ ranks: [], tags: ['t0', 't1', 't2'], segments: [] }],
    };
  });

const events = fc
  .array(instant, { maxLength: 4 })
  .map((instants) => instants.map((at, index): EventFact => ({ id: String(index), at, values: {} })));

export const facts: fc.Arbitrary<CustomerFacts> = fc
  .record({
    order: events,
    view: events,
    due: fc.option(instant),
    stage: fc.constantFrom(null, 0, 1),
    changes: fc.array(fc.tuple(instant, fc.constantFrom(null, 0, 1)), { maxLength: 3 }),
    handSet: fc.array(fc.tuple(instant, fc.option(instant, { nil: undefined })), { maxLength: 2 }),
  })
  .map(({ order, view, due: dueAt, stage, changes, handSet }): CustomerFacts => ({
    id: 'c',
    fields: { due: dueAt, stage },
    changes: changes.map(([at, value]) => ({ at, column: 'stage', value })).toSorted((a, b) => a.at - b.at),
    events: { order, view },
    handSet: handSet.map(([from, until]) => ({ tag: 't1', value: 'set', from, until })),
  }));
