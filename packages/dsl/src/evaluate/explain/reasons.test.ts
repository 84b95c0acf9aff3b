import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import type { HeldThreshold } from '../../plan/held.js';
import { wordingOf } from '../../plan/wording.js';
import { prepare } from '../prepare.js';
import type { NextChange } from './next-change.js';
import { reasonsOf } from './reasons.js';
import type { AnswerTarget } from './seen.js';
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

const NEVER: NextChange = { kind: 'none', until: NOW };

const reasons = (thresholds: readonly HeldThreshold[], next?: (target: AnswerTarget) => NextChange, text = BOOK) => {
  const book = compile({ files: [{ path: 'a.tag', text }] });
  if (book.plan === undefined) throw new Error(JSON.stringify(book.diagnostics));
  const events = { order: [{ id: 'o1', at: NOW - DAY, values: { amount: 1250 } }] };
  const held = { thresholds, overall: new Map() };
  const seen = why(prepare(book.plan), { id: 'c1', fields: { city: 'Ulm' }, events }, NOW, held);
  return reasonsOf(seen, wordingOf(book), next);
};

describe('reasons as data', () => {
  it('say each condition in its words, with the values that were seen', () => {
    const theta: HeldThreshold = { rank: 'r0', group: null, theta: 900, tie: 'c1', size: 5 };
    expect(reasons([theta], () => NEVER)).toEqual({
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

  it('say when and to what the clock turns an answer, each asked for by itself', () => {
    const { tags, segments } = reasons([], (target) => ({
      kind: 'change',
      at: NOW + DAY,
      values: 'tag' in target ? [target.tag] : [''],
    }));
    expect(tags[0]?.next).toEqual({ at: '2026-06-02T00:00:00.000Z', values: ['t0'] });
    expect(segments[0]?.next).toEqual({ at: '2026-06-02T00:00:00.000Z', member: true });
    const turned = reasons([], () => ({ kind: 'change', at: NOW + DAY, values: [] }));
    expect(turned.segments[0]?.next).toMatchObject({ member: false });
    const asked: AnswerTarget[] = [];
    reasons([], (target) => {
      asked.push(target);
      return NEVER;
    });
    expect(asked).toEqual([{ tag: 't0' }, { segment: 's0' }]);
  });

  it('leave out what was not asked for and what there is not', () => {
    const { tags, segments, metrics } = reasons(
      [],
      undefined,
      `
customer { city: text  age: integer }
event order { amount: money }
event view { page: text }
metric A = age
tag 城 = 乌 when city = Ulm
tag 看 = 茶 on view expires 3d
segment 乌人 = tag 城 = 乌
`,
    );
    expect(tags).toEqual([
      {
        name: '城',
        values: ['乌'],
        cases: [
          {
            value: '乌',
            holds: true,
            gives: true,
            condition: { text: 'city = Ulm', kind: 'compare', truth: true, type: 'text', seen: 'Ulm', against: 'Ulm' },
          },
        ],
      },
      { name: '看', values: [], cases: [{ value: '茶', holds: false, gives: false, last: null, until: null }] },
    ]);
    expect(segments).toEqual([
      { name: '乌人', member: true, condition: { text: 'tag 城 = 乌', kind: 'tag', truth: true, held: ['乌'] } },
    ]);
    expect(metrics).toEqual({ A: null });
  });

  it('say the type of a threshold that nobody was held against', () => {
    const [segment] = reasons([]).segments;
    expect(segment?.condition.parts?.[0]).toEqual({
      text: 'M >= top20%',
      kind: 'rank',
      truth: false,
      type: 'money',
      seen: 12.5,
      against: null,
      ranked: true,
    });
  });
});
