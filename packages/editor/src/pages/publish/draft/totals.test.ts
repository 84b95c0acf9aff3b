import { describe, expect, it } from 'vitest';
import type { Subject } from './plan.js';
import { flowOf, totalsOf } from './totals.js';

const value = (entering: Subject['values'][number]['entering'], leaving: Subject['values'][number]['leaving']) => ({
  before: 10,
  entering,
  leaving,
  enteringCustomers: [],
  leavingCustomers: [],
});

const subject = (values: Subject['values'], moves: Subject['moves'] = []): Subject => ({
  kind: 'tag',
  name: 'RFM评级',
  change: 'changed',
  values,
  moves,
});

describe('totalsOf', () => {
  it('counts rules by what became of them, and leaves out what is no rule', () => {
    const changes = [
      { kind: 'tag', name: 'a', change: 'new' },
      { kind: 'segment', name: 'b', change: 'changed' },
      { kind: 'metric', name: 'c', change: 'renamed', was: 'd' },
      { kind: 'segment', name: 'e', change: 'gone' },
      { kind: 'list', name: 'f', change: 'changed' },
    ] as const;
    expect(totalsOf({ changes: [...changes] }).rules).toEqual({ added: 1, changed: 2, gone: 1 });
  });

  it('tells those who move apart from those who enter and leave', () => {
    const moves = [{ from: '高', to: '低', count: 3, customers: [] }];
    const totals = totalsOf({ changes: [], subjects: [subject([value(5, 3), value(3, 1)], moves)] });
    expect(totals).toMatchObject({ entering: 5, leaving: 1, moving: 3 });
  });

  it('holds a sum back with a count in it that is held back', () => {
    const of = subject([value({ below: 5 }, 0), value(7, 2)]);
    expect(flowOf(of)).toEqual({ entering: { below: 12 }, leaving: 2, moving: 0 });
    expect(totalsOf({ changes: [], subjects: [of] }).entering).toEqual({ below: 12 });
  });
});
