import { expect, it } from 'vitest';
import { readCall } from './call.js';
import { instantOf } from './instant.js';

const NOW = Date.UTC(2026, 5, 1);
const iso = (instant: number): string => new Date(instant).toISOString();

it.each([
  ['nothing is said', {}, NOW],
  ['only when it happened', { timestamp: iso(NOW - 5) }, NOW - 5],
  ['in ms', { timestamp: NOW - 5 }, NOW - 5],
  ['it was on its way for a while', { timestamp: iso(NOW - 9000), sentAt: iso(NOW - 8000) }, NOW - 9000],
  ['the clock is slow', { timestamp: iso(NOW - 3_605_000), sentAt: iso(NOW - 3_601_000) }, NOW - 5000],
  ['the clock is fast', { timestamp: iso(NOW + 3_595_000), sentAt: iso(NOW + 3_600_000) }, NOW - 5000],
  ['both are said', { originalTimestamp: iso(NOW - 7), timestamp: iso(NOW - 1) }, NOW - 7],
  ['when it was sent makes no sense', { timestamp: iso(NOW - 5), sentAt: 'soon' }, NOW - 5],
  ['it is no instant', { timestamp: 'yesterday' }, 'yesterday'],
  ['it is something else', { timestamp: { day: 1 } }, '{"day":1}'],
])('where %s', (_, sent, expected) => {
  expect(instantOf(readCall(sent, 'track'), NOW)).toBe(expected);
});

it('says the same of a call that is sent once more', () => {
  const call = { timestamp: iso(NOW - 60_000) };
  const [first, again] = [200, 9000].map((way) =>
    instantOf(readCall({ ...call, sentAt: iso(NOW - way) }, 'track'), NOW),
  );
  expect(again).toBe(first);
});
