import { resolve } from 'node:path';
import { compileFiles, differingPaths, isBookPath, strangersAmong } from '@tagwright/engine';
import { loadBook } from '../book/load.js';
import { mustBeReplaceable, replaceBook } from '../book/replace.js';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { asOf } from '../facts/instant.js';
import { withKeptFacts } from '../facts/open.js';
import { authorOf, type Author } from '../planning/author.js';
import { putInForce } from '../planning/put-in-force.js';
import { bookFolder, type BookFolder } from '../reference/folder.js';
import { type NamedBook, publishedBook } from '../reference/reference.js';
import { publicationJson, publicationLines } from '../report/publication.js';

interface RollbackOptions extends Author {
  readonly db: string;
  readonly asOf?: string;
  readonly format: 'pretty' | 'json';
}

/** Makes an earlier book the next version: history only ever grows. */
export const rollBack: Run<[version: number, folder: string | undefined, options: RollbackOptions]> = async (
  context,
  number,
  folder,
  options,
) => {
  const { io, out, words, quiet } = context;
  await withKeptFacts(context, options.db, async (store) => {
    const [current, earlier] = [await publishedBook(context, store), await publishedBook(context, store, number)];
    const plan = await meant(context, earlier);
    const into = folder === undefined ? undefined : await asInForce(context, folder, current);
    const replacement = into && { root: into.root, before: into.files, after: earlier.files };
    // Before anything is in force, so that the folder and the database go together.
    if (replacement !== undefined) mustBeReplaceable(replacement, words.book);
    const author = await authorOf(context, into?.root ?? io.cwd, {
      ...options,
      note: options.note ?? words.rollback.note(number),
    });
    // What somebody publishes meanwhile is not taken back unseen.
    const base = { version: current.version?.version ?? 0 };
    const wanted = { ...author, plan, files: earlier.files, base, rollsBack: number };
    const now = asOf(context, options.asOf, plan.catalog.zone);
    const outcome = await putInForce(context, store, wanted, now);
    if (replacement !== undefined) replaceBook(replacement, words.book);
    if (options.format === 'json') {
      await out.write(publicationJson(outcome));
      return;
    }
    await out.lines([
      ...(outcome.kind === 'unchanged'
        ? [words.rollback.alreadyInForce(number)]
        : publicationLines(outcome, out, words, quiet)),
      ...(into === undefined || quiet ? [] : [`  ${words.rollback.wrote(folder ?? '')}`]),
    ]);
  });
  return EXIT.fine;
};

/** What the version means by now. */
const meant = async ({ words }: Context, { label, files, version }: NamedBook) => {
  if (version?.hasFiles !== true)
    throw new Refusal(words.reference.withoutFiles(label), words.reference.withoutFilesAdvice);
  const compilation = await compileFiles(files);
  const { plan } = compilation;
  if (plan === undefined) throw new Refusal(words.reference.hasErrors(label));
  // They are written into a folder, and whoever may write to the database wrote their paths.
  const strange = files.find(({ path }) => !isBookPath(path))?.path ?? strangersAmong(files, compilation)[0];
  if (strange !== undefined) throw new Refusal(words.reference.outside(strange), words.reference.outsideAdvice);
  return plan;
};

/** A folder that holds what is in force; what was edited there since would be lost. */
const asInForce = async (context: Context, folder: string, current: NamedBook): Promise<BookFolder> => {
  const { words } = context;
  const found = bookFolder(context, [folder], await loadBook(context, [folder]));
  const edited = differingPaths(current.files, found.files);
  if (edited.length > 0) throw new Refusal(words.rollback.edited(edited), words.rollback.editedAdvice);
  return { ...found, root: resolve(context.io.cwd, folder) };
};
