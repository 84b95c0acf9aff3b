import { describe, expect, it } from 'vitest';
import { DAY, planOf } from '../../../../evaluate/harness.js';
import { scopeOf } from '../../scope.js';
import { CATALOG, touchesOf } from './touches.harness.js';
import { segmentTouches } from './touches.js';

const segment = (condition: string): string => `segment S = ${condition}`;
const expectTouches = (rules: string, expected: readonly string[]): void =>
  expect(touchesOf(rules)).toEqual(expected.toSorted());

describe('a window over events is passed by both of its ends, as far as they move', () => {
  it.each([
    ['count(order) > 1', []],
    ['count(order in last 30d) > 1', ['order.at: now -30d ]', 'order.at: now ]']],
    ['count(order between 9d and 26h ago) > 1', ['order.at: now -9d ]', 'order.at: now -1d2h ]']],
    ['count(order before 20d ago) > 1', ['order.at: now -20d ]']],
    ['count(order in last 2mo) > 1', ['order.at: back 2 months ]', 'order.at: now ]']],
    ['count(order on 2026-06-01) > 1', []],
    // The instant of the last one says the same.
    ['did order in last 30d', ['last order: now -30d ]', 'last order: now ]']],
    [
      'count(order last week) > 1',
      ['after', 'until'].map((end) => `order.at: {"kind":"last-units","count":1,"unit":"week"} ${end} ]`),
    ],
    ['sum(order.amount in last 3d) > 4', ['order.at: now -3d ]', 'order.at: now ]']],
  ])('%s', (condition, expected) => expectTouches(segment(condition), expected));
});

describe('a recency turns where its instant lies a length from now, on the side that the comparison says', () => {
  it.each([
    // now - joined > 3d: joined < now - 3d, so at the mark it is with what lies behind.
    ['since(joined) > 3d', ['joined: now -3d [']],
    ['since(joined) >= 3d', ['joined: now -3d ]']],
    ['since(joined) < 3d', ['joined: now -3d ]']],
    ['since(joined) <= 3d', ['joined: now -3d [']],
    ['since(joined) = 3d', ['joined: now -3d []']],
    ['3d < since(joined)', ['joined: now -3d [']],
    ['3d <= since(joined)', ['joined: now -3d ]']],
    ['3d > since(joined)', ['joined: now -3d ]']],
    ['3d >= since(joined)', ['joined: now -3d [']],
    ['until(due) > 3d', ['due: now +3d ]']],
    ['until(due) >= 3d', ['due: now +3d [']],
    ['until(due) < 3d', ['due: now +3d [']],
    ['until(due) <= 3d', ['due: now +3d ]']],
    ['since(joined) > 2mo', ['joined: back 2 months [']],
    ['since(joined) <= 2mo', ['joined: back 2 months [']],
    ['until(due) <= 1mo', ['due: on 1 months ]']],
    ['until(due) >= 1y', ['due: on 12 months [']],
    ['since last order > 90d', ['last order: now -90d [']],
    ['since(overall last(order)) < 90d', ['overall last order: now -90d ]']],
    ['since(last(order.paid)) < 90d', ['last order: now -90d ]']],
    ['not since(joined) > 3d', ['joined: now -3d [']],
    ['since(joined) > 3d or until(due) < 1d', ['joined: now -3d [', 'due: now +1d [']],
    ['since(joined) between 1d and 3d', ['joined: now -1d ]', 'joined: now -3d [']],
    ['since(least(joined, due)) > 5d', ['joined: now -5d [', 'due: now -5d [']],
    ['since(greatest(joined, due)) > 5d', ['joined: now -5d [', 'due: now -5d [']],
    ['since(least(joined, 2026-05-01 20:00)) > 5d', ['joined: now -5d [', '2026-05-01T12:00:00.000Z: now -5d [']],
    ['since(2026-05-01 20:00) > 5d', ['2026-05-01T12:00:00.000Z: now -5d [']],
    ['since(joined + 2d) > 5d', ['(joined + 2d): now -5d [']],
    ['since(joined) in (1d, 36h)', ['joined: now -1d []', 'joined: now -1d12h []']],
  ])('%s', (condition, expected) => expectTouches(segment(condition), expected));

  it.each([
    ['since(joined) > 2d * points', ['round(joined + (2d * points)): now []']],
    ['2d * points > since(joined)', ['round(joined + (2d * points)): now []']],
    ['until(due) > 2d * points', ['round(due - (2d * points)): now []']],
  ])('or lies a length that is the customer’s own: %s', (condition, expected) =>
    expectTouches(segment(condition), expected),
  );

  it.each([
    'since(joined) * 2 > 3d',
    'until(due) * 2 > 3d',
    'since(joined) > since(due)',
    'since(joined) > age(birthday) * 1d',
    'abs(since(joined) - 3d) < 1h',
    'least(since(joined), 3d) < 1h',
    'since(joined) / 1d in (1, 2)',
    'round(since(joined) / 1d) = 2',
    'vip and since(joined) / points < 3h',
    'not since(joined) > since(due)',
  ])('unless it is worked out further: %s', (condition) =>
    expect(touchesOf(segment(condition))).toContain('unbounded'),
  );
});

