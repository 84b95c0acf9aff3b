import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueType } from '../../catalog/types.js';
import { field, holdsIn } from './emit.harness.js';

const type: ValueType = { kind: 'set', element: { kind: 'text' } };
/** Texts of what a written array is made of, so that they look like its joints. */
const member = fc.string({ unit: fc.constantFrom('a', ',', '"', '[', ']', '\\', '茶', '\n'), maxLength: 4 });

describe('a set', () => {
  it('holds what is a member, and nothing that merely looks so in writing', () => {
    const members = fc.uniqueArray(member, { minLength: 1, maxLength: 5 });
    const asked = fc.uniqueArray(member, { minLength: 1, maxLength: 3 });
    const mode = fc.constantFrom('any' as const, 'all' as const);
    fc.assert(
      fc.property(members, asked, fc.boolean(), mode, (set, values, fromSet, how) => {
        const wanted = fromSet ? [...new Set([...values.slice(1), ...set.slice(0, 1)])] : values;
        const fields = { s: JSON.stringify(set) };
        const expected =
          how === 'any' ? wanted.some((each) => set.includes(each)) : wanted.every((each) => set.includes(each));
        expect(holdsIn({ kind: 'has', mode: how, operand: field('s', type), values: wanted }, { fields })).toBe(
          expected,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('holds nothing where it is missing', () => {
    for (const mode of ['any', 'all'] as const) {
      expect(holdsIn({ kind: 'has', mode, operand: field('s', type), values: ['a'] }, { fields: { s: null } })).toBe(
        false,
      );
    }
  });
});
