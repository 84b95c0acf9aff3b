import { describe, expect, it } from 'vitest';
import { durationReader } from './duration.js';
import { outcomeOf } from './harness.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('lengths of time', () => {
  it.each([
    ['30', 30_000],
    ['0', 0],
    ['1.5', 1500],
    ['1.1', 1100],
    ['12.3459', 12_345],
    ['-30', -30_000],
    ['30s', 30_000],
    ['1h30min', 90 * MINUTE],
    ['1h 30min', 90 * MINUTE],
    ['1.5h', 90 * MINUTE],
    ['90d', 90 * DAY],
    ['2w', 14 * DAY],
    ['1小时30分钟', 90 * MINUTE],
    ['2个小时', 2 * HOUR],
    ['30秒', 30_000],
    ['3天', 3 * DAY],
    ['2周', 14 * DAY],
    ['1个星期', 7 * DAY],
    ['PT30S', 30_000],
    ['PT1H30M', 90 * MINUTE],
    ['P1DT12H', 36 * HOUR],
    ['P2W', 14 * DAY],
    ['pt0.5s', 500],
    ['PT1,5M', 90_000],
    ['-PT30S', -30_000],
    [' 30 ', 30_000],
  ])('%s', (text, ms) => expect(outcomeOf(durationReader, text)).toBe(ms));

  it.each([
    ['3mo', 'calendar-duration'],
    ['1年', 'calendar-duration'],
    ['2个月', 'calendar-duration'],
    ['P1Y', 'calendar-duration'],
    ['P3M', 'calendar-duration'],
    ['3m', 'not-a-duration'],
    ['30min1h', 'not-a-duration'],
    ['1h1h', 'not-a-duration'],
    ['1h30', 'not-a-duration'],
    ['P', 'not-a-duration'],
    ['PT', 'not-a-duration'],
    ['P1', 'not-a-duration'],
    ['00:30:00', 'not-a-duration'],
    ['1e3', 'not-a-duration'],
    ['半小时', 'not-a-duration'],
    ['-', 'not-a-duration'],
    ['99999999999999999999', 'number-too-large'],
  ])('refuses %s', (text, code) => expect(outcomeOf(durationReader, text)).toBe(code));
});
