import { describe, expect, it } from 'vitest';
import { check } from '../harness.js';

describe('values and tags', () => {
  const cases = (count: number) => Array.from({ length: count }, (_, i) => `v${i} when F = ${i}`).join('\n');
  const tags = (count: number) => Array.from({ length: count }, (_, i) => `tag t${i} = a when F = ${i}`).join('\n');

  it('are few enough to keep apart', () => {
    expect(check(`tag 甲 {\n${cases(20)}\n}`)).toEqual([]);
    expect(check(`tag 甲 {\n${cases(21)}\n}`)).toMatchObject([
      { code: 'too-many-values', params: { count: 21, limit: 20 } },
    ]);
    expect(check(tags(50))).toEqual([]);
    expect(check(tags(52))).toMatchObject([{ code: 'too-many-tags', params: { count: 52, limit: 50 } }]);
  });
});
