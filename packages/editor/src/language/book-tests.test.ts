import { describe, expect, it } from 'vitest';
import { BookTests } from './book-tests.js';
import { WorkerBook } from './worker-book.js';

const BOOK = `timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
metric R = since last order
tag 活跃度 {
  活跃 when R <= 30d
  沉睡 when R > 30d
}
test "sleeps after a month" at 2026-06-01 {
  given customer { city = Shanghai }
  given order { at = 2d ago, amount = 10 }
  expect tag 活跃度 = 活跃
  after 40d  order { amount = 1 }
  after 40d
  expect tag 活跃度 = 活跃
}
`;

const ran = (text: string) => {
  const book = new WorkerBook('en');
  book.open([{ path: 'book.tag', text }]);
  return new BookTests(book).run();
};

describe('BookTests', () => {
  it('tells each step with where the clock stood, and why an expectation is not met', () => {
    const [test] = ran(BOOK)?.tests ?? [];
    expect(test).toMatchObject({ name: 'sleeps after a month', file: 'book.tag', passes: false, expectations: 2 });
    expect(test?.steps.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'given: given customer { city = Shanghai }',
      'given: given order { at = 2d ago, amount = 10 }',
      'expect: expect tag 活跃度 = 活跃',
      'clock: after 40d order { amount = 1 }',
      'clock: after 40d',
      'expect: expect tag 活跃度 = 活跃',
    ]);
    const [, , met, , clock, unmet] = test?.steps ?? [];
    expect((clock?.at ?? 0) - (test?.start ?? 0)).toBe(80 * 86_400_000);
    expect(met?.unmet).toBeUndefined();
    expect(unmet?.unmet).toMatchObject({ truth: false, held: ['沉睡'] });
    expect(BOOK.slice(unmet?.offset).startsWith('expect tag')).toBe(true);
  });

  it('has nothing to say while the book has errors, and no tests where there are none', () => {
    expect(ran('tag x = y when nothing > 3')).toBeUndefined();
    expect(ran(BOOK.slice(0, BOOK.indexOf('test')))?.tests).toEqual([]);
  });
});
