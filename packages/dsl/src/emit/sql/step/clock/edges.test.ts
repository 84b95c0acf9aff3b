import { describe, expect, it } from 'vitest';
import { compile } from '../../../../compile.js';
import { edgeOwners, edgesOf } from './edges.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { birthday: date  joined: time }
event order { amount: money  paid: time }
event view { page: text }
`;

const edges = (rules: string) => {
  const { plan, diagnostics } = compile({
    files: [{ path: 'book.tag', text: HEAD + rules }],
    readList: () => undefined,
  });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return { plan, ...edgesOf(plan) };
};

/** What of the facts the clock runs against, and which mark it is that passes. */
const drawn = (rules: string) =>
  edges(rules).all.map(({ touch }) => {
    const { source } = touch;
    const place = 'column' in source ? source.column : 'time' in source ? source.time : '';
    return `${source.kind} ${place ?? 'any'}: ${touch.kind === 'crossing' ? touch.mark.key : 'yearly'}`;
  });

describe('what the clock runs against', () => {
  it.each([
    ['tag A = x when count(order in last 30d) > 1', ['event at: now -2592000000', 'event at: now 0']],
    ['tag A = x when since last order > 90d', ['column c0: now -7776000000']],
    ['tag A = x when until(joined) <= 1mo', ['customer joined: on 1 months']],
    ['tag A = x when age(birthday) >= 18', ['customer birthday: born 18', 'customer birthday: born 19']],
    ['tag A = x when anniversary(birthday) within next 7d', ['customer birthday: yearly']],
    ['tag A = x on view expires 2d', ['column c0: now -172800000']],
    ['tag A manual expires 5d { x }', ['hand-set from_at: now -432000001', 'hand-set until_at: now 0']],
    ['segment A = did view then not order within 1d', ['event at: now -86400000']],
    ['segment A = joined this month', ['customer joined: {"kind":"this","unit":"month"} until']],
  ])('%s', (rules, expected) => {
    expect(drawn(rules)).toEqual(expect.arrayContaining(expected));
  });

  it('is nothing but what is dated ahead where no rule looks at the clock', () => {
    expect(drawn('tag A = x when count(order) > 3')).toEqual(['field-change any: now 0', 'event at: now 0']);
  });

  it.each<[string, readonly string[]]>([
    // That an event comes into sight is drawn once, whatever reads it.
    ['tag A = x when count(order in last 30d) > 1', ['event at: now -2592000000']],
    [
      'tag A = x when count(order in last 30d) > 1 or count(order in last 2d) > 3',
      ['-2592000000', '-172800000'].map((ms) => `event at: now ${ms}`),
    ],
    // Not where it is another time of the event, shows later, or counts right behind its instant too.
    ['tag A = x when count(order where paid in last 1d) > 1', ['event paid: now -86400000', 'event paid: now 0']],
    ['tag A = x when count(order where since(at) <= 0d) > 1', ['event at: now 0']],
    ['tag A = x when count(order) > 3\nsegment S = tag A = x for at least 1d', ['event at: now 0', 'event at: now 0']],
    [
      'tag A = x when count(order where date(at) on today) > 3',
      ['to', 'from'].map((end) => `event at: {"kind":"day","offset":0} ${end}`),
    ],
  ])('besides that: %s', (rules, expected) => {
    const entries = ['field-change any: now 0', 'event at: now 0'];
    expect(drawn(rules).toSorted()).toEqual([...entries, ...expected].toSorted());
  });

  it('is also from when on customers are known, if that is told', () => {
    const { plan } = compile({
      files: [
        {
          path: 'book.tag',
          text: 'timezone "Asia/Shanghai"\ncustomer (at = joined) { joined: time  points: integer }\nsegment S = points > 3',
        },
      ],
      readList: () => undefined,
    });
    if (plan === undefined) throw new Error('no plan');
    const [known] = edgesOf(plan).all;
    expect(known).toMatchObject({
      part: '',
      isEntry: false,
      touch: { source: { kind: 'customer', column: 'joined' }, sides: ['before'] },
    });
  });

  it.each([
    'tag A = x when since last order * 2 > 90d',
    'tag A = x when since last order > since(joined)',
    'metric M = sum(order.amount)\ntag V = x when M >= top20%\nsegment A = tag V = x for at least 7d',
  ])('cannot be said: %s', (rules) => {
    expect(edges(rules).unbounded).toBe(true);
  });
});

describe('the columns that a mark moves', () => {
  it('are those of its window, and those that read them', () => {
    const { plan, marksOf } = edges(`
      metric Recent = count(order in last 30d)
      metric Ever = count(order)
      tag A = x when Recent > 1 and Ever > 2`);
    const ofWindow = plan.columns.map((column) => [column.window === undefined, marksOf(column).length > 0]);
    expect(ofWindow.sort()).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('are none but that of a book', () => {
    const [{ plan }, { marksOf }] = [
      edges('segment S = count(order in last 2d) > 1'),
      edges('segment S = since(joined) > 1d'),
    ];
    for (const column of plan.columns) expect(marksOf(column)).toEqual([]);
  });
});

/** How often one fact may turn something at the edges of a source, other than by entering. */
const turnsAt = (rules: string, kind: string): readonly number[] =>
  edges(rules)
    .all.filter(({ part, touch }) => part.startsWith('#') && touch.source.kind === kind)
    .map(({ turns }) => turns);

describe('one fact turns something', () => {
  const SEVERAL = 2;
  it.each<[string, string, readonly number[]]>([
    ['once, on one side of its mark', 'segment S = since(joined) > 3d', [1]],
    ['on both of its sides', 'segment S = since(joined) = 3d', [2]],
    [
      'on one by one rule, on the other by another',
      'segment S = since(joined) > 3d\nsegment Z = since(joined) >= 3d',
      [2],
    ],
    ['every year', 'segment S = anniversary(joined) today', [1, 1, SEVERAL]],
  ])('%s', (_, rules, expected) => expect(turnsAt(rules, 'customer').toSorted()).toEqual(expected));

  it.each<[string, string, string, readonly number[]]>([
    ['set by hand: as often as it begins and ends', 'tag H manual { x }', 'hand-set', [SEVERAL, SEVERAL]],
    [
      'looked back on',
      'tag A = x when count(order) > 3\nsegment S = tag A = x for at least 1d',
      'event',
      [SEVERAL, SEVERAL],
    ],
    ['that a window lets go', 'segment S = count(order in last 9d) > 1', 'event', [1]],
    // It is another instant then, which the clock has to run against anew.
    ['that is the last one in it', 'segment S = since(last(order in last 9d)) > 3d', 'event', [SEVERAL]],
    ['of what is worked out of that', 'segment S = since(last(order in last 9d) + 1d) > 3d', 'event', [SEVERAL]],
    ['of everybody’s', 'segment S = since(overall last(order in last 9d)) > 3d', 'event', [SEVERAL]],
    [
      'unless nobody runs against its instant',
      'segment S = last(order in last 9d) is known and since(joined) > 3d',
      'event',
      [1],
    ],
    [
      'but of another column',
      'segment S = count(order in last 9d) > 1 and since(last(view in last 8d)) > 3d',
      'event',
      [1, SEVERAL],
    ],
    ['or worked out of a field', 'segment S = count(order in last 9d) > 1 and since(joined + 1d) > 3d', 'event', [1]],
  ])('%s', (_, rules, kind, expected) => expect(turnsAt(rules, kind).toSorted()).toEqual(expected));

  it('at its edges with the sides of all that are drawn there', () => {
    const { all } = edges('segment S = since(joined) > 3d\nsegment Z = since(joined) >= 3d');
    const sides = all.flatMap(({ touch }) =>
      touch.kind === 'crossing' && touch.source.kind === 'customer' ? [touch.sides] : [],
    );
    expect(sides.map((each) => each.toSorted())).toEqual([['before', 'behind']]);
  });

  it.each(['segment S = age(birthday) * 2 > 40', 'segment S = since(joined) > 3d'])(
    '%s: yearly alone has no sides',
    (rules) => {
      for (const { touch } of edges(rules).all) expect('sides' in touch).toBe(touch.kind === 'crossing');
    },
  );

  it('may enter with each event, and with no other fact', () => {
    const { all } = edges('segment S = count(order) > 1 and since(joined) > 3d');
    const entries = all.filter(({ isEntry }) => isEntry);
    expect(entries.map(({ part, touch, turns }) => [part, touch.source.kind, turns])).toEqual([
      ['order', 'event', SEVERAL],
    ]);
  });
});

it('an edge is told with whose it is, if it is not of all that read a table', () => {
  const { plan } = edges(
    'metric M = count(order in last 9d)\ntag A = x when M > 1 or since(joined) > 3d\nsegment S = since(joined) > 3d',
  );
  const [column] = plan.columns;
  const owners = [...edgeOwners(plan)].map(([part, ids]) => [part, [...ids].toSorted()] as const);
  expect(owners.every(([part]) => part.startsWith('#'))).toBe(true);
  expect(owners.map(([, ids]) => ids).toSorted()).toEqual([[column?.id], ['s0', 't0']]);
});

it('edges are drawn once for a plan', () => {
  const { plan, all } = edges('segment S = since(joined) > 3d');
  expect(edgesOf(plan).all).toBe(all);
});
