import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('an order', () => {
  it('compares single values', () => {
    expectMarks(`
  tag 甲 many ordered { 高 when vip }
  //  ^^ ordered-many
  tag 乙 ordered { 高 when vip }
`);
  });
});
