import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerFacts } from '../plan/facts.js';
import type { Plan } from '../plan/types.js';
import { facts, LIFE, plan } from './brief-lives.harness.js';
import { momentOf } from './evaluate.js';
import { customer, DAY, events, HOUR, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';
import { populationBound, recordedAt, restingOn, type SubjectId, turnsBetween, type Turn } from './timeline.js';

const END = LIFE + 20;

/** The same lives, of people who are known from some instant on. */
const knownFrom = (book: Plan, own: CustomerFacts, from: number | null): readonly [Plan, CustomerFacts] => [
  { ...book, catalog: { ...book.catalog, customer: { ...book.catalog.customer, at: 'known' } } },
  { ...own, fields: { ...own.fields, known: from } },
];

/** Found by looking at every millisecond. */
const seen = (book: Plan, own: CustomerFacts, subject: SubjectId, after: number, until: number) => {
  const prepared = prepare(book);
  const known = (own.fields['known'] as number | null) ?? -Infinity;
  const valuesAt = (instant: number) =>
    instant < known ? [] : momentOf(prepared, own, instant).tagValues(subject as 't0');
  const turns: Turn[] = [];
  let values = valuesAt(after);
  const from = values;
  for (let at = after + 1; at <= until; at += 1) {
    const now = valuesAt(at);
    if (now.join() !== values.join()) turns.push({ subject, at, values: now });
    values = now;
  }
  return { from, turns };
};

describe('the turns of a customer', () => {
  it('are those that looking at every millisecond finds', () => {
    const stretch = fc.tuple(fc.integer({ min: -5, max: END }), fc.integer({ min: -5, max: END })).map(([a, b]) => ({
      after: Math.min(a, b),
      until: Math.max(a, b),
    }));
    const known = fc.option(fc.integer({ min: -5, max: LIFE }));
    fc.assert(
      fc.property(plan, facts, known, stretch, (random, own, from, { after, until }) => {
        const [book, life] = knownFrom(random, own, from);
        const subjects = ['t0', 't1', 't2'] as const;
        const found = turnsBetween(prepare(book), life, { after, until, subjects });
        for (const subject of subjects) {
          const expected = seen(book, life, subject, after, until);
          expect(found.from.get(subject)).toEqual(expected.from);
          expect(found.turns.filter((turn) => turn.subject === subject)).toEqual(expected.turns);
        }
      }),
      { numRuns: 300 },
    );
  });

  const HEAD = `
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
event view { page: text }
metric R = since last order
`;
  const turns = (rules: string, own: CustomerFacts, after = NOW - DAY, until = NOW) => {
    const book = planOf(HEAD + rules);
    const subjects = [...book.tags, ...book.segments].map(({ id }) => id);
    return turnsBetween(prepare(book), own, { after, until, subjects }).turns;
  };

  it('tell of what came and went in between', () => {
    const own = customer('c', {}, { order: events({ ago: 30 * HOUR, amount: 1 }) });
    expect(turns('segment S = R > 10h and R <= 20h', own)).toEqual([
      { subject: 's0', at: NOW - 20 * HOUR + 1, values: ['in'] },
      { subject: 's0', at: NOW - 10 * HOUR + 1, values: [] },
    ]);
  });

  it('are found where a recency is computed with, however often it turns in between', () => {
    const own = customer('c', {}, { order: events({ ago: 20 * HOUR, amount: 1 }) });
    const found = turns(
      `tag 段 {
        早 when R * 2 < 16h
        中 when R * 2 < 20h
        晚 when R * 2 < 24h
      }`,
      own,
      NOW - 13 * HOUR,
    );
    expect(found.map(({ at, values }) => [at - NOW, ...values])).toEqual([
      [-12 * HOUR, '中'],
      [-10 * HOUR, '晚'],
      [-8 * HOUR],
    ]);
  });

  it('are found where two of them come within a day', () => {
    const own = customer('c', {}, { order: events({ ago: 20 * HOUR, amount: 1 }) });
    const rules = 'segment S = R * 2 > 30h and R * 3 < 48h';
    expect(turns(rules, own).map(({ at, values }) => [at - NOW, ...values])).toEqual([
      [-5 * HOUR + 1, 'in'],
      [-4 * HOUR],
    ]);
  });

  it('are found where both of them come before a fact that takes everything back', () => {
    const order = events({ ago: 20 * HOUR, amount: 1 }, { ago: HOUR, amount: 1 });
    const rules = 'segment S = R * 2 > 20h and R * 2 < 30h';
    expect(turns(rules, customer('c', {}, { order })).map(({ at, values }) => [at - NOW, ...values])).toEqual([
      [-10 * HOUR + 1, 'in'],
      [-5 * HOUR],
    ]);
  });

  it('are found where what is worked out comes by a value, and where it turns round', () => {
    const own = customer('c', {}, { order: events({ ago: 20 * HOUR, amount: 1 }) });
    const at = (rules: string) => turns(rules, own).map(({ at, values }) => [at - NOW, ...values]);
    const once = [[-10 * HOUR, 'in'], [-10 * HOUR + 1]];
    expect(at('segment S = R * 2 = 20h')).toEqual(once);
    expect(at('segment S = R * 2 in (20h, 90h)')).toEqual(once);
    expect(at('segment S = R in (10h, 90h)')).toEqual(once);
    expect(at('segment S = abs(R * 2 - 20h) < 2h')).toEqual([[-11 * HOUR + 1, 'in'], [-9 * HOUR]]);
    expect(at('segment S = R - round(R / 3h) * 3h > 1h')).toEqual(
      [-19, -16, -13, -10, -7, -4, -1].flatMap((hour) => [[hour * HOUR + 1, 'in'], [(hour + 0.5) * HOUR]]),
    );
    expect(at('segment S = (R / 1h - 5) * (R / 1h - 15) < -24')).toEqual([[-11 * HOUR + 1, 'in'], [-9 * HOUR]]);
    expect(at('segment S = 1h / (R - 10h) > 2')).toEqual([[-10 * HOUR + 1, 'in'], [-9.5 * HOUR]]);
    expect(at('segment S = least(R * 2, 40h - R * 2) > 19h')).toEqual([[-10.5 * HOUR + 1, 'in'], [-9.5 * HOUR]]);
  });

  it('are found where the ages of single events are worked with', () => {
    const order = events({ ago: 20 * HOUR, amount: 1 }, { ago: 19 * HOUR, amount: 1 });
    const at = (rules: string) =>
      turns(rules, customer('c', {}, { order })).map(({ at, values }) => [at - NOW, ...values]);
    expect(at('segment S = did order where since(at) * 2 > 10h and since(at) * 2 < 11h')).toEqual([
      [-15 * HOUR + 1, 'in'],
      [-14.5 * HOUR],
      [-14 * HOUR + 1, 'in'],
      [-13.5 * HOUR],
    ]);
  });

  it('count from what is said of the beginning', () => {
    const book = planOf(`${HEAD}segment S = R > 10h`);
    const own = customer('c', {}, { order: events({ ago: 30 * HOUR, amount: 1 }) });
    const stretch = { after: NOW - DAY, until: NOW, subjects: ['s0'] as const };
    expect(turnsBetween(prepare(book), own, stretch)).toEqual({
      from: new Map([['s0', []]]),
      turns: [{ subject: 's0', at: NOW - 20 * HOUR + 1, values: ['in'] }],
    });
    const later = { ...stretch, after: NOW - 9 * HOUR, from: new Map([['s0', [] as string[]]] as const) };
    expect(turnsBetween(prepare(book), own, later)).toEqual({ from: later.from, turns: [] });
  });
});

describe('the turns of a customer who is known from some instant on', () => {
  const [after, until] = [2, LIFE];
  const book = planOf(`customer from people (at = known) { city: text }
event order { amount: money }
tag T { x when did order  y otherwise }`);
  const life = (known: number | null, ordered: number) =>
    customer('c', { known }, { order: [{ id: 'o', at: ordered, values: { amount: 1 } }] });

  it.each<[string, number | null, readonly (readonly [number, string])[]]>([
    ['before', after - 1, [[5, 'x']]],
    ['from its beginning', after, [[5, 'x']]],
    [
      'right behind that',
      after + 1,
      [
        [after + 1, 'y'],
        [5, 'x'],
      ],
    ],
    ['when something turns', 5, [[5, 'x']]],
    ['behind that', 7, [[7, 'x']]],
    ['from its end', until, [[until, 'x']]],
    ['later', until + 1, []],
    ['from no instant', null, [[5, 'x']]],
  ])('%s', (_, known, expected) => {
    const { turns } = turnsBetween(prepare(book), life(known, 5), { after, until, subjects: ['t0'] });
    expect(turns.map(({ at, values }) => [at, ...values])).toEqual(expected);
  });

  it('are none where the stretch is over as it begins', () => {
    const computed = planOf(
      `customer { city: text }\nevent order { amount: money }\nsegment S = since last order * 2 > 2s`,
    );
    const own = customer('c', {}, { order: [{ id: 'o', at: 0, values: { amount: 1 } }] });
    for (const end of [1000, 1001, 1002])
      expect(turnsBetween(prepare(computed), own, { after: end, until: end, subjects: ['s0'] }).turns).toEqual([]);
  });
});

it('the turns of several subjects are in order of time, and what is said of the end is believed', () => {
  const book = planOf(`customer { city: text }
event order { amount: money }
event view { page: text }
segment A = did order
segment B = count(view) > 1
segment C = count(order) > 1`);
  const own = customer(
    'c',
    {},
    {
      order: [2, 9].map((at) => ({ id: `o${at}`, at, values: { amount: 1 } })),
      view: [4, 6].map((at) => ({ id: `v${at}`, at, values: {} })),
    },
  );
  const stretch = { after: 0, until: 20, subjects: ['s2', 's0', 's1'] as const };
  const turns = [
    { subject: 's0', at: 2, values: ['in'] },
    { subject: 's1', at: 6, values: ['in'] },
    { subject: 's2', at: 9, values: ['in'] },
  ];
  expect(turnsBetween(prepare(book), own, stretch).turns).toEqual(turns);
  const to = new Map([['s2', [] as string[]]] as const);
  expect(turnsBetween(prepare(book), own, { ...stretch, to }).turns).toEqual(turns.slice(0, 2));
});

const BOOK = `
customer { city: text }
event order { amount: money }
event view { page: text }
metric M = sum(order.amount)
metric 强 = score(M, 5)
tag 自 = 大 when M > 100
tag 榜 = 榜首 when M >= top20%
tag 久 = 老 when tag 榜 = 榜首 for at least 3d
tag 看 = 看过 on view expires 1d
segment 均 = M > overall avg(order.amount)
segment 借 = tag 榜 = 榜首 and did view
segment 分 = 强 >= 4
`;

describe('answers that the population decides', () => {
  it('are those that rest on it, however far down', () => {
    const book = planOf(BOOK);
    const names = [...book.tags, ...book.segments].filter(({ id }) => populationBound(book).has(id));
    expect(names.flatMap((each) => each.names).sort()).toEqual(['榜', '久', '均', '借', '分'].sort());
  });
});

describe('answers that rest on a table', () => {
  it('are those that read its events, themselves or by another', () => {
    const book = planOf(BOOK);
    const names = (table: string) =>
      [...book.tags, ...book.segments]
        .filter(({ id }) => restingOn(book, table).has(id))
        .flatMap((each) => each.names)
        .sort();
    expect(names('view')).toEqual(['看', '借'].sort());
    expect(names('order')).toEqual(['自', '榜', '久', '均', '借', '分'].sort());
  });
});

describe('what was recorded for an instant', () => {
  const prepared = prepare(
    planOf(`
timezone "Asia/Shanghai"
customer from people (at = joined) { city: text  stage: text }
event order { amount: money }
event view { page: text }
tag 手 manual expires 30d { 高 低 }
segment 买 = did order in last 7d
segment 手高 = tag 手 = 高
segment 京 = city = 北京
segment 变 = stage changed in last 3d
`),
  );
  const subjectOf = (name: string): SubjectId => {
    const found = [...prepared.plan.tags, ...prepared.plan.segments].find(({ names }) => names[0] === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found.id;
  };
  const [JOINED, ORDERED, VIEWED, MOVED, STAGED, SET, UNSET] = [9, 8, 7, 6, 5, 4, 3].map((days) => NOW - days * DAY);
  const own = customer(
    'c',
    { joined: JOINED ?? 0 },
    { order: events({ ago: 8 * DAY, amount: 1 }), view: events({ ago: 7 * DAY, page: '/' }) },
    {
      changes: [
        { at: MOVED ?? 0, column: 'city', value: '北京' },
        { at: STAGED ?? 0, column: 'stage', value: '付费' },
      ],
      handSet: [
        { tag: '手', value: '高', from: SET ?? 0, until: UNSET },
        { tag: '别的', value: '高', from: VIEWED ?? 0, until: undefined },
      ],
    },
  );
  const recorded = (name: string) =>
    [JOINED, ORDERED, VIEWED, MOVED, STAGED, SET, UNSET].map((at) =>
      recordedAt(prepared, own, subjectOf(name), at ?? 0),
    );

  it('is a fact among those that the answer rests on, or that one is known from then on', () => {
    const [none, fact] = [undefined, 'fact'];
    expect(recorded('买')).toEqual([fact, fact, none, none, none, none, none]);
    expect(recorded('京')).toEqual([fact, none, none, fact, none, none, none]);
    expect(recorded('变')).toEqual([fact, none, none, none, fact, none, none]);
    expect(recordedAt(prepared, own, subjectOf('买'), (ORDERED ?? 0) + 1)).toBe(undefined);
    const twice = customer('c', {}, { order: events({ ago: 8 * DAY, amount: 1 }, { ago: 2 * DAY, amount: 1 }) });
    for (const days of [8, 2]) expect(recordedAt(prepared, twice, subjectOf('买'), NOW - days * DAY)).toBe('fact');
    expect(recordedAt(prepared, customer('nobody'), subjectOf('买'), NOW)).toBe(undefined);
  });

  it('is by hand where a value of the very tag was set or taken away', () => {
    const [none, fact, manual] = [undefined, 'fact', 'manual'];
    expect(recorded('手')).toEqual([fact, none, none, none, none, manual, manual]);
    expect(recorded('手高')).toEqual([fact, none, none, none, none, fact, fact]);
  });

  it('is looked up anew under another plan', () => {
    const other = prepare(
      planOf('customer from people (at = joined) { city: text }\nevent view { page: text }\nsegment 看 = did view'),
    );
    expect(recordedAt(prepared, own, subjectOf('买'), VIEWED ?? 0)).toBe(undefined);
    expect(recordedAt(other, own, 's0', VIEWED ?? 0)).toBe('fact');
  });
});
