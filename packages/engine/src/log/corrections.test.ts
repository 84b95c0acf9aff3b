import { describe, expect, it } from 'vitest';
import { beforeAll, corrections, type Said } from './corrections.js';

const said = (at: number, old: string | null, to: string | null): Said => ({ at, old, new: to });

describe('what has to be appended', () => {
  it('is every turn that was not told of yet', () => {
    const steps = [
      { at: 1, to: 'a' },
      { at: 2, to: 'a' },
      { at: 3, to: 'b' },
    ];
    expect(corrections(null, steps, [])).toEqual([said(1, null, 'a'), said(3, 'a', 'b')]);
    expect(corrections(null, steps, [said(1, null, 'a'), said(3, 'a', 'b')])).toEqual([]);
  });

  it('takes back what did not happen, once', () => {
    const written = [said(1, null, 'a'), said(3, 'a', null)];
    const taken = corrections(null, [], written);
    expect(taken).toEqual([said(1, null, null), said(3, null, null)]);
    expect(corrections(null, [], [...written, ...taken])).toEqual([]);
  });

  it('says again what came from something else than was said', () => {
    const steps = [
      { at: 1, to: 'a' },
      { at: 2, to: 'b' },
      { at: 3, to: 'c' },
    ];
    const written = [said(1, null, 'a'), said(3, 'a', 'c')];
    expect(corrections(null, steps, written)).toEqual([said(2, 'a', 'b'), said(3, 'b', 'c')]);
  });

  it('brings back what had been taken back', () => {
    const written = [said(1, null, 'a'), said(1, null, null)];
    expect(corrections(null, [{ at: 1, to: 'a' }], written)).toEqual([said(1, null, 'a')]);
  });
});

describe('what was so before', () => {
  it('is where the first turn came from that still counts', () => {
    expect(beforeAll([], 'z')).toBe('z');
    expect(beforeAll([said(5, 'b', 'c'), said(3, 'a', 'b')], 'z')).toBe('a');
    expect(beforeAll([said(3, 'a', 'b'), said(5, 'b', 'c'), said(3, 'x', 'x')], 'z')).toBe('b');
  });
});
