import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a definition', () => {
  it('is written once', () => {
    expectMarks(`
  metric a = count(order in last 365d)
  //     ^ same-definition
  segment b = vip and M > 1万
  segment c = 消费金额 > 10000 and 会员
  //      ^ same-definition
  segment d = vip or M > 1万
`);
  });
});
