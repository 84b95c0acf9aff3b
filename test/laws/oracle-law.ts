import { Dice, evaluate, renderFacts, shrink, type Answer, type DataFile, type Question } from '../oracle/index.js';
import { differences } from './agreement.js';
import type { Breach, Law, Verdict } from './law.js';
import { answersOverStored, planOf, type BookText } from './pipeline.js';
import { bookStory, randomQuestion, written, type Hand } from './question.js';

/** A file of `test/cases/regressions`: a book, its data, and what the oracle said of them. */
export interface Regression {
  readonly why: string;
  readonly book: Readonly<Record<string, readonly string[]>>;
  readonly lists: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, readonly string[]>>;
  readonly answers: readonly { readonly now: number; readonly answer: Answer }[];
}

export const oracleLaw: Law = {
  name: 'oracle',
  says: 'compiler and engine answer what a naive oracle answers, for random books, facts and instants',
  try: async (seed, shrinkMs): Promise<Verdict> => {
    const question = randomQuestion(new Dice(seed));
    const hand = { seed };
    const found = disagreement(question, hand);
    const cases = question.nows.length;
    if (found === undefined) return { cases, broken: undefined };
    return { cases, broken: breach(smallest(question, hand, found, shrinkMs), hand) };
  },
};

interface Disagreement {
  /** The pipeline threw, and did not answer otherwise. */
  readonly threw: boolean;
  readonly lines: readonly string[];
}

function disagreement(question: Question, hand: Hand): Disagreement | undefined {
  const text = written(hand, question);
  let answers: readonly Answer[];
  try {
    answers = answersOverStored(planOf(text), question.book, question.facts, question.nows);
  } catch (thrown) {
    return { threw: true, lines: [faultText(thrown)] };
  }
  const lines = compared(question, answers);
  return lines.length === 0 ? undefined : { threw: false, lines };
}

function compared({ book, facts, nows }: Question, answers: readonly Answer[]): readonly string[] {
  return nows.flatMap((now, i) => {
    const found = answers[i] ? differences(evaluate(book, facts, now), answers[i]) : ['no answer'];
    return found.map((line) => `at ${now} (${new Date(now).toISOString()}): ${line}`);
  });
}

function faultText(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}

/** Smaller in every way in which it still goes wrong alike. */
function smallest(question: Question, hand: Hand, found: Disagreement, shrinkMs: number): Question {
  const end = performance.now() + shrinkMs;
  const goesWrongAlike = (smaller: Question): boolean => {
    try {
      for (const now of smaller.nows) evaluate(smaller.book, smaller.facts, now);
      const other = disagreement(smaller, hand);
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
  const start = (found: Disagreement) => found.lines[0]?.slice(0, 24);
  return start(a) === start(b);
}

function breach(question: Question, hand: Hand): Breach {
  // Spelt plainly, if it goes wrong that way too.
  const plainly = disagreement(question, 'plain');
  const text = written(plainly ? 'plain' : hand, question);
  const lines = (plainly ?? disagreement(question, hand))?.lines ?? [];
  const files = renderFacts(question.book, question.facts, () => 0);
  return { story: storyOf(text, files, lines), regression: regressionOf(question, text, lines) };
}

function storyOf(book: BookText, files: readonly DataFile[], lines: readonly string[]): string {
  return [bookStory(book), ...files.map((file) => `${file.name}\n${file.text}`), ...lines].join('\n');
}

function regressionOf(
  { book, facts, nows }: Question,
  { files: texts, lists }: BookText,
  lines: readonly string[],
): Regression {
  const files = renderFacts(book, facts, () => 0);
  return {
    why: lines.join('; '),
    book: Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text.split('\n')])),
    lists,
    data: Object.fromEntries(files.map(({ name, text }) => [name, text.split('\n')])),
    answers: nows.map((now) => ({ now, answer: evaluate(book, facts, now) })),
  };
}
