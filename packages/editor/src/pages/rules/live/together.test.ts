import { describe, expect, it } from 'vitest';
import type { CountAt } from '../../../language/live/shape.js';
import { valueTextOf } from '../../../ui/value.js';
import { zh } from '../../../words/zh.js';
import type { WatchedCounts } from './count-watch.js';
import type { PreviewReport } from './preview-parts.js';
import type { Previewed } from './preview-watch.js';
import { reckoned, thresholdText, together } from './together.js';

const span = { start: 0, end: 1 };
const count = (more: Partial<CountAt> = {}) => ({
  rule: 'tag:RFM' as const,
  value: '重要',
  case: 0,
  span,
  count: 12,
  of: 200,
  isOld: false,
  ...more,
});

const counts = (more: Partial<WatchedCounts> = {}): WatchedCounts => ({
  path: 'a.tag',
  text: 'x',
  took: 5,
  isOld: false,
  broken: [],
  declarations: [],
  cases: [count()],
  conditions: [count({ path: [1] })],
  thresholds: [],
  ...more,
});

const same: Previewed = {
  status: 'same',
  report: undefined,
  customers: undefined,
  problem: undefined,
  isOld: false,
  took: undefined,
};
const everyone = (count: number) => ({ count, margin: 0 });
const report: PreviewReport = {
  asOf: '2026-06-01T04:00:00Z',
  customers: 50_000,
  thresholdsEstimated: false,
  subjects: [
    {
      kind: 'tag',
      name: 'RFM',
      change: 'changed',
      values: [
        {
          value: '重要',
          after: everyone(1203),
          entering: everyone(37),
          leaving: everyone(2),
          enteringCustomers: [],
          leavingCustomers: [],
        },
      ],
      conditions: [{ case: 0, path: [1], holds: everyone(9000) }],
    },
  ],
};
const published = {
  everybody: 50_000,
  rules: new Map([['tag:RFM', { values: new Map([['重要', 1168]]) }]]),
};
const value = valueTextOf('zh', zh.values);
const telling = { value, about: zh.shell.about };
const shown = (given: WatchedCounts, previewed: Previewed = same) => {
  const live = together(given, { revision: 1, previewed, published }, telling);
  return [live.cases[0], live.conditions[0]];
};

describe('counts together', () => {
  it('are reckoned up from the sample, two digits of them, until everybody is counted', () => {
    expect(shown(counts(), { ...same, status: 'waiting' })).toMatchObject([
      { count: 3000, of: 50_000, estimated: true },
      { count: 3000, of: 50_000, estimated: true },
    ]);
    expect(reckoned({ count: 37, of: 200, entering: 1, leaving: 0 }, 50_321)).toEqual({
      count: 9300,
      of: 50_321,
      entering: 250,
      leaving: 0,
      estimated: true,
    });
    expect(reckoned({ count: 1, of: 400 }, 573)).toMatchObject({ count: 1 });
    expect(reckoned({ count: 37, of: 200 }, 200)).toEqual({ count: 37, of: 200 });
  });

  it('are those of the book in force where the draft is that, and of the preview where it is not', () => {
    expect(shown(counts())).toMatchObject([{ count: 1168, of: 50_000 }, { estimated: true }]);
    const exact = shown(counts(), { ...same, status: 'exact', report });
    expect(exact).toMatchObject([
      { count: 1203, of: 50_000, entering: 37, leaving: 2 },
      { count: 9000, of: 50_000 },
    ]);
    expect(exact.some((each) => each?.estimated)).toBe(false);
    const other = shown(counts(), { ...same, status: 'exact', report: { ...report, subjects: [] } });
    expect(other).toMatchObject([{ count: 1168 }, { estimated: true }]);
  });

  it('add the values of a tag up where they exclude one another', () => {
    const { value: _, case: __, ...whole } = count({ isExclusive: true });
    const live = together(
      counts({ declarations: [whole] }),
      { revision: 1, previewed: { ...same, status: 'exact', report }, published },
      telling,
    );
    expect(live.declarations).toMatchObject([{ count: 1203, of: 50_000 }]);
    expect(live.declarations[0]?.estimated).toBeUndefined();
  });

  it('say of a threshold that it is reckoned from the sample', () => {
    const theta = { span, op: '>=', type: 'money', low: 3280, high: 3280, groups: 1, estimated: true } as const;
    const live = together(counts({ thresholds: [theta] }), { revision: 1, previewed: same, published }, telling);
    expect(live.thresholds).toEqual([{ span, text: '≥ 约 ¥3,280', estimated: true }]);
  });

  it('are not those of everybody while they are old', () => {
    expect(shown(counts({ isOld: true }), { ...same, status: 'exact', report })[0]).toMatchObject({ estimated: true });
  });
});

it('says thresholds with their unit', () => {
  const theta = { op: '>=', type: 'money', low: 3280, high: 3280, groups: 1 } as const;
  expect(thresholdText(theta, value)).toBe('≥ ¥3,280');
  expect(thresholdText({ ...theta, low: 820, groups: 12 }, value)).toBe('≥ ¥820 – ¥3,280');
  expect(thresholdText({ ...theta, op: '<', type: 'duration', low: 864e5, high: 864e5 }, value)).toBe('< 1 天');
});
