import { describe, expect, it } from 'vitest';
import { DAY, evaluated, type Fact, NOW } from '../book.harness.js';
import { explainCustomer } from '../explain/customer.js';
import { nextChange } from '../explain/next-change.js';

const book = (rules: string) => `
timezone "Asia/Shanghai"
customer { city: text }
event view { page: text }
event order { amount: money }
metric M = sum(order.amount)
${rules}`;

/** Who did something so many days before NOW, spending so much. */
const did = (...events: readonly (readonly [customer: string, days: number, amount?: number])[]): Fact[] =>
  events.map(([customer, days, amount = 1]) => ({ customer, at: NOW - days * DAY, amount, page: 'tea' }));
const people = (...ids: readonly string[]): Fact[] => ids.map((id) => ({ id }));

describe('a value that is kept after its condition', () => {
  it('is the last of an exclusive tag, up to its own end', async () => {
    const { assignments, tag, store } = await evaluated(
      book(`tag 意向 {
  看 when did view in last 1d expires 10d
  买 when did order in last 1d expires 2d
  冷 when count(view in last 60d) >= 3
  无 otherwise
}`),
      {
        customer: people('bought', 'cold', 'kept', 'never', 'now', 'over', 'replaced'),
        view: did(
          ['kept', 5],
          ['now', 0.5],
          ['over', 11],
          ['bought', 5],
          ['replaced', 5],
          ['cold', 15],
          ['cold', 16],
          ['cold', 59],
        ),
        order: did(['bought', 2], ['replaced', 4]),
      },
    );
    try {
      expect(await tag('意向')).toEqual({
        看: ['kept', 'now'],
        买: ['bought'],
        冷: ['cold'],
        无: ['never', 'over', 'replaced'],
      });
      const ends = (await assignments()).map(({ customer, until }) => [customer, until && until - NOW]);
      expect(ends.filter(([, until]) => until !== undefined)).toEqual([
        ['bought', DAY - 1],
        ['kept', 6 * DAY - 1],
      ]);
    } finally {
      await store.close();
    }
  });

  it('goes by itself among several, with the latest end', async () => {
    const { assignments, store } = await evaluated(
      book(`tag 意向 many {
  看 when did view in last 1d expires 10d
  买 when did order in last 1d expires 2d
  看 on order expires 7d
}`),
      { customer: people('both', 'now'), view: did(['both', 5], ['now', 0.5]), order: did(['both', 0.5], ['now', 2]) },
    );
    try {
      expect(
        (await assignments()).map(({ customer, value, until }) => [customer, value, until && until - NOW]),
      ).toEqual([
        ['both', '看', 6.5 * DAY],
        ['both', '买', undefined],
        ['now', '看', undefined],
        ['now', '买', DAY - 1],
      ]);
    } finally {
      await store.close();
    }
  });

  it('goes by the thresholds of local midnights', async () => {
    const { tag, store } = await evaluated(
      book(`tag A = 高 when M >= top50% expires 2d
tag B = 高 when M >= top50%`),
      // NOW is noon in Shanghai: what b spent in the morning raises the threshold of A from midnight on.
      {
        customer: people('a', 'b', 'c'),
        order: did(['a', 10, 500], ['b', 10, 400], ['b', 0.25, 900], ['c', 1.1, 900], ['c', 20, 1]),
      },
    );
    try {
      expect(await tag('A')).toEqual({ 高: ['a', 'b', 'c'] });
      expect(await tag('B')).toEqual({ 高: ['b', 'c'] });
    } finally {
      await store.close();
    }
  });

  it('is explained with the instant at which its condition ended, and the one at which the value ends', async () => {
    const { plan, store } = await evaluated(book('tag 意向 = 看 when did view in last 1d expires 10d'), {
      customer: people('c1'),
      view: did(['c1', 5]),
    });
    try {
      const [tag] = (await explainCustomer(store, plan, 'c1')).tags;
      expect(tag?.values).toEqual(['看']);
      expect(tag?.cases[0]).toMatchObject({
        condition: { truth: false },
        last: NOW - 4 * DAY - 1,
        until: NOW + 6 * DAY - 1,
        holds: true,
        gives: true,
      });
      const [declared] = plan.tags;
      const next = await nextChange(store, plan, 'c1', { tag: declared?.id ?? 't0' });
      expect(next).toEqual({ kind: 'change', at: NOW + 6 * DAY, values: [] });
    } finally {
      await store.close();
    }
  });
});
