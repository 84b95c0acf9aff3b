import { describe, expect, it } from 'vitest';
import { valueTextOf } from '../../../ui/value.js';
import { en } from '../../../words/en.js';
import type { Portrait } from '../group/group.js';
import { barsOfFeature, type Drawing, highlightsOf } from './drawn.js';

const drawing: Drawing = {
  words: en.segments.portrait,
  value: valueTextOf('en', en.values),
  whole: (value) => String(value),
};

const figures = (share: number, shareOfEveryone: number, difference: 'more' | 'less' | 'unclear' = 'unclear') => ({
  count: share * 100,
  share,
  everyone: shareOfEveryone * 1000,
  shareOfEveryone,
  lift: share / shareOfEveryone,
  difference,
});

describe('barsOfFeature', () => {
  it('says ranges with their bounds, open ones too, and leaves out what everybody is known by', () => {
    const bars = barsOfFeature(
      {
        kind: 'metric',
        name: 'M',
        type: 'money',
        buckets: [
          { to: 100, ...figures(0.1, 0.2) },
          { from: 100, to: 500, ...figures(0.4, 0.5) },
          { from: 500, ...figures(0.5, 0.3) },
        ],
        missing: { ...figures(0, 0.1), everyone: 0 },
      },
      drawing,
    );
    expect(bars.map(({ label }) => label)).toEqual(['< ¥100', '¥100 – ¥500', '≥ ¥500']);
  });
});

describe('highlightsOf', () => {
  it('tells what differs for sure, the farthest apart first', () => {
    const portrait: Portrait = {
      asOf: '2026-06-01T00:00:00Z',
      count: 100,
      population: 1000,
      features: [
        {
          kind: 'field',
          name: '城市',
          type: 'text',
          values: [
            { value: '北京', ...figures(0.6, 0.2, 'more') },
            { value: '上海', ...figures(0.1, 0.4, 'unclear') },
          ],
        },
      ],
      tags: [{ name: 'RFM', values: [{ value: '高', ...figures(0.1, 0.3, 'less') }] }],
      segments: [{ name: '新客', ...figures(0.9, 0.1, 'more') }],
    };
    expect(highlightsOf(portrait, drawing, 2).map(({ of, label }) => `${of} ${label}`)).toEqual([
      'Segments 新客',
      '城市 北京',
    ]);
  });
});
