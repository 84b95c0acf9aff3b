import { conditionReasons, UNNAMED } from '@tagwright/dsl';
import type { TestOutcome, WordingOf } from '@tagwright/dsl';
import { isoInstant } from '../instant.js';

/** What became of each test, with the condition tree of every expectation that was not met. */
export function jsonTests(outcomes: readonly TestOutcome[], wording: WordingOf, coverage?: object): string {
  const document = {
    formatVersion: 1,
    tests: outcomes.map(({ test, expectations, unmet }) => ({
      name: test.name,
      ...placeOf(test, wording),
      passed: unmet.length === 0,
      expectations,
      unmet: unmet.map(({ step, now, customer, seen }) => ({
        ...placeOf(step, wording),
        text: wording(step)?.text ?? null,
        at: isoInstant(now),
        customer: customer === UNNAMED ? null : customer,
        condition: conditionReasons(seen, wording),
      })),
    })),
    failed: outcomes.filter(({ unmet }) => unmet.length > 0).length,
    ...(coverage === undefined ? {} : { coverage }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const placeOf = (part: object, wording: WordingOf): { readonly file: string | null; readonly line: number | null } => {
  const place = wording(part);
  return { file: place?.file ?? null, line: place?.line ?? null };
};
