import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PlanTests } from '@tagwright/dsl';
import { compileFiles, strangersAmong } from '@tagwright/engine';
import { soundBook } from '../book/compile.js';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { asOf } from '../facts/instant.js';
import { withKeptFacts } from '../facts/open.js';
import { authorOf, type Author } from '../planning/author.js';
import { type KeptPlan, readKeptPlan } from '../planning/kept-plan.js';
import { failing, testsOf } from '../planning/plan-book.js';
import { putInForce, type Wanted } from '../planning/put-in-force.js';
import { bookFolder } from '../reference/folder.js';
import { publicationLines, publicationJson } from '../report/publication.js';
import { printable } from '../terminal/printable.js';

interface PublishOptions extends Author {
  readonly db: string;
  readonly base?: number;
  readonly asOf?: string;
  readonly format: 'pretty' | 'json';
}

/** Refuses where another book is in force than the one that this was made on. */
export const publish: Run<[source: readonly string[], options: PublishOptions]> = async (context, source, options) => {
  const [file] = source;
  const isKept = source.length === 1 && file !== undefined && isPlanFile(context, file);
  const wanted = isKept ? await ofPlan(context, file, options) : await ofFolder(context, source, options);
  if (wanted === undefined) return EXIT.findings;
  const { out, words, quiet } = context;
  const now = asOf(context, options.asOf, wanted.plan.catalog.zone);
  await withKeptFacts(context, options.db, async (store) => {
    const outcome = await putInForce(context, store, wanted, now);
    if (options.format === 'json') await out.write(publicationJson(outcome));
    else await out.lines(publicationLines(outcome, out, words, quiet));
  });
  return EXIT.fine;
};

const isPlanFile = ({ io }: Context, path: string): boolean =>
  !path.endsWith('.tag') && statSync(resolve(io.cwd, path), { throwIfNoEntry: false })?.isFile() === true;

/** Exactly the files that were planned, whatever lies in the folder by now. */
const ofPlan = async (context: Context, file: string, options: PublishOptions): Promise<Wanted | undefined> => {
  const { words, io } = context;
  if (options.base !== undefined) throw new Refusal(words.publish.baseTwice);
  const kept = readKeptPlan(readFileSync(resolve(io.cwd, file), 'utf8'));
  const planned = kept && (await asPlanned(kept));
  if (kept === undefined || planned === undefined)
    throw new Refusal(words.publish.notAPlan(file), words.publish.notAPlanAdvice);
  const { plan, tests } = planned;
  if (!(await passes(context, tests))) return undefined;
  const author = await authorOf(context, io.cwd, options);
  return { ...author, plan, files: kept.files, base: { version: kept.base.version, planned: { ...kept.base, file } } };
};

/**
 * What a plan's files mean; undefined where that is something else than what was looked at, as in another version of the
 * language, and where some of them are no part of a book.
 */
const asPlanned = async ({ files, hash }: KeptPlan) => {
  const compilation = await compileFiles(files);
  const { plan, tests } = compilation;
  return plan?.hash === hash && strangersAmong(files, compilation).length === 0 ? { plan, tests } : undefined;
};

/** Undefined where the book has errors or fails its tests, which is printed. */
const ofFolder = async (
  context: Context,
  paths: readonly string[],
  options: PublishOptions,
): Promise<Wanted | undefined> => {
  const book = await soundBook(context, paths);
  if (book === undefined) return undefined;
  if (!(await passes(context, book.tests))) return undefined;
  const { root, files } = bookFolder(context, paths, book);
  const author = await authorOf(context, root, options);
  const { base } = options;
  return { ...author, plan: book.plan, files, ...(base === undefined ? {} : { base: { version: base } }) };
};

/** A book whose tests fail is not put in force by anybody. */
const passes = async ({ err, words }: Context, tests: PlanTests | undefined): Promise<boolean> => {
  const outcomes = testsOf(tests);
  const failed = failing(outcomes);
  if (failed.length === 0) return true;
  await err.lines([
    ...failed.map((name) => `${err.colors.bad('✗')} ${printable(name)}`),
    err.colors.bad(words.publish.testsFail(failed.length, outcomes.length)),
    words.publish.testsFailAdvice,
  ]);
  return false;
};
