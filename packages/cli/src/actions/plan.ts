import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { soundBook } from '../book/compile.js';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import type { ExitCode } from '../exit.js';
import type { FactOptions } from '../facts/options.js';
import { countOnData, countOnKept, openToRead } from '../planning/count.js';
import { keptPlan } from '../planning/kept-plan.js';
import { type BookPlan, failing, planBook } from '../planning/plan-book.js';
import { bookFolder } from '../reference/folder.js';
import { commitOf } from '../reference/git-files.js';
import { type NamedBook, namedBook, PUBLISHED } from '../reference/reference.js';
import { jsonPlan } from '../report/plan/json.js';
import { markdownPlan } from '../report/plan/markdown.js';
import { planLines } from '../report/plan/pretty.js';

interface PlanOptions extends FactOptions {
  readonly against?: string;
  readonly asOf?: string;
  readonly out?: string;
  readonly detailedExitcode?: boolean;
  readonly format: 'pretty' | 'json' | 'markdown';
}

/** Reads and never writes; findings where a test of the book fails. */
export const plan: Run<[paths: readonly string[], options: PlanOptions]> = async (context, paths, options) => {
  const { words } = context;
  const { db, data, out, against } = options;
  if (options.asOf !== undefined && data === undefined)
    throw new Refusal(words.plan.asOfKept, words.plan.asOfKeptAdvice);
  if (out !== undefined && (db === undefined || (against ?? PUBLISHED) !== PUBLISHED))
    throw new Refusal(words.plan.outNeeds, words.plan.outNeedsAdvice);
  const draft = await soundBook(context, paths);
  if (draft === undefined) return EXIT.findings;
  const { root, files } = bookFolder(context, paths, draft);
  const planned = (base: NamedBook): BookPlan => planBook(soundBase(context, base), draft, files);
  if (db === undefined) {
    const base = await namedBook(context, against ?? (await lastCommit(context, root)), { session: undefined, root });
    const found = planned(base);
    if (data === undefined || found.changes.length === 0) return answer(context, found, options);
    const plans = { base: base.plan, draft: draft.plan };
    return countOnData(context, plans, options, (counted) => answer(context, { ...found, counted }, options));
  }
  const store = await openToRead(context, db);
  try {
    const base = await namedBook(context, against ?? PUBLISHED, { session: store, root });
    const found = planned(base);
    if (found.changes.length === 0) return await answer(context, found, options);
    const plans = { base: base.plan, draft: draft.plan };
    if (data === undefined)
      return await answer(context, { ...found, counted: await countOnKept(context, store, plans) }, options);
    // The database says what is in force, the folder who the customers are.
    const { db: _, ...onData } = options;
    return await countOnData(context, plans, onData, (counted) => answer(context, { ...found, counted }, options));
  } finally {
    await store.close();
  }
};

const answer = async (context: Context, found: BookPlan, options: PlanOptions): Promise<ExitCode> => {
  const { out, err, io, words, quiet } = context;
  switch (options.format) {
    case 'json':
      await out.write(jsonPlan(found));
      break;
    case 'markdown':
      await out.lines(markdownPlan(context, found));
      break;
    case 'pretty':
      await out.lines(planLines(context, found));
      break;
  }
  if (options.out !== undefined) {
    writeFileSync(resolve(io.cwd, options.out), keptPlan(found));
    if (!quiet) await err.lines([words.plan.kept(options.out)]);
  }
  if (failing(found.tests).length > 0) return EXIT.findings;
  return options.detailedExitcode === true && found.changes.length > 0 ? EXIT.changes : EXIT.fine;
};

/** The commit that is checked out, where the book lies in a git work tree. */
const lastCommit = async ({ words }: Context, root: string): Promise<string> => {
  if ((await commitOf(root, 'HEAD')) === undefined) throw new Refusal(words.plan.noBase, words.plan.noBaseAdvice);
  return 'HEAD';
};

const soundBase = ({ words }: Context, base: NamedBook): NamedBook => {
  if (base.plan === undefined && base.files.length > 0)
    throw new Refusal(words.reference.hasErrors(base.label), words.reference.hasErrorsAdvice);
  return base;
};
