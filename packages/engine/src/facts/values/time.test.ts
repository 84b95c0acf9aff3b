import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from './harness.js';
import { timeReader } from './time.js';

const shanghai = timeReader('Asia/Shanghai');
const berlin = timeReader('Europe/Berlin');
const utc = (text: string): number => Date.parse(text);

describe('times with a zone', () => {
  it.each([
    ['2026-03-01T08:30:00Z', '2026-03-01T08:30:00Z'],
    ['2026-03-01T08:30:00+08:00', '2026-03-01T00:30:00Z'],
    ['2026-03-01T08:30:00-0530', '2026-03-01T14:00:00Z'],
    ['2026-03-01T08:30:00+08', '2026-03-01T00:30:00Z'],
    ['2026-03-01 08:30:00 +08:00', '2026-03-01T00:30:00Z'],
    ['2026-03-01t08:30z', '2026-03-01T08:30:00Z'],
    ['2026-03-01T08:30+08:00', '2026-03-01T00:30:00Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ])('%s', (text, instant) => expect(outcomeOf(shanghai, text)).toBe(utc(instant)));
});

describe('times finer than a millisecond are cut', () => {
  it.each([
    ['2026-03-01T08:30:00.1Z', '2026-03-01T08:30:00.100Z'],
    ['2026-03-01T08:30:00.123456789Z', '2026-03-01T08:30:00.123Z'],
    ['2026-03-01T08:30:00,9999Z', '2026-03-01T08:30:00.999Z'],
    ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
    ['2026-03-01T08:30:00.123456+08:00', '2026-03-01T00:30:00.123Z'],
  ])('%s', (text, instant) => expect(outcomeOf(shanghai, text)).toBe(utc(instant)));
});

describe('times without a zone are local', () => {
  it.each([
    ['2026-03-01T08:30:00', '2026-03-01T00:30:00Z'],
    ['2026-03-01 08:30', '2026-03-01T00:30:00Z'],
    ['2026-03-01 08:30:00.250', '2026-03-01T00:30:00.250Z'],
    ['2026-03-01', '2026-02-28T16:00:00Z'],
    // Shanghai had summer time then.
    ['1988-07-01T12:00:00', '1988-07-01T03:00:00Z'],
  ])('in Shanghai: %s', (text, instant) => expect(outcomeOf(shanghai, text)).toBe(utc(instant)));

  it.each([
    ['2026-01-15T12:00:00', '2026-01-15T11:00:00Z'],
    ['2026-07-15T12:00:00', '2026-07-15T10:00:00Z'],
    // The hour from 2 to 3 is left out on this day, and runs twice on the other.
    ['2026-03-29T02:30:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
  ])('in Berlin: %s', (text, instant) => expect(outcomeOf(berlin, text)).toBe(utc(instant)));
});

describe('what is no time', () => {
  it.each([
    ['2026-02-30T00:00:00', 'no-such-time'],
    ['2026-03-01T24:00:00', 'no-such-time'],
    ['2026-03-01T12:60:00', 'no-such-time'],
    ['2026-03-01T12:00:60', 'no-such-time'],
    ['2026-03-01T12:00:00+25:00', 'no-such-time'],
    ['2026-03-01T12:00:00+08:75', 'no-such-time'],
    ['2026-03-01T12', 'not-a-time'],
    ['2026-03-01Z', 'not-a-time'],
    ['1767225600000', 'not-a-time'],
    ['01/03/2026 12:00', 'not-a-time'],
    ['2026-03-01T12:00:00 Asia/Shanghai', 'not-a-time'],
    ['2026-03-01T12:00:00.', 'not-a-time'],
    ['yesterday', 'not-a-time'],
  ])('%s: %s', (text, code) => expect(outcomeOf(shanghai, text)).toBe(code));
});

it('reads every instant that a date can write', () => {
  const reader = timeReader('America/New_York');
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('0000-01-01T00:00:00Z'),
        max: new Date('9999-12-31T23:59:59.999Z'),
        noInvalidDate: true,
      }),
      (date) => {
        expect(outcomeOf(reader, date.toISOString())).toBe(date.getTime());
      },
    ),
  );
});
