import { describe, expect, it } from 'vitest';
import { compiled } from './harness.js';
import { unusedTags } from './index.js';

const RULES = `
tag 甲 { 好 when M > 5 }
tag 乙 { 好 when tag 甲 = 好 }
tag 丙 { 好 when M > 6 }
tag 丁 { 好 when M > 7 }
segment 段 = tag 丙 = 好
test "丁" at 2026-01-01 {
  given customer { 城市 = 北京 }
  expect tag 丁 is missing
}
`;

const unused = (lookedAt: readonly string[]): readonly unknown[] => {
  const { plan, origins, parsed } = compiled(RULES);
  if (plan === undefined) throw new Error('no plan');
  const files = parsed.map(({ file }) => file);
  const texts = new Map([['rules.tag', RULES]]);
  return unusedTags({ plan, origins, texts }, files, new Set(lookedAt)).map(({ params }) => params);
};

describe('a tag', () => {
  it('is unused if no segment, tag or test reads it and nobody looks at it', () => {
    expect(unused([])).toEqual([{ tag: '乙' }]);
    expect(unused(['乙'])).toEqual([]);
  });
});
