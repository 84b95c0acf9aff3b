import {
  bookChanges,
  type BookChange,
  prepare,
  type Plan,
  type PlanTests,
  runTest,
  type TestOutcome,
} from '@tagwright/dsl';
import { type BookFile, differingPaths, type Planned, textsOf } from '@tagwright/engine';
import type { SoundBook } from '../book/compile.js';
import type { NamedBook } from '../reference/reference.js';

/** A plan: what a book would change, beside the one that it is held against. */
export interface BookPlan {
  readonly base: NamedBook;
  readonly draft: SoundBook;
  /** Those of the draft, by their paths below its folder. */
  readonly files: readonly BookFile[];
  /** Paths at which the two are written differently. */
  readonly edited: readonly EditedFile[];
  /** Where they mean something else. */
  readonly changes: readonly BookChange[];
  readonly tests: readonly TestOutcome[];
  /** Undefined where there was nothing to count, or nobody to count it on. */
  readonly counted: Planned | undefined;
}

export interface EditedFile {
  readonly path: string;
  readonly change: 'new' | 'changed' | 'gone';
}

/** Holds two books against each other; whom that moves is added by whoever has customers. */
export const planBook = (base: NamedBook, draft: SoundBook, files: readonly BookFile[]): BookPlan => ({
  base,
  draft,
  files,
  // Where nobody knows how the other one was written there is nothing to compare.
  edited: base.version?.hasFiles === false ? [] : editedFiles(base.files, files),
  changes: bookChanges(base.plan, draft.plan),
  tests: testsOf(draft.tests),
  counted: undefined,
});

/** What became of the tests that stand beside the rules. */
export const testsOf = (tests: PlanTests | undefined): readonly TestOutcome[] => {
  if (tests === undefined) return [];
  const prepared = prepare(tests.plan);
  return tests.tests.map((test) => runTest(prepared, test));
};

/** The names of tests that fail. */
export const failing = (tests: readonly TestOutcome[]): readonly string[] =>
  tests.filter(({ unmet }) => unmet.length > 0).map(({ test }) => test.name);

export const editedFiles = (before: readonly BookFile[], after: readonly BookFile[]): readonly EditedFile[] => {
  const [was, is] = [textsOf(before), textsOf(after)];
  return differingPaths(before, after).map((path) => ({
    path,
    change: was.has(path) ? (is.has(path) ? 'changed' : 'gone') : 'new',
  }));
};

/** A book that declares what another one does, and has no rules: what a first book is held against. */
export const withoutRules = (plan: Plan): Plan => ({
  ...plan,
  hash: '',
  columns: [],
  ranks: [],
  histories: [],
  metrics: [],
  tags: [],
  segments: [],
  strata: [],
});
