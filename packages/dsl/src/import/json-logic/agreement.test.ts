import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.js';
import { holdsFor, type Known, translated, trueFor } from '../world.harness.js';
import { known, rule } from './rules.harness.js';

/** What the translation says of itself that it does not keep. */
const INEXACT = ['missing-differs', 'number-as-text', 'division-by-zero'];

describe('a rule of JSON Logic and what it is translated into', () => {
  it('hold for the same people', () => {
    let exact = 0;
    let asked = 0;
    fc.assert(
      fc.property(rule, fc.array(known, { minLength: 4, maxLength: 4 }), (logic, some) => {
        const everybody: readonly Known[] = [{}, ...some];
        const { text, findings } = translated(logic);
        asked += 1;
        if (text === undefined || findings.some(({ code }) => INEXACT.includes(code))) return;
        exact += 1;
        expect(holdsFor(text, everybody), text).toEqual(trueFor(logic, everybody));
      }),
      { numRuns: 250 },
    );
    // Else the test would say little.
    expect(exact / asked).toBeGreaterThan(0.6);
  });
});

/** What JSON Logic's own cases ask about, over fields of ours: those that are conditions, each with whom it is asked of. */
const CASES: readonly (readonly [rule: Json, ...everybody: Known[]])[] = [
  // Comparisons of what is written out, with and without a change of type.
  ...['==', '===', '!=', '!==', '<', '<=', '>', '>='].flatMap((operator): readonly (readonly [Json])[] =>
    [
      [7, 7],
      [7, 8],
      [8, 7],
      [7, '7'],
      ['7', 8],
      ['8', 7],
      ['p', 'p'],
    ].map((pair): readonly [Json] => [{ [operator]: pair }]),
  ),
  // Three operands in order.
  ...['<', '<='].flatMap((operator): readonly (readonly [Json])[] =>
    [
      [4, 5, 6],
      [4, 4, 6],
      [4, 9, 6],
    ].map((three): readonly [Json] => [{ [operator]: three }]),
  ),
  // Negation, with and without a list around the operand.
  ...[true, false, 0, 1, '', '0', []].flatMap((value): readonly (readonly [Json])[] => [
    [{ '!': [value] }],
    [{ '!!': [value] }],
    [{ or: [value, true] }],
    [{ and: [value, true] }],
    [{ if: [value, true, false] }],
    [{ '?:': [value, false, true] }],
  ]),
  [{ '!': true }],
  [{ '!': 0 }],
  // Chains: one operand, several, numbers among them.
  [{ and: [true] }],
  [{ or: [false] }],
  [{ and: [5, 0] }],
  [{ or: [0, 5] }],
  [{ or: [false, false, true] }],
  [{ and: [{ '>': [9, 2] }, { '<': [2, 9] }, { '!': false }] }],
  // Membership in a list, and in a text.
  [{ in: ['Li', ['Wang', 'Li', 'Zhao']] }],
  [{ in: ['Sun', ['Wang', 'Li', 'Zhao']] }],
  [{ in: ['green', 'evergreen'] }],
  [{ in: ['z', 'evergreen'] }],
  // Arithmetic, whose result counts as true or is compared.
  ...['+', '*', '-', '/', '%', 'min', 'max'].map((operator): readonly [Json] => [{ '>': [{ [operator]: [9, 4] }, 4] }]),
  [{ '===': [0, { '+': '0' }] }],
  [{ '==': [{ '-': [6] }, -6] }],
  [{ '!!': { '%': [8, 2] } }],
  [{ '==': [{ cat: ['tea', 'pot'] }, 'teapot'] }],
  [{ '==': [{ substr: ['teapot', -3] }, 'pot'] }],
  [{ '==': [{ substr: ['teapot', 1, -2] }, 'eap'] }],
  [{ in: [3, { merge: [[1], 2, [3]] }] }],
  // Members of a written-out list.
  ...['all', 'some', 'none'].flatMap((operator): readonly (readonly [Json])[] => [
    [{ [operator]: [[2, 4], { '>': [{ var: '' }, 3] }] }],
    [{ [operator]: [[], { '>': [{ var: '' }, 3] }] }],
  ]),
  [{ '==': [{ reduce: [[1, 2, 3], { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 0] }, 6] }],
  [{ '!!': { filter: [[1, 2], { '>': [{ var: '' }, 5] }] } }],
  // Fields: there, missing, with a default, in chains.
  [{ var: 'n1' }, { n1: 4 }, { n1: 0 }, {}],
  [{ var: ['n1'] }, { n1: 4 }, {}],
  [{ var: ['n1', 1] }, { n1: 0 }, {}],
  [{ '==': [{ var: ['n1', 9] }, 9] }, { n1: 9 }, { n1: 8 }, {}],
  [
    { and: [{ '<': [{ var: 'n1' }, 90] }, { '==': [{ var: 't1' }, 'cherry'] }] },
    { n1: 80, t1: 'cherry' },
    { n1: 95, t1: 'cherry' },
    { t1: 'cherry' },
  ],
  [{ in: [{ var: 't1' }, ['cherry', 'plum']] }, { t1: 'plum' }, { t1: 'pear' }, {}],
  [{ in: ['er', { var: 't1' }] }, { t1: 'cherry' }, { t1: 'plum' }, {}],
  [
    { if: [{ '<': [{ var: 'n1' }, 0] }, false, { '>': [{ var: 'n1' }, 100] }, false, true] },
    { n1: -3 },
    { n1: 50 },
    { n1: 200 },
    {},
  ],
  // What is missing.
  [{ missing: 't1' }, { t1: 'a' }, {}],
  [{ missing: ['t1', 't2'] }, { t1: 'a' }, { t2: 'b' }, { t1: 'a', t2: 'b' }, {}],
  [{ missing: [] }, {}],
  [{ '!': { missing: ['t1', 't2'] } }, { t1: 'a', t2: 'b' }, { t1: 'a' }],
  [{ missing_some: [1, ['t1', 't2']] }, { t1: 'a' }, { t2: 'b' }, {}],
  [{ missing_some: [2, ['t1', 't2', 't 3']] }, { t1: 'a', t2: 'b' }, { t1: 'a', 't 3': 'c' }, { t1: 'a' }, {}],
  [{ if: [{ missing: 't1' }, false, true] }, { t1: 'a' }, {}],
  // Members of a field.
  [{ some: [{ var: 's1' }, { '==': [{ var: '' }, 'a'] }] }, { s1: ['a', 'b'] }, { s1: ['b'] }, {}],
  [{ none: [{ var: 's1' }, { in: [{ var: '' }, ['a', 'c']] }] }, { s1: ['a'] }, { s1: ['b'] }, {}],
];

describe('the cases of JSON Logic that are conditions', () => {
  it.each(CASES)('%j', (logic, ...everybody) => {
    const asked = (everybody.length === 0 ? [{}] : everybody) as readonly Known[];
    const { text, findings } = translated(logic);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(holdsFor(text ?? '', asked), text).toEqual(trueFor(logic, asked));
  });
});
