import type { Plan } from '@tagwright/dsl';
import { Dice, evaluateAt, shrink, type Answer, type Facts, type Question } from '../oracle/index.js';
import { differences } from './agreement.js';
import type { Evaluator, Things } from './evaluators/evaluator.js';
import type { Breach, Law, Verdict } from './law.js';
import { planOf, type BookText } from './book-text.js';
import { bookStory, randomQuestion, written, type Hand } from './question.js';

/** A file of `test/cases/regressions`: a book, its facts, and what the oracle said of them. */
export interface Regression {
  readonly why: string;
  /** The files of the book, line by line. */
  readonly text: Readonly<Record<string, readonly string[]>>;
  readonly lists: Readonly<Record<string, string>>;
  readonly things: Things;
  readonly facts: Facts;
  readonly answers: readonly { readonly now: number; readonly answer: Answer }[];
}

export const oracleLaw: Law = {
  name: 'oracle',
  says: 'every evaluator answers what a naive oracle answers, for random books, facts and instants',
  try: async (seed, { evaluators, shrinkMs }): Promise<Verdict> => {
    const question = randomQuestion(new Dice(seed));
    const hand = { seed };
    const expected = answersOf(question);
    const counts = {
      cases: question.nows.length,
      triples: expected.reduce((total, { population }) => total + population, 0),
    };
    const found = await disagreement(question, hand, evaluators, expected);
    if (found === undefined) return { ...counts, broken: undefined };
    const differing = evaluators.filter(({ name }) => found.who.includes(name));
    const small = await smallest(question, hand, found, differing, shrinkMs);
    return { ...counts, broken: await breach(small, hand, differing) };
  },
};

function answersOf({ book, facts, nows }: Question): readonly Answer[] {
  return evaluateAt(book, facts, nows);
}

interface Disagreement {
  /** The evaluators that say something else, or fail; nobody where the book is refused. */
  readonly who: readonly string[];
  /** Something threw, and did not answer otherwise. */
  readonly threw: boolean;
  readonly lines: readonly string[];
}

async function disagreement(
  question: Question,
  hand: Hand,
  evaluators: readonly Evaluator[],
  expected: readonly Answer[],
): Promise<Disagreement | undefined> {
  let plan: Plan;
  try {
    plan = planOf(written(hand, question));
  } catch (thrown) {
    return { who: [], threw: true, lines: [faultText(thrown)] };
  }
  const found: Disagreement[] = [];
  for (const evaluator of evaluators) {
    const own = await differenceOf(evaluator, plan, question, expected);
    if (own) found.push(own);
  }
  if (found.length === 0) return undefined;
  return {
    who: found.flatMap(({ who }) => who),
    threw: found.every(({ threw }) => threw),
    lines: found.flatMap(({ lines }) => lines),
  };
}

async function differenceOf(
  evaluator: Evaluator,
  plan: Plan,
  { book, facts, nows }: Question,
  expected: readonly Answer[],
): Promise<Disagreement | undefined> {
  const { name } = evaluator;
  let answers: readonly Answer[];
  try {
    answers = await evaluator.answers(plan, book, facts, nows);
  } catch (thrown) {
    return { who: [name], threw: true, lines: [`${name}: ${faultText(thrown)}`] };
  }
  const lines = nows.flatMap((now, i) => {
    const [wanted, given] = [expected[i], answers[i]];
    const differing = wanted && given ? differences(wanted, given, name) : [`${name} gives no answer`];
    return differing.map((line) => `at ${now} (${new Date(now).toISOString()}): ${line}`);
  });
  return lines.length === 0 ? undefined : { who: [name], threw: false, lines };
}

function faultText(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}

/** Smaller in every way in which it still goes wrong alike. */
function smallest(
  question: Question,
  hand: Hand,
  found: Disagreement,
  evaluators: readonly Evaluator[],
  shrinkMs: number,
): Promise<Question> {
  const end = performance.now() + shrinkMs;
  const goesWrongAlike = async (smaller: Question): Promise<boolean> => {
    try {
      const other = await disagreement(smaller, hand, evaluators, answersOf(smaller));
      return other !== undefined && other.threw === found.threw && (!other.threw || sameFault(found, other));
    } catch {
      // What the oracle cannot make sense of is no counterexample.
      return false;
    }
  };
  return shrink(question, goesWrongAlike, () => performance.now() > end);
}

/** Names and numbers in a message change as a book shrinks. */
function sameFault(a: Disagreement, b: Disagreement): boolean {
  const start = (found: Disagreement) => found.lines[0]?.slice(0, 36);
  return start(a) === start(b);
}

async function breach(question: Question, hand: Hand, evaluators: readonly Evaluator[]): Promise<Breach> {
  const expected = answersOf(question);
  // Spelt plainly, if it goes wrong that way too.
  const plainly = await disagreement(question, 'plain', evaluators, expected);
  const text = written(plainly ? 'plain' : hand, question);
  const lines = (plainly ?? (await disagreement(question, hand, evaluators, expected)))?.lines ?? [];
  return { story: storyOf(text, question, lines), regression: regressionOf(question, text, lines) };
}

function storyOf(text: BookText, { facts }: Question, lines: readonly string[]): string {
  const customers = facts.customers.map((customer) => JSON.stringify(customer));
  const events = facts.events.map((event) => JSON.stringify(event));
  return [bookStory(text), ...customers, ...events, ...lines].join('\n');
}

function regressionOf(question: Question, { files, lists }: BookText, lines: readonly string[]): Regression {
  const expected = answersOf(question);
  return {
    why: lines.join('; '),
    text: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.split('\n')])),
    lists,
    things: { customer: question.book.customer, events: question.book.events },
    facts: question.facts,
    answers: question.nows.map((now, i) => ({ now, answer: expected[i] as Answer })),
  };
}
