import { prepare, runTest } from '@tagwright/dsl';
import {
  Dice,
  evaluate,
  PLAIN,
  randomBookWithConditions,
  randomFacts,
  randomNow,
  rehearsal,
  renderTest,
  type Book,
  type Condition,
  type Rehearsal,
  type Style,
  type TestScript,
} from '../oracle/index.js';
import { compiled, type BookText } from './book-text.js';
import type { Law, Verdict } from './law.js';
import { bookStory, written } from './question.js';

/** The tests of the language, which are run in JavaScript. */
export const testsLaw: Law = {
  name: 'tests',
  says: 'a test that expects what the oracle says passes, and one that expects the opposite fails in everything',
  try: async (seed): Promise<Verdict> => {
    const dice = new Dice(seed);
    const { book, conditions } = randomBookWithConditions(dice, 3);
    const about = randomNow(dice, book);
    const rehearsed = rehearsal(dice, book, randomFacts(dice, book, about), about);
    // A rank among one customer is none that a test would take.
    if (rehearsed.facts.customers.length < 2) return { cases: 0, broken: undefined };
    const right = { ...rehearsed.script, expectations: expectations(book, conditions, rehearsed) };
    const wrong: TestScript = {
      ...right,
      name: 'the opposite',
      expectations: right.expectations.map((one) => ({ ...one, holds: !one.holds })),
    };
    const text = withTests(written({ seed }, { book }), book, [right, wrong], seed);
    const found = faultsOf(text, right.expectations.length);
    if (found.length === 0) return { cases: 2, broken: undefined };
    const plainly = withTests(written('plain', { book }), book, [right], undefined);
    return { cases: 2, broken: { story: [bookStory(plainly), bookStory(text), ...found].join('\n') } };
  },
};

function expectations(book: Book, conditions: readonly Condition[], { facts, now }: Rehearsal) {
  const names = conditions.map((_, i) => `law ${i}`);
  const segments = conditions.map((condition, i) => ({ names: [names[i] ?? ''] as const, condition }));
  const answer = evaluate({ ...book, segments: [...book.segments, ...segments] }, facts, now);
  return facts.customers.flatMap(({ id }) =>
    conditions.map((condition, i) => ({
      customer: id,
      condition,
      holds: answer.segments[names[i] ?? '']?.includes(id) ?? false,
    })),
  );
}

function withTests(
  { files, lists }: BookText,
  book: Book,
  scripts: readonly TestScript[],
  seed: number | undefined,
): BookText {
  const dice = new Dice(seed ?? 0);
  const style: Style =
    seed === undefined ? PLAIN : { vocabulary: dice.pick(['en', 'zh', 'mixed']), choose: (n) => dice.int(0, n - 1) };
  const tests = scripts.map((script) => renderTest(book, script, style));
  return { files: { ...files, 'tests.tag': tests.join('\n') }, lists };
}

function faultsOf(text: BookText, expected: number): readonly string[] {
  let tests;
  try {
    ({ tests } = compiled(text));
  } catch (thrown) {
    return [String(thrown)];
  }
  if (tests === undefined) return ['the book has no tests'];
  const prepared = prepare(tests.plan);
  const [right, wrong] = tests.tests.map((test) => runTest(prepared, test));
  const unmet = (right?.unmet ?? []).map(
    ({ customer, step }) => `not met for ${customer}: expectation ${right?.test.steps.indexOf(step)}`,
  );
  const fine =
    wrong?.unmet.length === expected ? [] : [`of ${expected} opposites, ${wrong?.unmet.length} were not met`];
  return [...unmet, ...fine];
}
