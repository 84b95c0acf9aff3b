import * as fc from 'fast-check';
import type { Json } from '../json.js';
import type { Known } from '../world.harness.js';

const operation = (operator: string, ...operands: readonly Json[]): Json => ({ [operator]: operands });
const variable = (name: string): Json => ({ var: name });

const numberName = fc.constantFrom('n1', 'n2', 'n3', 'n 4');
const textName = fc.constantFrom('t1', 't2', 't 3');
/** Small, and exact in every form. */
const number = fc.integer({ min: -6, max: 6 }).map((n) => n / 2);
const word = fc.constantFrom('a', 'b', 'ab', 'n1', '5', '0', '王', 'x y', 'or', 'top 5');

/** A number of somebody: a field, perhaps with a default, or a little arithmetic. */
const numeric: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 5, arbitrary: numberName.map(variable) },
    { weight: 2, arbitrary: number },
    { weight: 1, arbitrary: fc.tuple(numberName, number).map(([name, fallback]): Json => ({ var: [name, fallback] })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('+', '-', '*', 'min', 'max'), tie('value'), tie('value'))
        .map(([operator, a, b]) => operation(operator, a, b)),
    },
    { weight: 1, arbitrary: fc.tuple(tie('value'), fc.constantFrom(2, -4)).map(([a, b]) => operation('/', a, b)) },
    { weight: 1, arbitrary: tie('value').map((a): Json => ({ '-': a })) },
  ),
})).value;

const comparison = fc.constantFrom('==', '===', '!=', '!==', '<', '<=', '>', '>=');
const equality = fc.constantFrom('==', '===', '!=', '!==');

const atom: fc.Arbitrary<Json> = fc.oneof(
  fc.tuple(comparison, numeric, numeric).map(([operator, a, b]) => operation(operator, a, b)),
  fc
    .tuple(comparison, numberName, fc.constantFrom<Json>('5', 'a', '', true, false, null, '2.5'))
    .map(([operator, name, value]) => operation(operator, variable(name), value)),
  fc
    .tuple(fc.constantFrom('<', '<='), numeric, numeric, numeric)
    .map(([operator, a, b, c]) => operation(operator, a, b, c)),
  fc
    .tuple(comparison, textName, word, fc.boolean())
    .map(([operator, name, text, turned]) =>
      turned ? operation(operator, text, variable(name)) : operation(operator, variable(name), text),
    ),
  fc
    .tuple(equality, textName, fc.oneof(textName.map(variable), fc.constant(null)))
    .map(([operator, a, b]) => operation(operator, variable(a), b)),
  fc
    .tuple(
      equality,
      fc.constantFrom('b1', 'b2'),
      fc.constantFrom<Json>(true, false, 1, 0, 2, null, 'true', variable('b2')),
    )
    .map(([operator, name, value]) => operation(operator, variable(name), value)),
  fc
    .tuple(equality, fc.constantFrom<Json>('gold', 'silver', '3', 3, null))
    .map(([operator, value]) => operation(operator, variable('e1'), value)),
  fc
    .tuple(
      fc.constantFrom('n1', 't1', 'b1', 'e1'),
      fc.array(fc.constantFrom<Json>(1, 2, 'a', 'gold', true, null), { maxLength: 3 }),
    )
    .filter(([name, values]) => name !== 'e1' || !values.includes('a'))
    .map(([name, values]) => operation('in', variable(name), values)),
  fc.tuple(word, textName).map(([text, name]) => operation('in', text, variable(name))),
  fc.constantFrom('a', 'b', '王').map((member) => operation('in', member, variable('s1'))),
  fc
    .tuple(fc.constantFrom('some', 'none'), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }))
    .map(([operator, members]) => operation(operator, variable('s1'), operation('in', variable(''), members))),
  fc.constantFrom('n1', 't1', 'b1', 's1', 'e1').map(variable),
  numeric,
  fc.uniqueArray(fc.constantFrom('n1', 't1', 'b1', 's1'), { minLength: 1 }).map((names): Json => ({ missing: names })),
  fc
    .tuple(fc.integer({ min: -1, max: 5 }), fc.uniqueArray(fc.constantFrom('n1', 't1', 'b1', 's1')))
    .map(([needed, names]) => operation('missing_some', needed, names)),
  fc.constantFrom<Json>(true, false, 0, '', [], 'x', operation('>', 3, 2), operation('in', 'a', 'cat')),
);

/** A rule that asks something of a customer, within what the language can say. */
export const rule: fc.Arbitrary<Json> = fc.letrec<{ rule: Json }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: atom },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('and', 'or'), fc.array(tie('rule'), { minLength: 1, maxLength: 3 }))
        .map(([operator, parts]) => operation(operator, ...parts)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('!', '!!'), tie('rule'))
        .map(([operator, part]): Json => ({ [operator]: [part] })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('if', '?:'), fc.array(tie('rule'), { minLength: 1, maxLength: 5 }))
        .map(([operator, parts]) => operation(operator, ...parts)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(comparison, tie('rule'), numeric, numeric, number)
        .map(([operator, when, a, b, c]) => operation(operator, operation('if', when, a, b), c)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(equality, numeric, fc.constantFrom<Json>(true, false, 1, 0))
        .map(([operator, a, truth]) => operation(operator, operation('<', a, 1), truth)),
    },
  ),
})).rule;

const perhaps = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** What is known of somebody; much is missing. */
export const known: fc.Arbitrary<Known> = fc
  .record({
    n1: perhaps(number),
    n2: perhaps(number),
    n3: perhaps(number),
    'n 4': perhaps(number),
    t1: perhaps(word),
    t2: perhaps(word),
    't 3': perhaps(word),
    b1: perhaps(fc.boolean()),
    b2: perhaps(fc.boolean()),
    s1: perhaps(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', '王'), { minLength: 1 })),
    e1: perhaps(fc.constantFrom('gold', 'silver', '3')),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Known);
