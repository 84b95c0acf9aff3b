import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a test', () => {
  it('has a name of its own', () => {
    expectMarks(`
  test "one" at 2026-06-01 { given order {}  expect did order }
  test "one" at 2026-06-02 { expect not did order }
  //   ^^^^^ duplicate-test
  test "two" at 2026-06-02 { expect not did order }
`);
  });
});
