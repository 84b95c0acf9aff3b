import { compile } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { runTests } from './run-tests.js';

const EXEC_ARGV = ['--conditions=tagwright-source', `--import=${import.meta.resolve('tsx')}`];

const BOOK = `
customer { 城市 city: text }
event order { amount: money }
segment 常客 = count(order) >= 2 and 城市 = 北京
`;
const testOf = (index: number): string => `test "第 ${index} 个" at 2026-06-01 {
  given customer { 城市 = ${index % 3 === 0 ? '上海' : '北京'} }
  given order { at = 2d ago, amount = 1 }
  given order { at = 1d ago, amount = 1 }
  expect in segment 常客
}
`;

describe('runTests', () => {
  it(
    'comes to the same in several processes as in one, failures with all that was seen',
    { timeout: 120_000 },
    async () => {
      const text = BOOK + Array.from({ length: 600 }, (_, index) => testOf(index)).join('');
      const { tests, diagnostics } = compile({ files: [{ path: 'book.tag', text }] });
      if (tests === undefined) throw new Error(JSON.stringify(diagnostics));
      const alone = await runTests(tests, { coverage: true, processes: 1 });
      const shared = await runTests(tests, {
        coverage: true,
        processes: 2,
        aloneMs: 0,
        worthMs: 0,
        execArgv: EXEC_ARGV,
      });
      const told = ({ outcomes }: typeof alone) =>
        outcomes.map(({ test, expectations, unmet }) => [test.name, expectations, unmet.map(({ seen }) => seen.truth)]);
      expect(told(shared)).toEqual(told(alone));
      expect(shared.outcomes.filter(({ unmet }) => unmet.length > 0)).toHaveLength(200);
      expect(shared.looked?.bits).toEqual(alone.looked?.bits);
    },
  );
});
