import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { palette } from '../../terminal/palette.js';
import { Printer } from '../../terminal/printer.js';
import { widthOf } from '../../terminal/width.js';
import { wordsOf } from '../../words/index.js';
import { summaryLines } from './summary.js';
import type { RunSummary } from './summary.js';

const summary: RunSummary = {
  population: 10_000,
  tags: [
    {
      name: 'RFM评级',
      traits: ['ordered'],
      answers: [
        { name: '重要价值', customers: 1204 },
        { name: '重要保持', customers: 303 },
        { name: '👨‍👩‍👧 family', customers: 3 },
        { name: 'a value with a name that goes on and on and on', customers: 0 },
        { name: '(none)', customers: 8490, nobody: true },
      ],
    },
  ],
  segments: { name: 'Segments', traits: [], answers: [{ name: '待召回', customers: 120 }] },
  thresholds: [
    { label: 'M top20%', value: '¥3,000.00' },
    { label: 'R bottom10% per 城市', value: '12 days' },
  ],
  footer: 'as of 2026-06-01 00:00',
};

const drawn = (width: number, colored = false): string[] => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: width });
  return summaryLines(summary, new Printer(stream, palette(colored)), wordsOf('en').run);
};

describe('summaryLines', () => {
  it('aligns names, counts, shares and bars, whatever the script', () => {
    expect(drawn(80).join('\n')).toMatchSnapshot('at 80 columns');
  });

  it.each([40, 60, 80, 200])('fits %i columns', (width) => {
    for (const line of drawn(width)) expect(widthOf(line)).toBeLessThanOrEqual(Math.max(width, 66));
  });

  it('takes the same room in colour', () => {
    expect(drawn(80, true).map(widthOf)).toEqual(drawn(80).map(widthOf));
  });
});
