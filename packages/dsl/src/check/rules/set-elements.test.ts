import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a set', () => {
  it('holds text, values of one of, numbers or dates', () => {
    expectMarks(`
  event a { t: set of text  o: set of one of 甲, 乙  i: set of integer  d: set of date  m: set of money  b: set of bool  p: set of point }
  //                                                                                              ^^^^^ set-element
  //                                                                                                               ^^^^ set-element
  //                                                                                                                               ^^^^^ set-element
`);
  });
});