describe('what does not look at the clock is not touched by it', () => {
  it.each([
    'points > 3',
    'points * 2 in (4, 6)',
    'city in ("北京", "上海")',
    'city contains "海"',
    'city is missing',
    'likes has "茶"',
    'city in capitals',
    'distance(place, 39.9, 116.4) < 5',
    '-points < 3',
    'vip',
    'due is known',
    'since(due) is known',
    'until(due) is missing',
    'hour(due) between 5 and 8',
    'due from 2026-05-20 to 2026-06-02',
    'bucket(10, "a") < 3',
    'tag U = y',
    'in segment Z',
    'abs(points) > 3 and round(ratio) > 2 and least(points, 4) = 4',
  ])('%s', (condition) => expectTouches(`tag U = y when points > 3\nsegment Z = vip\n${segment(condition)}`, []));
});

const day = (end: string): string => `{"kind":"next","span":{"unit":"ms","ms":${7 * DAY}}} ${end}`;

describe('dates', () => {
  it.each([
    ['joined in last 40d', ['joined: now -40d ]', 'joined: now ]']],
    ['due within next 3d', ['due: now ]', 'due: now +3d ]']],
    ['birthday within next 7d', [`birthday: ${day('from')} ]`, `birthday: ${day('to')} ]`]],
    ['date(due) within next 7d', [`date of due: ${day('from')} ]`, `date of due: ${day('to')} ]`]],
    ['birthday before 2d ago', [`birthday: {"kind":"before","span":{"unit":"ms","ms":${2 * DAY}}} to ]`]],
    ['age(birthday) >= 18', ['birthday: born 18 ]', 'birthday: born 19 ]']],
    ['age(birthday) > points', ['birthday: each year age']],
    ['age(birthday) in (18, 21)', ['birthday: each year age']],
    ['age(birthday) * 2 > 40', ['birthday: each year age']],
    ['age(birthday) is known', ['birthday: each year age']],
    [
      'anniversary(birthday) within next 7d',
      [`birthday: ${day('from')} ]`, `birthday: ${day('to')} ]`, `birthday: each year ${day('').trim()}`],
    ],
    [
      'anniversary(due) within next 7d',
      [`date of due: ${day('from')} ]`, `date of due: ${day('to')} ]`, `date of due: each year ${day('').trim()}`],
    ],
  ])('%s', (condition, expected) => expectTouches(segment(condition), expected));
});

describe('what is asked of an event', () => {
  it.each([
    ['count(order where since(at) > 3d) > 1', ['order.at: now -3d [']],
    ['count(order where since(paid) > 3d) > 1', ['order.paid: now -3d [']],
    [
      'count(order where date(paid) within next 7d) > 1',
      ['from', 'to'].map((end) => `date of order.paid: ${day(end)} ]`),
    ],
    ['sum(order.amount * (1 + age(birthday))) > 10', ['birthday: each year age']],
    ['did view then not order within 1d', ['view.at: now -1d ]']],
    ['did view then not order within 1mo', ['view.at: reached 1 months 0 ]']],
    ['did view then order within 1d', []],
    ['did view then not order', []],
    ['did view then order where since(paid) > 3d within 1d', ['order.paid: now -3d [']],
    [
      'did view as v then order where since(least(at, v.at)) > 3d within 1d',
      ['order.at: now -3d [', 'view.at: now -3d ['],
    ],
    [
      'did order as o then view where since(least(at, o.paid)) > 3d within 1d',
      ['order.paid: now -3d [', 'view.at: now -3d ['],
    ],
  ])('%s', (condition, expected) => expectTouches(segment(condition), expected));
});

/** Touches that show with some of these delays. */
const late = (touches: readonly string[], ...delays: readonly string[]): readonly string[] =>
  delays.flatMap((delay) => touches.map((touch) => `${touch} < ${delay}`));

