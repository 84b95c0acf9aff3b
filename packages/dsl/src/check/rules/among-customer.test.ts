import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('among', () => {
  it('says something of the customer', () => {
    expectMarks(`
  segment a = M >= top20% among (城市 = 北京)
  segment b = M >= top20% among (1 < 2)
  //                             ^^^^^ among-not-about-customer
  segment c = M >= top20% among everyone
  segment d = M >= top20% among (did view)
  segment e = M >= top20% among (是)
  //                             ^^ among-not-about-customer
`);
  });
});
