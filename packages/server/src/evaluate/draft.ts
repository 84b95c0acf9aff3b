import { compile, type Compilation, type FieldColumns, type Plan, type WordingOf, wordingOf } from '@tagwright/dsl';
import { type BookFile, compileFiles, isBookPath, RULE_ENDING, sourcesOf } from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import type { InForce } from '../book/book.js';
import { reportDiagnostics } from '../book/diagnostics.js';
import { refuseReach } from '../book/reach.js';
import { foundAsUnseen } from '../book/unseen.js';
import { writtenRules } from '../book/written.js';
import { type Locale, ServerError } from '../errors/index.js';

/** The book in force, as it goes over to another process: its files, or its plan where they are not known. */
export interface GivenBook {
  readonly hash: string;
  readonly files: readonly BookFile[];
  readonly plan: Plan | undefined;
}

export const givenBook = ({ hash, sources, plan }: InForce): GivenBook => ({
  hash,
  files: sources,
  plan: sources.length === 0 ? plan : undefined,
});

/** Rules that are not in force: files that take the place of those of the book or come beside them, or one text. */
export interface GivenDraft {
  readonly files?: readonly BookFile[] | undefined;
  readonly rule?: string | undefined;
}

/** A plan, and the words that it was written in. */
export interface ReadBook {
  readonly plan: Plan;
  readonly wording: WordingOf;
}

/** All files of the book with a draft in it. Throws `book-without-files` (409), `rule-too-large`, `file-of-no-book` (422). */
export const withDraft = (
  { files: base, plan }: GivenBook,
  { files = [], rule }: GivenDraft,
  limit: number,
): readonly BookFile[] => {
  const size = [...files.map(({ text }) => text), rule ?? ''].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size > limit) throw new ServerError(422, 'rule-too-large', { size, limit });
  for (const { path } of files) if (!isBookPath(path)) throw new ServerError(422, 'file-of-no-book', { path });
  if (rule !== undefined && plan !== undefined && files.length === 0)
    throw new ServerError(409, 'book-without-files', {});
  const own = rule === undefined ? files : [...files, { path: freePath([...base, ...files]), text: rule }];
  const replaced = new Set(own.map(({ path }) => path));
  return [...base.filter(({ path }) => !replaced.has(path)), ...own];
};

/** Where a text without a path stands. */
const freePath = (files: readonly BookFile[]): string => {
  const taken = new Set(files.map(({ path }) => path));
  for (let count = 1; ; count += 1) {
    const path = `draft${count === 1 ? '' : `-${count}`}${RULE_ENDING}`;
    if (!taken.has(path)) return path;
  }
};

/** Books that were compiled already, the last ones of this process. */
const compiled = new Map<string, Compilation>();
const MOST_KEPT = 4;

const compiledBook = async (given: GivenBook): Promise<Compilation | undefined> => {
  if (given.files.length === 0) return undefined;
  const known = compiled.get(given.hash);
  if (known !== undefined) return known;
  const compilation = await compileFiles(given.files);
  compiled.set(given.hash, compilation);
  for (const [hash] of [...compiled].slice(0, -MOST_KEPT)) compiled.delete(hash);
  return compilation;
};

/** The book in force. */
export const readBook = async (given: GivenBook): Promise<ReadBook> => {
  const compilation = await compiledBook(given);
  const plan = compilation?.plan ?? given.plan;
  if (plan === undefined) throw new Error(`the book ${given.hash} cannot be compiled from its own files`);
  return { plan, wording: compilation === undefined ? () => undefined : wordingOf(compilation) };
};

/** Who asks about a draft. */
export interface DraftAsking {
  readonly role: KeyRole;
  /** What he may not see. */
  readonly hidden: FieldColumns;
  readonly locale: Locale;
}

/**
 * A draft, compiled in the place of the book in force. Throws `book-with-errors` (422) with what was found, as if there
 * were no such fields where the rules read what whoever asks may not see, and like {@link refuseReach}.
 */
export const readDraft = async (
  given: GivenBook,
  files: readonly BookFile[],
  { hidden, role, locale }: DraftAsking,
): Promise<ReadBook> => {
  const base = await compiledBook(given);
  const quick = compile(sourcesOf(files), base);
  // With errors it is compiled again, for suggestions that know how Chinese sounds.
  const compilation = quick.plan === undefined ? await compileFiles(files) : quick;
  const unseen = await foundAsUnseen(
    files,
    compilation,
    async () => (base === undefined ? [] : writtenRules(base)),
    hidden,
  );
  const { plan, diagnostics } = compilation;
  if (plan === undefined || unseen.length > 0) {
    const known = new Map(given.files.map(({ path, text }) => [path, text]));
    const isOwn = new Set(files.filter(({ path, text }) => known.get(path) !== text).map(({ path }) => path));
    // Advice on what was there before is nothing that the draft is to blame for.
    const ownOrBroken = diagnostics.filter(({ level, file }) => level === 'error' || isOwn.has(file));
    const found = plan === undefined ? ownOrBroken : unseen;
    const count = found.filter(({ level }) => level === 'error').length;
    throw new ServerError(422, 'book-with-errors', { count }, { diagnostics: reportDiagnostics(found, files, locale) });
  }
  refuseReach((base?.plan ?? given.plan)?.catalog, plan.catalog, role);
  return { plan, wording: wordingOf(compilation) };
};
