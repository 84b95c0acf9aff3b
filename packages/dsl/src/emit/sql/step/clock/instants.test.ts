import { describe, expect, it } from 'vitest';
import { compile } from '../../../../compile.js';
import { scopeOf } from '../../scope.js';
import { edgesOf } from './edges.js';
import { turnsBehind } from './instants.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { joined: time  points: integer  city: text  birthday: date }
event order { amount: money  paid: time }
event view { page: text }
`;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 10:00 in Shanghai. */
const MORNING = Date.UTC(2026, 2, 5, 2);

/** How far behind its fact each edge of a book turns, over a stretch from the morning on. */
const behind = (rules: string, length: number) => {
  const { plan, diagnostics } = compile({
    files: [{ path: 'book.tag', text: HEAD + rules }],
    readList: () => undefined,
  });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  const { all } = edgesOf(plan);
  const stretch = { after: MORNING, until: MORNING + length };
  return all.map((edge) => {
    const { touch } = edge;
    const place = touch.kind === 'crossing' ? touch.mark.key : 'yearly';
    return [edge.isEntry ? 'entry' : place, turnsBehind(edge, all, stretch, scopeOf(plan, 0))] as const;
  });
};

describe('how far behind its fact an edge turns', () => {
  it('is the length of a window, to the millisecond', () => {
    expect(behind('segment A = did order in last 30d', HOUR)).toContainEqual(['now -2592000000', 30 * DAY]);
  });

  it('is nobody’s to say where the length is of months', () => {
    const found = behind('segment A = until(joined) <= 1mo', HOUR);
    expect(found.filter(([mark]) => mark !== 'entry').map(([, ms]) => ms)).not.toContain(expect.any(Number));
  });

  it.each([
    ['too short for it to turn anything else', 'segment A = did order in last 7d', HOUR],
    ['over a local midnight that moves nothing of it', 'segment A = did order in last 7d', 15 * HOUR],
    ['within a calendar month', 'segment A = did order this month', 15 * HOUR],
    ['far from both ends of months counted back', 'segment A = did order in last 1mo', 5 * DAY],
  ])('is nothing for an event that enters a stretch that is %s', (_, rules, length) => {
    expect(behind(rules, length)).toContainEqual(['entry', 0]);
  });

  it.each([
    ['longer than what the clock runs against', 'segment A = did order in last 2h', 5 * HOUR],
    ['over the end of its day', 'segment A = did order today', 15 * HOUR],
    ['over the end of its month', 'segment A = count(order this month) >= 2', 27 * DAY],
    ['as long as a month counted back', 'segment A = did order in last 1mo', 32 * DAY],
  ])('is nobody’s to say for an event that enters one that is %s', (_, rules, length) => {
    expect(behind(rules, length)).toContainEqual(['entry', undefined]);
  });
});

/** What turns at the edges of a source within an hour, and how far behind its fact. */
const behindOf = (rules: string, kind: string): readonly (number | undefined)[] => {
  const { plan } = compile({ files: [{ path: 'book.tag', text: HEAD + rules }], readList: () => undefined });
  if (plan === undefined) throw new Error(rules);
  const { all } = edgesOf(plan);
  const own = all.filter(({ part, touch }) => part.startsWith('#') && touch.source.kind === kind);
  return own.map((edge) => turnsBehind(edge, all, { after: MORNING, until: MORNING + HOUR }, scopeOf(plan, 0)));
};

describe('a fact is followed by what turns', () => {
  it.each<[string, string, string, readonly (number | undefined)[]]>([
    ['where it is reached', 'segment A = since(joined) >= 3d', 'customer', [3 * DAY]],
    ['a ms behind, where it has to be longer', 'segment A = since(joined) > 3d', 'customer', [3 * DAY + 1]],
    ['ahead of it', 'segment A = until(joined) <= 3d', 'customer', [-3 * DAY]],
    ['at it', 'segment A = until(joined) <= 0d', 'customer', [0]],
    ['at nobody knows which of both', 'segment A = since(joined) = 3d', 'customer', [undefined]],
    ['at nobody knows when, each year', 'segment A = age(birthday) * 2 > 40', 'customer', [undefined]],
    ['at nobody knows when, by dates', 'segment A = date(joined) on today', 'customer', [undefined, undefined]],
    [
      'at nobody knows when, where it shows later',
      'segment A = city changed in last 5d',
      'field-change',
      [undefined, undefined],
    ],
    ['at nobody knows when, where it is set by hand', 'tag H manual { x }', 'hand-set', [undefined, undefined]],
    ['again, where that gives way to another', 'segment A = since(last(order in last 9d)) > 3d', 'event', [undefined]],
  ])('%s: %s', (_, rules, kind, expected) => expect(behindOf(rules, kind)).toEqual(expected));
});

/** Whether an event that enters turns all that it turns at its very instant. */
const entersAtOnce = (table: string, rules: string, length: number): boolean => {
  const { plan } = compile({ files: [{ path: 'book.tag', text: HEAD + rules }], readList: () => undefined });
  if (plan === undefined) throw new Error(rules);
  const { all } = edgesOf(plan);
  const entry = all.find(({ part, isEntry }) => isEntry && part === table);
  if (entry === undefined) throw new Error(`nothing reads ${table}`);
  const behind = turnsBehind(entry, all, { after: MORNING, until: MORNING + length }, scopeOf(plan, 0));
  expect([0, undefined]).toContain(behind);
  return behind === 0;
};

describe('an event that enters turns nothing else within a stretch', () => {
  const lasting = 'tag W = w when count(order) > 1\n';
  it.each<[string, number, boolean]>([
    ['segment A = since last order > 3d', 3 * DAY - HOUR, true],
    ['segment A = since last order > 3d', 3 * DAY + HOUR, false],
    ['segment A = until(last(order.paid)) < 3d', 3 * DAY - HOUR, true],
    ['segment A = until(last(order.paid)) < 3d', 3 * DAY + HOUR, false],
    ['segment A = since(overall last(order)) > 3d', 3 * DAY - HOUR, true],
    ['segment A = since(overall last(order)) > 3d', 3 * DAY + HOUR, false],
    ['segment A = since(last(order) + 1d) > 3d', 2 * DAY, true],
    ['segment A = since(last(order) + 1d) > 3d', 3 * DAY + HOUR, false],
    ['segment A = anniversary(first(order.at)) on today', HOUR, true],
    ['segment A = anniversary(first(order.at)) on today', 15 * HOUR, false],
    [`${lasting}segment A = tag W = w for at least 3d`, 2 * DAY, true],
    [`${lasting}segment A = tag W = w for at least 3d`, 3 * DAY + HOUR, false],
    // It was so from one day to another, by months.
    [`${lasting}segment A = tag W = w for at least 1mo`, HOUR, true],
    [`${lasting}segment A = tag W = w for at least 1mo`, 15 * HOUR, false],
    // What leaves the window after two days shows after three more.
    ['tag W = w when count(order in last 2d) > 1\nsegment A = tag W = w for at least 3d', 2 * DAY - HOUR, true],
    ['tag W = w when count(order in last 2d) > 1\nsegment A = tag W = w for at least 3d', 2 * DAY + HOUR, false],
    // Paid three days ahead it turns at once, and shows 71 hours later: an hour before it is paid.
    ['tag W = w when until(last(order.paid)) <= 3d\nsegment A = tag W = w for at least 71h', HOUR / 2, true],
    ['tag W = w when until(last(order.paid)) <= 3d\nsegment A = tag W = w for at least 71h', 2 * HOUR, false],
    // It is the latest to hold at its instant alone.
    ['tag W { x on order expires 2d  y when points > 1 expires 2d }', HOUR, false],
    ['tag W = x on order expires 2d', HOUR, true],
  ])('%s, over %d ms: %s', (rules, length, expected) => expect(entersAtOnce('order', rules, length)).toBe(expected));

  // A window of a day is nothing to views.
  it.each<[string, number]>([
    ['count(order today) > 1', 15 * HOUR],
    ['since(joined) > 1d', 5 * DAY],
    ['since(joined) > 1mo', 40 * DAY],
    ['since(2026-03-06 10:00) > 1d', 5 * DAY],
    ['since(overall last(order)) > 1d', 5 * DAY],
    ['since last order > 1d', 5 * DAY],
    ['city changed in last 1d', 5 * DAY],
    ['tag H = x', 40 * DAY],
  ])('which rests on other facts: %s', (condition, length) => {
    const rules = `tag H manual expires 5d { x }\nsegment A = count(view) > 2 or ${condition}`;
    expect(entersAtOnce('view', rules, length)).toBe(true);
  });

  it('unless something is worked out from both', () =>
    expect(entersAtOnce('view', 'segment A = count(view) > 2 or since(last(order) + 1d) > 3d', 4 * DAY)).toBe(false));
});
