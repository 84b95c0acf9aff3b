import { bookChanges, type BookChange, type Compilation, type FieldColumns, type Plan } from '@tagwright/dsl';
import {
  type BookFile,
  bookVersion,
  compileFiles,
  filesHash,
  filesOfVersion,
  latestVersion,
  type Store,
  strangersAmong,
} from '@tagwright/engine';
import { ServerError, type Locale } from '../errors/index.js';
import { defineJob, type JobContext } from '../jobs/index.js';
import { runBookTests, type TestsRun } from './book-tests.js';
import { type ReportedDiagnostic, reportDiagnostics } from './diagnostics.js';
import { foundAsUnseen } from './unseen.js';
import { writtenRules } from './written.js';

export interface CheckAsked {
  readonly files: readonly BookFile[];
  /** What whoever asks may not see. */
  readonly hidden: FieldColumns;
  /** The language of messages. */
  readonly locale: Locale;
}

/** What became of some files, beside the book in force. */
export interface Checked {
  /** The version in force; 0: none. */
  readonly base: number;
  /** One hash for the files. */
  readonly filesHash: string;
  /** What they mean, where there are no errors. */
  readonly plan: Plan | undefined;
  readonly counts: { readonly errors: number; readonly warnings: number; readonly hints: number };
  /** The first of them, in order of file and place. */
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly tests: TestsRun;
  /** Where they mean something else than the book in force; none where there are errors. */
  readonly changes: readonly BookChange[];
}

/** So many diagnostics are told, errors before the rest. */
const MOST_TOLD = 1000;

/** Files with all that the compiler has for whoever goes on in the same process. */
export interface CheckedFiles {
  readonly checked: Checked;
  readonly compilation: Compilation;
  /** The plan in force. */
  readonly inForce: Plan | undefined;
}

/** Checks files against the book in force. Throws `book-files-strange`. */
export const checkFiles = async (
  { store }: Pick<JobContext, 'store'>,
  { files, hidden, locale }: CheckAsked,
): Promise<CheckedFiles> => {
  const last = await latestVersion(store);
  const inForce = last === undefined ? undefined : (await bookVersion(store, last.engineVersion))?.plan;
  const compilation = await compileFiles(files);
  const strangers = strangersAmong(files, compilation);
  if (strangers.length > 0) throw new ServerError(422, 'book-files-strange', { paths: strangers });
  const unseen = await foundAsUnseen(files, compilation, () => standingOf(store, last?.version), hidden);
  const isSound = unseen.length === 0 && compilation.plan !== undefined;
  const diagnostics = unseen.length > 0 ? unseen : compilation.diagnostics;
  const ofLevel = (wanted: string) => diagnostics.filter(({ level }) => level === wanted);
  const [errors, warnings, hints] = [ofLevel('error'), ofLevel('warning'), ofLevel('hint')];
  const told = diagnostics.length > MOST_TOLD ? [...errors, ...warnings, ...hints].slice(0, MOST_TOLD) : diagnostics;
  return {
    compilation,
    inForce,
    checked: {
      base: last?.version ?? 0,
      filesHash: filesHash(files),
      plan: isSound ? compilation.plan : undefined,
      counts: { errors: errors.length, warnings: warnings.length, hints: hints.length },
      diagnostics: reportDiagnostics(told, files, locale),
      tests: isSound ? runBookTests(compilation) : { count: 0, failed: [] },
      changes: isSound && compilation.plan !== undefined ? bookChanges(inForce, compilation.plan) : [],
    },
  };
};

const standingOf = async (store: Store, version: number | undefined) =>
  version === undefined ? [] : writtenRules(await compileFiles(await filesOfVersion(store, version)));

/** Diagnostics and tests of files that are nowhere yet. */
export const checkBookJob = defineJob(
  'book.check',
  async (context, asked: CheckAsked): Promise<Checked> => (await checkFiles(context, asked)).checked,
);

/** Throws what keeps checked files from being put in force: errors, then tests that fail. */
export const refuseFaulty = ({ counts, diagnostics, tests }: Checked): void => {
  if (counts.errors > 0) {
    const errors = diagnostics.filter(({ level }) => level === 'error');
    throw new ServerError(422, 'book-with-errors', { count: counts.errors }, { diagnostics: errors });
  }
  const { failed } = tests;
  if (failed.length > 0) throw new ServerError(422, 'book-tests-fail', { count: failed.length, failed });
};
