import { expect, it } from 'vitest';
import { ChangeLog, type Entry } from './change-log.js';

const entry = (seq: number, at: number, old: string | null, value: string | null): Entry => ({
  seq,
  customer: 'a',
  kind: 'tag',
  name: 't',
  value: null,
  old,
  new: value,
  effective_at: at,
  recorded_at: 100,
  cause: 'fact',
});
const SUBJECT = { kind: 'tag', name: 't' } as const;

it('reads of an instant what was written last, and passes over what changes nothing', () => {
  const log = new ChangeLog([
    entry(1, 5, null, 'x'),
    entry(2, 9, 'x', 'y'),
    entry(3, 5, null, null),
    entry(4, 9, null, 'y'),
  ]);
  expect(log.valuesAt(8, 'a', SUBJECT)).toEqual([]);
  expect(log.valuesAt(9, 'a', SUBJECT)).toEqual(['y']);
  expect(log.instantsOf('a', SUBJECT)).toEqual([9]);
  expect(log.faults()).toEqual([]);
});

it('finds gaps, and old values that were never there', () => {
  expect(new ChangeLog([entry(1, 5, null, 'x'), entry(3, 9, 'x', null)]).faults()).toHaveLength(1);
  expect(new ChangeLog([entry(1, 5, null, 'x'), entry(2, 9, 'y', null)]).faults()).toHaveLength(1);
});