describe('a tag', () => {
  it.each([
    // What lingers turns behind its end; it begins with the event, which is before the mark of now.
    ['tag A = x on view expires 2d', ['last view: now ]', 'last view: now -2d [']],
    ['tag A = x on view expires 1mo', ['last view: now ]', 'last view: back 1 months [']],
    ['tag A { x on view expires 2d  y otherwise }', ['last view: now ]', 'last view: now -2d [']],
    ['tag A many { x on view expires 2d  y when vip }', ['last view: now ]', 'last view: now -2d [']],
    // Beside a state an event may be the latest to hold at its very instant alone.
    [
      'tag A { x on view expires 2d  y when vip expires 2d }',
      ['last view: now []', 'last view: now -2d []', ...late(['change of vip: now ]'], 'now', 'now -2d')],
    ],
    ['tag A { x when since(joined) > 3d  y otherwise }', ['joined: now -3d [']],
    ['tag H manual { x }', ['H until_at: now []', 'H from_at: now []']],
    ['tag H manual expires 5d { x }', ['H until_at: now []', 'H from_at: now []', 'H from_at: now -5d1ms []']],
    ['tag H manual expires 1mo { x }', ['H until_at: now []', 'H from_at: now []', 'H from_at: reached 1 months 1 []']],
    [
      'tag A = x when count(view in last 1d) >= 2 expires 2d',
      ['view.at: now -1d ]', 'view.at: now ]', ...late(['view.at: now -1d ]', 'view.at: now ]'], 'now', 'now -2d')],
    ],
  ])('%s', (rules, expected) => expectTouches(rules, expected));
});

describe('a rank', () => {
  it.each([
    ['points >= top20%', []],
    ['points >= top20% among (since(joined) > 3d)', ['joined: now -3d [']],
    ['age(birthday) >= top20%', ['birthday: each year age']],
    ['since(joined) >= top20%', []],
    ['points >= top20% per city', []],
    ['points >= top20% among everyone', []],
    ['score(points, 5) = 5', []],
    ['score(age(birthday), 5) = 5', ['birthday: each year age']],
  ])('%s', (condition, expected) => expectTouches(segment(condition), expected));
});

describe('what was so before shows later', () => {
  const looked = ['now', 'now -3d'];
  const change = (field: string): string => `change of ${field}: now ]`;

  it.each([
    ['city changed in last 5d', late([change('city')], 'now', 'now -5d')],
    ['city changed in last 1mo', late([change('city')], 'now', 'back 1 months')],
    ['points > 1 for at least 3d', late([change('points')], ...looked)],
    ['points in (1, 2) for at least 3d', late([change('points')], ...looked)],
    ['city contains "海" for at least 3d', late([change('city')], ...looked)],
    ['city is known for at least 3d', late([change('city')], ...looked)],
    ['not (vip for at least 3d)', late([change('vip')], ...looked)],
  ])('of a field: %s', (condition, expected) => expectTouches(segment(condition), expected));

  const cases: readonly (readonly [condition: string, past: readonly string[]])[] = [
    ['points > 1 or not vip', [change('points'), change('vip')]],
    ['round(ratio) * abs(points) > least(points, 3)', [change('points'), change('ratio')]],
    ['ratio / points > 3', [change('points'), change('ratio')]],
    ['hour(due) > 3', [change('due')]],
    ['-points < 3', [change('points')]],
    ['city in capitals', [change('city')]],
    ['likes has "茶"', [change('likes')]],
    ['distance(place, 39.9, 116.4) < 5', [change('place')]],
    [
      'did order at least 2 times in at least 1 of last 2 weeks',
      ['order.at: now ]', 'order.at: now -7d ]', 'order.at: now -14d ]'],
    ],
    ['since(joined) > 9d', [change('joined'), 'joined: now -9d [', 'recorded joined: now -9d [']],
    ['since(joined) > 1mo', [change('joined'), 'joined: back 1 months [', 'recorded joined: back 1 months [']],
    [
      'joined in last 9d',
      ['joined', 'recorded joined'].flatMap((at) => [`${at}: now -9d ]`, `${at}: now ]`]).concat(change('joined')),
    ],
    [
      'age(birthday) >= 18',
      ['birthday', 'recorded birthday']
        .flatMap((at) => [`${at}: born 18 ]`, `${at}: born 19 ]`])
        .concat(change('birthday')),
    ],
    ['age(birthday) * 2 >= 18', [change('birthday'), 'birthday: each year age', 'recorded birthday: each year age']],
    ['since last order > 9d', ['order.at: now ]', 'order.at: now -9d [']],
    ['since(first(order.paid)) > 9d', ['order.at: now ]', 'order.paid: now -9d [']],
    ['count(order) > 2', ['order.at: now ]']],
    ['count(order in last 2d) > 2', ['order.at: now ]', 'order.at: now -2d ]']],
    ['count(order where since(paid) > 9d and amount > 20) > 2', ['order.at: now ]', 'order.paid: now -9d [']],
    ['did view then order within 1d', ['view.at: now ]', 'order.at: now ]']],
    ['did view then not order within 1d', ['view.at: now ]', 'order.at: now ]', 'view.at: now -1d ]']],
    ['in segment Z and tag U = y', [change('vip'), change('points')]],
    ['tag H = x', ['H from_at: now []', 'H until_at: now []']],
    ['city changed in last 5d', late([change('city')], 'now', 'now -5d')],
  ];
  it.each(cases)('of a tag: %s', (condition, past) => {
    const rules = `tag U = y when points > 3\ntag H manual { x }\nsegment Z = vip\ntag W = w when ${condition}`;
    const own = touchesOf(rules);
    expectTouches(`${rules}\nsegment S = tag W = w for at least 3d`, [...own, ...late(past, ...looked)]);
    expectTouches(`${rules}\nsegment S = tag W changed in last 3d`, [...own, ...late(past, ...looked)]);
  });

  it.each([
    'points >= top20%',
    'score(points, 5) = 5',
    'overall count(order) > points',
    'since(joined) > 2d * points',
    'since(joined) * 2 > 3d',
    'since(greatest(joined, overall last(order))) > 3d',
  ])('but nobody can say so where the population or arithmetic decides: %s', (condition) =>
    expect(touchesOf(`tag W = w when ${condition}\nsegment S = tag W = w for at least 3d`)).toContain('unbounded'),
  );
});

