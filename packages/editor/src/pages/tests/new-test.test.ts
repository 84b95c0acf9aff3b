import { parse } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { withNewTest } from './new-test.js';

const DAY = new Date('2026-06-01T08:00:00Z');

describe('withNewTest', () => {
  it.each(['en', 'zh'] as const)('adds a test that parses, with the cursor in its empty line (%s)', (locale) => {
    const files = [{ path: 'rules.tag', text: 'metric R = since last order\n' }];
    const { path, text, offset } = withNewTest(files, '说 "好" 的人', locale, DAY);
    expect(path).toBe('tests.tag');
    expect(parse(path, text).diagnostics).toEqual([]);
    expect(text.slice(0, offset).endsWith('{ }\n  ')).toBe(true);
    expect(text.slice(offset)).toBe('\n}\n');
  });

  it('goes to the file that has tests, and leaves what is there as it is', () => {
    const files = [
      { path: 'a.tag', text: '' },
      { path: 'b.tag', text: '测试 "x" 于 2026-01-01 { }' },
    ];
    const { path, text } = withNewTest(files, 'y', 'zh', DAY);
    expect(path).toBe('b.tag');
    expect(text.startsWith('测试 "x" 于 2026-01-01 { }\n\n测试 "y" 于 2026-06-01 {')).toBe(true);
  });
});
