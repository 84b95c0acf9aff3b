import type { Diagnostic, Plan } from '@tagwright/dsl';
import type { Ran } from '../tests/ran.js';

/** What can be asked of a book that takes its meaning, and so looks at every condition in it. */
export interface Questions {
  /** What follows from what the conditions mean; nothing of a book with errors. */
  readonly advice: { readonly asked: object; readonly answer: readonly Diagnostic[] };
  /** The tags and segments, as `kind name`, that mean something else in the book in force; none of a book with errors. */
  readonly changed: { readonly asked: { readonly inForce: Plan }; readonly answer: readonly string[] };
  /** What the tests of a file come to, or those of it with a name; undefined for a book with errors. */
  readonly tests: {
    readonly asked: { readonly file: string; readonly name: string | undefined };
    readonly answer: readonly Ran[] | undefined;
  };
}

export type QuestionKind = keyof Questions;
export type Question = { [Kind in QuestionKind]: { readonly kind: Kind } & Questions[Kind]['asked'] }[QuestionKind];
export type AnswerTo<Asked extends Question> = Questions[Asked['kind']]['answer'];

/** The texts of a book that are others than those told before; undefined: gone. */
export interface BookUpdate {
  /** Which book it is. */
  readonly book: number;
  readonly files: ReadonlyMap<string, string | undefined>;
  /** The files of lists, by their paths as the book writes them. */
  readonly lists: ReadonlyMap<string, string | undefined>;
}

/** What the thread is told, and what it says. */
export interface ToThread {
  readonly id: number;
  readonly update: BookUpdate;
  readonly question: Question;
}
export type FromThread =
  | 'ready'
  | { readonly id: number; readonly answer: Questions[QuestionKind]['answer'] }
  | { readonly id: number; readonly fault: string };