describe('nobody can say what of an event the clock touches where arithmetic decides', () => {
  it.each([
    'since(at + 2d) > 5d',
    'since(least(at, paid + 2d)) > 5d',
    'age(date(paid + 2d)) > 5',
    'age(date(paid + 2d)) * 2 > 5',
    'anniversary(date(paid + 2d)) today',
    'date(paid + 2d) today',
  ])('%s', (condition) => expect(touchesOf(`segment S = count(order where ${condition}) > 1`)).toContain('unbounded'));
});

describe('the days of a year whose dates the clock touches', () => {
  const noon = (date: string): number => Date.parse(`${date}T12:00+08:00`);
  const daysOf = (condition: string, after: number, until: number): readonly number[] => {
    const plan = planOf(CATALOG + segment(condition), { 'capitals.csv': '' });
    const touches = plan.segments.flatMap(({ condition: own }) => segmentTouches(own, scopeOf(plan, 0)));
    return touches.flatMap((touch) => (touch.kind === 'yearly' ? [...touch.days({ after, until })] : []));
  };

  it.each([
    ['the end of a day, in the book’s own zone', '2026-06-01', '2026-06-02', [602]],
    ['days', '2026-12-30', '2027-01-02', [1231, 101, 102]],
    ['the end of a February that is kept for the 29th too', '2026-02-28', '2026-03-01', [301, 229]],
    ['no end of a day', '2026-06-01', '2026-06-01', []],
  ])('for an age, over %s', (_, after, until, expected) => {
    expect(daysOf('age(birthday) * 2 > 40', noon(after) - 1, noon(until))).toEqual(expected);
  });

  const within = 'anniversary(birthday) within next 7d';

  it('are those that come into a window or leave it, and not those in its midst', () => {
    // From 1 to 8 June it is, and then from 2 to 9 June.
    const days = daysOf(within, noon('2026-06-01'), noon('2026-06-02'));
    expect(days).toEqual(expect.arrayContaining([601, 609]));
    for (const midst of [603, 604, 605, 606, 607]) expect(days).not.toContain(midst);
  });

  it('are all of those over several days', () => {
    const days = daysOf(within, noon('2026-06-01'), noon('2026-06-04'));
    expect(days).toEqual(expect.arrayContaining([601, 602, 603, 609, 610, 611]));
    for (const midst of [605, 606, 607]) expect(days).not.toContain(midst);
  });

  it('are those that leave a window without a beginning at its end', () => {
    const days = daysOf('anniversary(birthday) before 7d ago', noon('2026-06-10'), noon('2026-06-11'));
    expect(days).toEqual(expect.arrayContaining([604]));
    expect(days.length).toBeLessThan(5);
  });

  it('are those that leave a window while its end stands still', () => {
    // A month from 30 January on is as far as from 31 January: to 1 March.
    const days = daysOf('anniversary(birthday) within next 1mo', noon('2026-01-30'), noon('2026-01-31'));
    expect(days).toContain(130);
    expect(daysOf('anniversary(birthday) within next 1mo', noon('2026-01-31'), noon('2026-02-01'))).toContain(131);
  });

  it('are none while a window stands still', () => {
    expect(daysOf(within, noon('2026-06-01') - 1, noon('2026-06-01'))).toEqual([]);
    expect(daysOf('anniversary(birthday) this month', noon('2026-06-01'), noon('2026-06-29'))).toEqual([]);
  });

  it('are those of both months where one gives way to the other', () => {
    const days = daysOf('anniversary(birthday) this month', noon('2026-06-30'), noon('2026-07-01'));
    expect(days).toEqual(expect.arrayContaining([601, 615, 630, 701, 715, 731]));
    for (const other of [520, 815]) expect(days).not.toContain(other);
  });
});
