import { describe, expect, it } from 'vitest';
import { fullYears, LocalCalendar, parseDay, shiftDay } from './calendar.js';

const at = (iso: string) => Date.parse(iso);
const back = (zone: string, iso: string, months: number) =>
  new Date(new LocalCalendar(zone).shift(at(iso), { amount: months, unit: 'mo' }, -1)).toISOString();

describe('calendar spans', () => {
  it('keep the local time of day across a clock change', () => {
    // New York: noon EDT on 15 April, a month before: noon EDT on 15 March; two: noon EST on 15 February.
    expect(back('America/New_York', '2026-04-15T16:00:00Z', 1)).toBe('2026-03-15T16:00:00.000Z');
    expect(back('America/New_York', '2026-04-15T16:00:00Z', 2)).toBe('2026-02-15T17:00:00.000Z');
  });

  it('end where the clocks end their jump, if they jump over the time of day', () => {
    // 8 April, 02:30 EDT; on 8 March the clocks go from 02:00 to 03:00, at 07:00 UTC.
    expect(back('America/New_York', '2026-04-08T06:30:00Z', 1)).toBe('2026-03-08T07:00:00.000Z');
    // Lord Howe jumps half an hour only.
    expect(back('Australia/Lord_Howe', '2026-04-04T15:59:59.999Z', 6)).toBe('2025-10-04T15:30:00.000Z');
  });

  it('stand still while the clocks repeat an hour', () => {
    const zone = 'America/New_York';
    const latest = '2026-10-01T05:59:59.999Z';
    expect(back(zone, '2026-11-01T05:59:59.999Z', 1)).toBe(latest);
    expect(back(zone, '2026-11-01T06:00:00.000Z', 1)).toBe(latest);
    expect(back(zone, '2026-11-01T06:59:59.999Z', 1)).toBe(latest);
    expect(back(zone, '2026-11-01T07:00:00.000Z', 1)).toBe('2026-10-01T06:00:00.000Z');
  });

  it('move a date that does not exist to the next month, for days as for instants', () => {
    expect(shiftDay(parseDay('2026-03-31'), { amount: 1, unit: 'mo' }, -1)).toBe(parseDay('2026-03-01'));
    expect(shiftDay(parseDay('2024-02-29'), { amount: 1, unit: 'y' }, 1)).toBe(parseDay('2025-03-01'));
    expect(back('UTC', '2026-03-31T10:00:00Z', 1)).toBe('2026-03-01T00:00:00.000Z');
  });
});

describe('days', () => {
  it('begin at their first instant, which is not always midnight', () => {
    // Cairo, 24 April 2026: the clocks go from 00:00 to 01:00.
    const calendar = new LocalCalendar('Africa/Cairo');
    expect(new Date(calendar.midnight(parseDay('2026-04-24'))).toISOString()).toBe('2026-04-23T22:00:00.000Z');
    expect(calendar.day(at('2026-04-23T21:59:59.999Z'))).toBe(parseDay('2026-04-23'));
  });

  it('make a year on the birthday', () => {
    expect(fullYears(parseDay('2000-06-15'), parseDay('2026-06-14'))).toBe(25);
    expect(fullYears(parseDay('2000-06-15'), parseDay('2026-06-15'))).toBe(26);
    expect(fullYears(parseDay('2004-02-29'), parseDay('2025-02-28'))).toBe(20);
    expect(fullYears(parseDay('2004-02-29'), parseDay('2025-03-01'))).toBe(21);
  });
});
