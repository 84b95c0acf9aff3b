import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('on', () => {
  it('needs an expiry, of the case or of the tag', () => {
    expectMarks(`
  tag 甲 = 高 on order
  //          ^^^^^^^^ on-needs-expires
  tag 乙 = 高 on order expires 30d
  tag 丙 expires 30d { 高 on order }
  tag 丁 { 高 on order where amount > 5 }
  //          ^^^^^^^^^^^^^^^^^^^^^^^^^ on-needs-expires
`);
  });

  it.each([['tag 甲 = 高 on order', 'tag 甲 = 高 on order expires 30d']])('is mended: %s', (before, after) => {
    expect(fixed(`${before}`, 'on-needs-expires')).toBe(`${after}`);
  });
});
