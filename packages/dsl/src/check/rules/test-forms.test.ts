import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a test', () => {
  it('expects something, and ends with what it expects', () => {
    expectMarks(`
  test "one" at 2026-06-01 { given order {}  expect did order }
  test "two" at 2026-06-01 { given order {} }
  //   ^^^^^ test-without-expect
  test "three" at 2026-06-01 { expect not did order  after 1d order {}  after 2d }
  //                                                 ^^^^^^^^^^^^^^^^^ unchecked-step
`);
  });
});
