import * as fc from 'fast-check';
import type * as ast from '../ast/index.js';
import {
  alias$,
  event$,
  habit$,
  date$,
  bool$,
  decimal$,
  duration$,
  member$,
  name$,
  number$,
  percent$,
  ref$,
  textLit$,
  times$,
  window$,
} from './atoms.harness.js';
import { make } from './make.harness.js';

/**
 * Trees that the parser could have made, well-typed or not: what the printing laws are tried on, and what tests of
 * later stages may start from. Spans are empty.
 */

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const FUNCTIONS = [
  'hour', 'weekday', 'day', 'month', 'year', 'date', 'age', 'since', 'until',
  'distance', 'bucket', 'score', 'abs', 'round', 'least', 'greatest', 'anniversary',
] as const; // prettier-ignore
const AGGREGATES = ['count', 'sum', 'avg', 'min', 'max', 'first', 'last', 'distinct', 'mode', 'share', 'days'] as const;

const atom$ = fc.oneof(
  { weight: 4, arbitrary: ref$ },
  { weight: 1, arbitrary: member$ },
  { weight: 1, arbitrary: number$ },
  { weight: 1, arbitrary: percent$ },
  { weight: 1, arbitrary: duration$ },
  { weight: 1, arbitrary: date$ },
  { weight: 1, arbitrary: bool$ },
  { weight: 1, arbitrary: name$.map((tag) => make({ kind: 'TagRef', tag })) },
) as fc.Arbitrary<ast.Expr>;

const rankOf = (condition: fc.Arbitrary<ast.Expr>): fc.Arbitrary<ast.Rank> =>
  fc
    .record({
      form: fc.constantFrom(
        'top-percent',
        'bottom-percent',
        'top-count',
        'bottom-count',
        'percentile',
        'average',
        'median',
      ),
      amount: decimal$,
      exactly: fc.boolean(),
      among: fc.oneof(fc.constant(undefined), fc.constant('everyone'), condition),
      per: maybe(fc.oneof(ref$, member$)),
    })
    .map((rank) => {
      const plain = rank.form === 'average' || rank.form === 'median';
      const amount = plain ? '' : rank.form.endsWith('count') ? (rank.amount.split('.')[0] ?? '1') : rank.amount;
      return make({ kind: 'Rank', ...rank, amount }) as ast.Rank;
    });

