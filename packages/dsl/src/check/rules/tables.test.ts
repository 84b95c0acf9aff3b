import { describe, expect, it } from 'vitest';
import { checkTexts, expectMarks } from '../harness.js';

describe('tables and columns', () => {
  it('are each of one thing', () => {
    expectMarks(`
  event a from order { x: text }
  //           ^^^^^ duplicate-table
  event b from ORDER { x: text }
  //           ^^^^^ duplicate-table
  event c { x: text  y: text from x  X: text }
  //                              ^ duplicate-column
  //                                 ^ duplicate-column
  event d (id = no) { no: text }
  //                  ^^ duplicate-column
  event e from "customer" { x: text }
  //           ^^^^^^^^^^ duplicate-table
  event f from tw_state { sqlite_x: text  tw_y: text }
  //           ^^^^^^^^ reserved-identifier
  //                      ^^^^^^^^ reserved-identifier
  //                                      ^^^^ reserved-identifier
`);
  });

  it('are mapped once, and customers have no customer', () => {
    expectMarks(`
  event g from g (id = a, id = b) { x: text }
  //                      ^^^^^^ wrong-mapping
`);
  });

  it('of the customer have no customer', () => {
    expect(
      checkTexts({ 'a.tag': 'timezone "UTC"\ncustomer from c (customer = x) { name: text }' }).diagnostics,
    ).toMatchObject([{ code: 'wrong-mapping', params: { role: 'customer', why: 'not-here' } }]);
  });
});
