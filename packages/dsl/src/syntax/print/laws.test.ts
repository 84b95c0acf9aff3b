import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { equal, parse, parseExpression, print, printNode } from '../index.js';
import { expr$, file$ } from '../testing/arbitrary.harness.js';

const RUNS = Number(process.env['TAGWRIGHT_LAW_RUNS'] ?? 300);
const both = ['en', 'zh'] as const;

/** Fails with the text that broke the law, which says more than a tree. */
const holds = (text: string, holding: boolean): void => expect(holding ? text : `broken: ${text}`).toBe(text);

/** The errors found in a text, beside it. */
const errorsOf = (found: readonly Diagnostic[], text: string): object => ({
  text,
  errors: found.filter((each) => each.level === 'error').map((each) => [each.code, each.params]),
});

test.each(both)('an expression printed in %s parses to the same tree', (keywords) => {
  fc.assert(
    fc.property(expr$, (expr) => {
      const text = printNode(expr, { keywords });
      const back = parseExpression(text);
      expect(errorsOf(back.diagnostics, text)).toEqual({ text, errors: [] });
      holds(text, equal(back.expr, expr));
    }),
    { numRuns: RUNS },
  );
});

test.each(both)('a file printed in %s parses to the same tree, and formats to itself', (keywords) => {
  fc.assert(
    fc.property(file$, (file) => {
      const text = printNode(file, { keywords });
      const back = parse('random.tag', text);
      expect(errorsOf(back.diagnostics, text)).toEqual({ text, errors: [] });
      holds(text, equal(back.file, file));
      const formatted = print(back, { keywords }) ?? 'refused';
      const again = parse('random.tag', formatted);
      holds(formatted, equal(again.file, file));
      expect(print(again, { keywords })).toBe(formatted);
      expect(print(again, { keywords: 'keep' })).toBe(formatted);
    }),
    { numRuns: RUNS },
  );
});

test('from English to Chinese and back is the same text', () => {
  fc.assert(
    fc.property(file$, (file) => {
      const english = print(parse('random.tag', printNode(file, { keywords: 'en' })), { keywords: 'en' }) ?? 'refused';
      const chinese = print(parse('random.tag', english), { keywords: 'zh' }) ?? 'refused';
      expect(print(parse('random.tag', chinese), { keywords: 'en' })).toBe(english);
    }),
    { numRuns: RUNS },
  );
});
