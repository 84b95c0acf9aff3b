import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger.js';
import type { StoryFact } from './story.js';

const after = (...facts: readonly StoryFact[]) => {
  const ledger = new Ledger();
  ledger.record({ kind: 'arrival', at: 100, facts });
  return ledger.facts();
};
const order = (id: string, customer: string, at: number): StoryFact => ({
  kind: 'event',
  event: { id, kind: 'order', customer, at, values: {} },
});

describe('what arrivals leave', () => {
  it('keeps an event once, as it was told last, and not at all once it was deleted', () => {
    const gone: StoryFact = { kind: 'delete-event', event: 'order', id: 'e1' };
    expect(after(order('e1', 'a', 1), order('e1', 'a', 2)).events.map(({ at }) => at)).toEqual([2]);
    expect(after(gone, order('e1', 'a', 1)).events).toEqual([]);
  });

  it('lets what was recorded first extend backwards, and passes over what is so anyway', () => {
    const city = (asOf: number | undefined, value: string): StoryFact => ({
      kind: 'customer',
      id: 'a',
      ...(asOf !== undefined && { asOf }),
      fields: { city: value },
    });
    expect(after(city(5, 'x'), city(3, 'y'), city(undefined, 'x')).customers).toEqual([
      { id: 'a', values: { city: 'y' }, changes: [{ at: 5, field: 'city', value: 'x' }] },
    ]);
  });

  it('counts what is told of the merged for who goes on, and gives it back', () => {
    const merge: StoryFact = { kind: 'merge', customer: 'a', merged: 'b' };
    const both = [order('e1', 'a', 1), order('e2', 'b', 2), merge, order('e3', 'b', 3)];
    expect(after(...both).events.map(({ customer }) => customer)).toEqual(['a', 'a', 'a']);
    const apart = after(...both, { kind: 'unmerge', merged: 'b' });
    expect(apart.events.map(({ customer }) => customer)).toEqual(['a', 'b', 'b']);
    expect(after(...both, { kind: 'erase', customer: 'b' })).toEqual({ customers: [], events: [] });
  });

  it('ends what was set by hand when it was taken away, whichever came first', () => {
    const set: StoryFact = { kind: 'hand-set', customer: 'a', tag: 't', value: 'v', from: 1 };
    const removed: StoryFact = { kind: 'hand-remove', customer: 'a', tag: 't', at: 7 };
    const ended = [{ id: 'a', values: {}, handSet: [{ tag: 't', value: 'v', from: 1, until: 7 }] }];
    expect(after(set, removed).customers).toEqual(ended);
    expect(after(removed, set).customers).toEqual(ended);
  });
});
