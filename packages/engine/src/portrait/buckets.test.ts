import { epochDayOf, formatDate, midnight, type ValueType } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { bucketsFor, roundNumber } from './buckets.js';

const ZONE = 'Asia/Shanghai';
const MONEY: ValueType = { kind: 'money', form: { exact: 2 } };
const DURATION: ValueType = { kind: 'duration', form: { exact: 0 } };
const DAY = 86_400_000;

const sorted = (count: number, value: (index: number) => number) =>
  Float64Array.from({ length: count }, (_, index) => value(index)).sort();
const bounds = (values: Float64Array, type: ValueType) =>
  bucketsFor(values, type, ZONE).map(({ from, to, value }) => value ?? [from, to]);

describe('buckets', () => {
  it('are single values where there are few', () => {
    expect(
      bounds(
        sorted(100, (index) => index % 4),
        MONEY,
      ),
    ).toEqual([0, 1, 2, 3]);
    expect(bounds(new Float64Array(0), MONEY)).toEqual([]);
  });

  it('of amounts have round bounds, and about as many customers each', () => {
    expect(
      bounds(
        sorted(1000, (index) => index * 97),
        MONEY,
      ),
    ).toEqual([
      [undefined, 10_000],
      [10_000, 20_000],
      [20_000, 30_000],
      [30_000, 40_000],
      [40_000, 50_000],
      [50_000, 60_000],
      [60_000, 80_000],
      [80_000, undefined],
    ]);
  });

  it('leave a least value that many share by itself', () => {
    const [first, second] = bounds(
      sorted(1000, (index) => Math.max(0, index - 500) * 31),
      MONEY,
    );
    expect([first, second]).toEqual([0, [1, 3000]]);
  });

  it('of lengths of time are what people say', () => {
    expect(
      bounds(
        sorted(500, (index) => index * DAY * 0.2),
        DURATION,
      ).slice(0, 4),
    ).toEqual([
      [undefined, 10 * DAY],
      [10 * DAY, 21 * DAY],
      [21 * DAY, 30 * DAY],
      [30 * DAY, 45 * DAY],
    ]);
  });

  it('of dates and instants follow the calendar of the book', () => {
    const day = epochDayOf({ year: 1960, month: 3, day: 4 });
    const dates = bounds(
      sorted(2000, (index) => day + index * 7),
      { kind: 'date' },
    );
    expect(
      dates.slice(0, 3).map((each) => (each as number[]).map((one) => (one === undefined ? one : formatDate(one)))),
    ).toEqual(
      [
        [undefined, '1965-01-01'],
        ['1965-01-01', '1970-01-01'],
        ['1970-01-01', '1975-01-01'],
      ].map(([from, to]) => [from, to]),
    );
    const may = epochDayOf({ year: 2026, month: 5, day: 1 });
    const start = midnight(may, ZONE);
    const instants = bounds(
      sorted(300, (index) => start + (index * DAY) / 2),
      { kind: 'time' },
    );
    expect(instants[0]).toEqual([undefined, midnight(epochDayOf({ year: 2026, month: 6, day: 1 }), ZONE)]);
    expect(instants).toHaveLength(5);
  });

  it('has round numbers of any size', () => {
    expect([0, 7, 0.0134, -1340, 9.7, 1e9].map(roundNumber)).toEqual([0, 6, 0.012, -1200, 10, 1e9]);
  });
});