/** Any expression: values and conditions in one, as the cover grammar has them. */
export const expr$: fc.Arbitrary<ast.Expr> = fc.letrec<{
  expr: ast.Expr;
  right: ast.Expr | ast.Rank;
  chain: readonly ast.Expr[];
  items: readonly ast.Expr[];
  steps: readonly ast.Step[];
}>((tie) => {
  const expr = tie('expr');
  const node = <T extends ast.Expr>(arbitrary: fc.Arbitrary<object>): fc.Arbitrary<T> =>
    arbitrary.map((made) => make(made as { kind: string })) as unknown as fc.Arbitrary<T>;
  const kind = <K extends string>(value: K): fc.Arbitrary<K> => fc.constant(value);
  const where = maybe(expr);
  return {
    chain: fc.array(expr, { minLength: 2, maxLength: 4 }),
    items: fc.array(expr, { minLength: 1, maxLength: 3 }),
    steps: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(
          fc
            .record({ negated: fc.boolean(), event: event$, alias: alias$, where, within: maybe(duration$) })
            .map((made) => make({ kind: 'Step', ...made }) as ast.Step),
          { minLength: 1, maxLength: 3 },
        ),
      },
    ),
    right: fc.oneof({ depthSize: 'small' }, { weight: 2, arbitrary: expr }, { weight: 1, arbitrary: rankOf(expr) }),
    expr: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: atom$ },
      {
        weight: 2,
        arbitrary: node(
          fc.record({ kind: kind('Arith'), op: fc.constantFrom('+', '-', '*', '/'), left: expr, right: expr }),
        ),
      },
      { weight: 1, arbitrary: node(fc.record({ kind: kind('Negate'), operand: expr })) },
      {
        weight: 1,
        arbitrary: node(
          fc.record({ kind: kind('Call'), fn: fc.constantFrom(...FUNCTIONS), args: fc.array(expr, { maxLength: 3 }) }),
        ),
      },
      {
        weight: 2,
        arbitrary: node(
          fc.record({
            kind: kind('Aggregate'),
            fn: fc.constantFrom(...AGGREGATES),
            overall: fc.boolean(),
            operand: expr,
            alias: alias$,
            where,
            window: maybe(window$),
          }),
        ),
      },
      {
        weight: 1,
        arbitrary: node(
          fc.record({
            kind: kind('Recency'),
            fn: fc.constantFrom('since', 'until'),
            which: fc.constantFrom('first', 'last'),
            operand: fc.oneof(ref$, member$),
            alias: alias$,
            where,
            window: maybe(window$),
          }),
        ),
      },
      {
        weight: 4,
        arbitrary: node(
          fc
            .record({
              kind: kind('Compare'),
              op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
              left: expr,
              right: tie('right'),
            })
            // A rank with `=` is an error of its own.
            .map((made) => (made.right.kind === 'Rank' && /^!?=$/.test(made.op) ? { ...made, op: '>=' } : made)),
        ),
      },
      {
        weight: 1,
        arbitrary: node(
          fc.record({ kind: kind('In'), negated: fc.boolean(), operand: expr, items: fc.oneof(tie('items'), name$) }),
        ),
      },
      {
        weight: 1,
        arbitrary: node(
          fc.record({ kind: kind('Between'), negated: fc.boolean(), operand: expr, low: expr, high: expr }),
        ),
      },
      {
        weight: 1,
        arbitrary: node(
          fc.record({
            kind: kind('TextTest'),
            negated: fc.boolean(),
            test: fc.constantFrom('contains', 'starts with', 'ends with'),
            operand: expr,
            text: expr,
          }),
        ),
      },
      { weight: 1, arbitrary: node(fc.record({ kind: kind('MissingTest'), operand: expr, known: fc.boolean() })) },
      {
        weight: 1,
        arbitrary: node(
          fc
            .record({
              kind: kind('Has'),
              negated: fc.boolean(),
              mode: fc.constantFrom('one', 'any', 'all'),
              operand: expr,
              items: tie('items'),
            })
            .map((made) => (made.mode === 'one' ? { ...made, items: made.items.slice(0, 1) } : made)),
        ),
      },
      {
        weight: 2,
        arbitrary: node(fc.record({ kind: kind('InWindow'), negated: fc.boolean(), operand: expr, window: window$ })),
      },
      {
        weight: 3,
        arbitrary: node(
          fc
            .record({
              kind: kind('Did'),
              event: event$,
              alias: alias$,
              where,
              times: maybe(times$),
              steps: tie('steps'),
              window: maybe(window$),
              habit: maybe(habit$),
            })
            // It happens in a window or over and over.
            .map((made) => (made.habit === undefined ? made : { ...made, window: undefined })),
        ),
      },
      { weight: 1, arbitrary: node(fc.record({ kind: kind('HeldFor'), operand: expr, length: duration$ })) },
      {
        weight: 1,
        arbitrary: node(fc.record({ kind: kind('Changed'), negated: fc.boolean(), operand: expr, window: window$ })),
      },
      { weight: 1, arbitrary: node(fc.record({ kind: kind('InSegment'), segment: name$ })) },
      { weight: 2, arbitrary: node(fc.record({ kind: kind('And'), operands: tie('chain') })) },
      { weight: 1, arbitrary: node(fc.record({ kind: kind('Or'), operands: tie('chain') })) },
      { weight: 2, arbitrary: node(fc.record({ kind: kind('Not'), operand: expr })) },
    ) as fc.Arbitrary<ast.Expr>,
  };
}).expr;

const names$ = fc.array(name$, { minLength: 1, maxLength: 2 });
const type$: fc.Arbitrary<ast.TypeNode> = fc
  .tuple(
    fc.oneof(
      fc
        .constantFrom<ast.TypeWord>('text', 'integer', 'number', 'money', 'bool', 'date', 'time', 'duration', 'point')
        .map((word): ast.TypeNode => make({ kind: 'TypeNode', word, values: [], element: undefined })),
      fc
        .array(name$, { minLength: 1, maxLength: 4 })
        .map((values): ast.TypeNode => make({ kind: 'TypeNode', word: 'one of', values, element: undefined })),
    ),
    fc.integer({ min: 0, max: 2 }),
  )
  .map(([base, sets]) => {
    let type = base;
    for (let i = 0; i < sets; i++) type = make({ kind: 'TypeNode', word: 'set of', values: [], element: type });
    return type;
  });

const field$ = fc
  .record({ names: names$, type: type$, column: maybe(name$), group: maybe(name$), description: maybe(textLit$) })
  .map((made) => make({ kind: 'FieldDecl', ...made }));
const columns$ = fc.array(
  fc
    .record({ role: fc.constantFrom('id', 'customer', 'at'), column: name$ })
    .map((made) => make({ kind: 'ColumnMapping', ...made }) as ast.ColumnMapping),
  { maxLength: 3 },
);

const trigger$: fc.Arbitrary<ast.Trigger> = fc.oneof(
  { weight: 4, arbitrary: expr$.map((condition) => make({ kind: 'WhenTrigger', condition })) },
  {
    weight: 1,
    arbitrary: fc.record({ event: name$, where: maybe(expr$) }).map((made) => make({ kind: 'OnTrigger', ...made })),
  },
  { weight: 1, arbitrary: fc.constant(make({ kind: 'OtherwiseTrigger' })) },
);
const caseWith = (trigger: fc.Arbitrary<ast.Trigger>): fc.Arbitrary<ast.CaseDecl> =>
  fc
    .record({ value: name$, trigger, expires: maybe(duration$), description: maybe(textLit$) })
    .map((made) => make({ kind: 'CaseDecl', ...made }));
