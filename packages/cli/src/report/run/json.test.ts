import { describe, expect, it } from 'vitest';
import { jsonAnswers } from './json.js';
import type { Answers } from './json.js';

const answers: Answers = {
  asOf: Date.UTC(2026, 4, 31, 16),
  book: 'ab12',
  population: 3,
  thresholds: [
    { label: 'M top20%', value: '3000.5' },
    { label: 'M top10% per 城市', value: '{"北京":12}' },
  ],
  tags: [
    {
      name: '2',
      values: [
        { name: '重要"保持"', members: () => ['c1', 'c2'] },
        { name: '流失', members: () => [] },
      ],
    },
    { name: '1', values: [] },
  ],
  segments: [{ name: '待召回', members: () => ['c2'] }],
  metrics: undefined,
};

const joined = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};

describe('jsonAnswers', () => {
  it('keeps to the contract, in the order of the book', async () => {
    expect(await joined(jsonAnswers(answers))).toBe(`{
  "formatVersion": 1,
  "asOf": "2026-05-31T16:00:00.000Z",
  "book": "ab12",
  "population": 3,
  "thresholds": {
    "M top20%": 3000.5,
    "M top10% per 城市": {"北京":12}
  },
  "tags": {
    "2": {
      "重要\\"保持\\"": ["c1", "c2"],
      "流失": []
    },
    "1": {}
  },
  "segments": {
    "待召回": ["c2"]
  }
}
`);
  });

  it('adds metrics when asked to, and stays JSON', async () => {
    const metrics = [
      {
        name: 'R',
        values: () =>
          [
            ['c1', '86400000'],
            ['c2', '"x"'],
          ] as const,
      },
      { name: 'F', values: () => [] },
    ];
    const document = JSON.parse(await joined(jsonAnswers({ ...answers, metrics }))) as Record<string, unknown>;
    expect(Object.keys(document)).toEqual([
      'formatVersion',
      'asOf',
      'book',
      'population',
      'thresholds',
      'tags',
      'segments',
      'metrics',
    ]);
    expect(document['metrics']).toEqual({ R: { c1: 86_400_000, c2: 'x' }, F: {} });
  });
});
