import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import type { Stored } from '../facts.js';
import { DAY_MS, parseDate, parseLocal } from '../semantics/index.js';
import { booksOf } from './harness.js';

const ZONE = 'Asia/Shanghai';
const START = parseLocal('2026-06-01', '20:00', ZONE) ?? Number.NaN;

/** What a test gives to a field of the customer, by column. */
const given = (fields: string): Readonly<Record<string, Stored>> => {
  const { tests, diagnostics } = compile(
    booksOf(`test "甲" at 2026-06-01 20:00 { given customer { ${fields} }  expect 会员 }`),
  );
  if (tests === undefined) throw new Error(diagnostics.map(({ code }) => code).join());
  const [step] = tests.tests[0]?.steps ?? [];
  return step?.kind === 'fields' ? step.values : {};
};

/** The same of an event with some fields. */
const storedIn = (fields: string) => (values: string) => {
  const text = `customer { city: text }\nevent order ${fields}
test "甲" at 2026-06-01 { given order { ${values} }  expect did order }`;
  const { tests, diagnostics } = compile({ files: [{ path: 'a.tag', text }] });
  if (tests === undefined) throw new Error(JSON.stringify(diagnostics));
  const [step] = tests.tests[0]?.steps ?? [];
  return step?.kind === 'event' ? step.event.values : {};
};

describe('values that a test gives', () => {
  it('are stored as a table holds them', () => {
    expect(given('余额 = -12.5, 会员 = 是, 等级 = 中, 城市 = 北京')).toEqual({
      balance: -1250,
      member: true,
      level: '中',
      city: '北京',
    });
    expect(given('城市 = M')).toEqual({ city: 'M' });
    expect(given('城市 = ""')).toEqual({ city: null });
  });

  it('hold sets in order and without repeats', () => {
    expect(given('偏好 = (茶, 酒, 茶, "𠮷", "\uFFFD")')).toEqual({ likes: '["茶","酒","\uFFFD","𠮷"]' });
    expect(given('偏好 = 茶')).toEqual({ likes: '["茶"]' });
  });

  it('hold places as latitude and longitude', () => {
    expect(given('place = (31.20, -121.5)')).toEqual({ place: '31.2,-121.5' });
    expect(given('place = (-0, 0)')).toEqual({ place: '0,0' });
  });

  it('count times and dates back from the clock', () => {
    expect(given('注册 = 2d ago, 生日 = 2d ago')).toEqual({
      joined: START - 2 * DAY_MS,
      birthday: parseDate('2026-05-30'),
    });
    expect(given('注册 = 3mo ago, 生日 = 3mo ago')).toEqual({
      joined: parseLocal('2026-03-01', '20:00', ZONE),
      birthday: parseDate('2026-03-01'),
    });
    expect(given('注册 = 2026-01-01, 生日 = 1990-02-28')).toEqual({
      joined: parseLocal('2026-01-01', '00:00', ZONE),
      birthday: parseDate('1990-02-28'),
    });
  });

  it('count lengths in milliseconds, and numbers in the units of their field', () => {
    const stored = storedIn('{ dwell: duration  weight: number  pieces: integer }');
    expect(stored('dwell = 90s, weight = -2.5')).toEqual({ dwell: 90_000, weight: -2_500_000 });
    expect(stored('weight = 20%')).toEqual({ weight: 200_000 });
    expect(stored('pieces = 3')).toEqual({ pieces: 3 });
  });

  it('order the members of a set as what they are', () => {
    const stored = storedIn('{ sizes: set of integer  days: set of date  marks: set of text }');
    expect(stored('sizes = (10, 9, -1, 9)')).toEqual({ sizes: '[-1,9,10]' });
    expect(stored('days = (2026-01-02, 2026-01-01)')).toEqual({
      days: JSON.stringify([parseDate('2026-01-01'), parseDate('2026-01-02')]),
    });
    expect(stored('marks = ("10", "9", "")')).toEqual({ marks: '["10","9"]' });
    expect(stored('marks = ("")')).toEqual({ marks: null });
  });
});