const preset$ = fc.oneof(fc.constant(make({ kind: 'PresetTrigger' })), trigger$);

const tag$ = fc
  .record({
    names: names$,
    manual: fc.boolean(),
    many: fc.boolean(),
    ordered: fc.boolean(),
    expires: maybe(duration$),
    description: maybe(textLit$),
  })
  .chain((made) =>
    fc
      .array(caseWith(made.manual ? preset$ : trigger$), { maxLength: 4 })
      .map((cases) => make({ kind: 'TagDecl', ...made, cases })),
  );

const rank$ = rankOf(expr$);
const ago$: fc.Arbitrary<ast.Ago> = duration$.map((length) => make({ kind: 'Ago', length }));
const literal$ = fc.oneof(
  number$,
  number$.map((operand) => make({ kind: 'Negate', operand })),
  percent$,
  duration$,
  date$,
  bool$,
  ref$,
) as fc.Arbitrary<ast.Expr>;
const fields$ = fc.array(
  fc
    .record({
      field: fc.oneof(name$, fc.constant(make({ kind: 'Name', text: 'at' }))),
      value: fc.oneof(
        { weight: 3, arbitrary: literal$ },
        fc
          .array(literal$, { minLength: 1, maxLength: 3 })
          .map((items): ast.ValueList => make({ kind: 'ValueList', items })),
        ago$,
      ) as fc.Arbitrary<ast.TestValue>,
    })
    .map((made) => make({ kind: 'Assignment', ...made }) as ast.Assignment),
  { maxLength: 4 },
);
const situation$ = fc.oneof(
  fc.record({ customer: alias$, fields: fields$ }).map((made) => make({ kind: 'GivenCustomer', ...made })),
  fc.record({ event: name$, customer: alias$, fields: fields$ }).map((made) => make({ kind: 'GivenEvent', ...made })),
  fc
    .record({ tag: name$, customer: alias$, value: name$, since: maybe(fc.oneof(ago$, date$)) })
    .map((made) => make({ kind: 'GivenTag', ...made })),
) as fc.Arbitrary<ast.GivenCustomer | ast.GivenEvent | ast.GivenTag>;
const givenRank$ = fc
  .record({ subject: expr$, rank: rank$, value: literal$ })
  .map((made) => make({ kind: 'GivenRank', ...made }) as ast.GivenRank);
const step$ = fc.oneof(
  { weight: 2, arbitrary: situation$ },
  fc.array(givenRank$, { minLength: 1, maxLength: 2 }).map((ranks) => make({ kind: 'GivenRanks', ranks })),
  fc.record({ length: duration$, happening: maybe(situation$) }).map((made) => make({ kind: 'After', ...made })),
  fc.record({ customer: alias$, condition: expr$ }).map((made) => make({ kind: 'Expect', ...made })),
) as fc.Arbitrary<ast.TestStep>;
const test$: fc.Arbitrary<ast.TestDecl> = fc
  .record({ name: textLit$, at: date$, steps: fc.array(step$, { maxLength: 4 }) })
  .map((made) => make({ kind: 'TestDecl', ...made }));

/** Any declaration but a broken one. */
export const decl$: fc.Arbitrary<ast.Decl> = fc.oneof(
  textLit$.map((zone) => make({ kind: 'TimezoneDecl', zone })),
  fc
    .record({ table: maybe(name$), columns: columns$, fields: fc.array(field$, { maxLength: 4 }) })
    .map((made) => make({ kind: 'CustomerDecl', ...made })),
  fc
    .record({
      names: names$,
      table: maybe(name$),
      columns: columns$,
      fields: fc.array(field$, { maxLength: 4 }),
      description: maybe(textLit$),
    })
    .map((made) => make({ kind: 'EventDecl', ...made })),
  fc.record({ names: names$, path: textLit$ }).map((made) => make({ kind: 'ListDecl', ...made })),
  fc
    .record({ names: names$, value: expr$, description: maybe(textLit$) })
    .map((made) => make({ kind: 'MetricDecl', ...made })),
  tag$,
  test$,
  fc.record({ tag: name$, case: caseWith(trigger$) }).map((made) => make({ kind: 'TagLine', ...made })),
  fc
    .record({ names: names$, condition: expr$, description: maybe(textLit$) })
    .map((made) => make({ kind: 'SegmentDecl', ...made })),
);

export const file$: fc.Arbitrary<ast.SourceFile> = fc
  .array(decl$, { maxLength: 4 })
  .map((decls) => make({ kind: 'SourceFile', path: 'random.tag', decls }));
