import { describe, expect, it } from 'vitest';
import type { Answer } from '../oracle/index.js';
import { differences } from './agreement.js';

const ANSWER: Answer = {
  population: 2,
  thresholds: { 'M top20%': '3000' },
  tags: { level: { gold: ['a'], silver: [] } },
  segments: { s: ['a', 'b'] },
  metrics: { M: { a: '3000' } },
};

describe('two answers', () => {
  it('agree with themselves', () => {
    expect(differences(ANSWER, structuredClone(ANSWER))).toEqual([]);
  });

  it('differ by a member, an order, a digit, a missing value', () => {
    const changed = (part: Partial<Answer>) => differences(ANSWER, { ...ANSWER, ...part });
    expect(changed({ tags: { level: { gold: [], silver: [] } } })).toEqual([
      'tags level gold: the oracle says ["a"], the pipeline []',
    ]);
    expect(changed({ segments: { s: ['b', 'a'] } })).toHaveLength(1);
    expect(changed({ metrics: { M: { a: '3000.01' } } })).toHaveLength(1);
    expect(changed({ metrics: { M: {} } })).toEqual(['metrics M a: the oracle says "3000", the pipeline nothing']);
    expect(changed({ population: 3 })).toHaveLength(1);
  });

  it('may name thresholds that only the pipeline knows', () => {
    expect(differences(ANSWER, { ...ANSWER, thresholds: { ...ANSWER.thresholds, 'x p50': '1' } })).toEqual([]);
    expect(differences(ANSWER, { ...ANSWER, thresholds: {} })).toHaveLength(1);
  });
});
