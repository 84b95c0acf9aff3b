import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import type { HeldThreshold } from '../../plan/held.js';
import { wordingOf } from '../../plan/wording.js';
import { prepare } from '../prepare.js';
import { reasonsOf } from './reasons.js';
import { why } from './why.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

const BOOK = `
customer { city: text }
event order { amount: money }
metric M = sum(order.amount)
tag 意向 = 茶 on order expires 3d
segment 大 = M >= top20% and city = "Bonn"
`;

const reasons = (thresholds: readonly HeldThreshold[]) => {
  const book = compile({ files: [{ path: 'a.tag', text: BOOK }] });
  if (book.plan === undefined) throw new Error(JSON.stringify(book.diagnostics));
  const events = { order: [{ id: 'o1', at: NOW - DAY, values: { amount: 1250 } }] };
  const held = { thresholds, overall: new Map() };
  const seen = why(prepare(book.plan), { id: 'c1', fields: { city: 'Ulm' }, events }, NOW, held);
  return reasonsOf(seen, wordingOf(book), () => ({ kind: 'none', until: NOW }));
};

describe('reasons as data', () => {
  it('say each condition in its words, with the values that were seen', () => {
    const theta: HeldThreshold = { rank: 'r0', group: null, theta: 900, tie: 'c1', size: 5 };
    expect(reasons([theta])).toEqual({
      formatVersion: 1,
      customer: 'c1',
      asOf: '2026-06-01T00:00:00.000Z',
      tags: [
        {
          name: '意向',
          values: ['茶'],
          cases: [
            {
              value: '茶',
              holds: true,
              gives: true,
              last: '2026-05-31T00:00:00.000Z',
              until: '2026-06-03T00:00:00.000Z',
            },
          ],
          next: null,
        },
      ],
      segments: [
        {
          name: '大',
          member: false,
          condition: {
            text: 'M >= top20% and city = "Bonn"',
            kind: 'and',
            truth: false,
            parts: [
              { text: 'M >= top20%', kind: 'rank', truth: true, type: 'money', seen: 12.5, against: 9, ranked: true },
              { text: 'city = "Bonn"', kind: 'compare', truth: false, type: 'text', seen: 'Ulm', against: 'Bonn' },
            ],
          },
          next: null,
        },
      ],
      metrics: { M: 12.5 },
    });
  });
});
