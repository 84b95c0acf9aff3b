import { applyTogether } from '@tagwright/dsl/service';
import { describe, expect, it } from 'vitest';
import { editBetween, shifted } from './shift.js';

const PAIRS = [
  ['R>90d', 'R>90d and M>=top20%'],
  ['aaa', 'aaaa'],
  ['aaaa', 'aa'],
  ['', '标签'],
  ['标签', ''],
  ['when R>90d\n', 'when R＞90天\n'],
] as const;

describe('editBetween', () => {
  it.each(PAIRS)('makes %j of %j', (before, after) => {
    const edit = editBetween(before, after);
    expect(edit && applyTogether(before, [edit])).toBe(after);
  });

  it('finds nothing to do between equal texts', () => {
    expect(editBetween('R>90d', 'R>90d')).toBeUndefined();
  });

  it('replaces no more than what differs', () => {
    expect(editBetween('当 R>90天 且 M>1', '当 R>9天 且 M>1')).toEqual({ span: { start: 5, end: 6 }, text: '' });
  });
});

describe('shifted', () => {
  const edit = { span: { start: 10, end: 12 }, text: 'abcde' };

  it('leaves what stands before, moves what stands behind', () => {
    expect(shifted({ start: 2, end: 9 }, edit)).toEqual({ start: 2, end: 9 });
    expect(shifted({ start: 13, end: 20 }, edit)).toEqual({ start: 16, end: 23 });
  });

  it('gives up what the edit touches, since a word that is written on is another word', () => {
    expect(shifted({ start: 2, end: 10 }, edit)).toBeUndefined();
    expect(shifted({ start: 12, end: 20 }, edit)).toBeUndefined();
    expect(shifted({ start: 11, end: 11 }, edit)).toBeUndefined();
  });
});
