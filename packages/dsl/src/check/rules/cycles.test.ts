import { describe, expect, it } from 'vitest';
import { check, expectMarks } from '../harness.js';

describe('a cycle', () => {
  it('of tags, segments and metrics is reported once', () => {
    expectMarks(`
  metric a = b + 1
  //     ^ cycle
  metric b = c * 2
  metric c = a
  metric d = d
  //     ^ cycle
  segment e = in segment f
  segment f = tag g = x and M > 3
  tag g = x when not in segment e
  //  ^ cycle
  segment h = in segment e
`);
  });

  it('names the way round', () => {
    expect(check('metric a = b\nmetric b = a')).toMatchObject([
      { code: 'cycle', params: { path: ['a', 'b', 'a'] }, related: [{ file: 'rules.tag' }] },
    ]);
  });
});
