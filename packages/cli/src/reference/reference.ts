import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Compilation, Plan } from '@tagwright/dsl';
import {
  type BookFile,
  compileFiles,
  filesOfListed,
  listedVersions,
  planOfVersion,
  type Session,
  type VersionInfo,
} from '@tagwright/engine';
import { loadBook } from '../book/load.js';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';
import { localMinute } from '../report/instant.js';
import { bookFolder } from './folder.js';
import { commitOf, filesAtCommit } from './git-files.js';

/** A rule book that somebody named: a folder, a commit, or a version that was published. */
export interface NamedBook {
  /** As messages call it. */
  readonly label: string;
  readonly files: readonly BookFile[];
  /** Undefined before there was any book, and where its rules have errors. */
  readonly plan: Plan | undefined;
  /** Undefined where nobody knows how it was written. */
  readonly compilation: Compilation | undefined;
  /** Of what was published. */
  readonly version: VersionInfo | undefined;
}

/** What names are looked up in. */
export interface Surroundings {
  /** The database with the versions; undefined where none was named. */
  readonly session: Session | undefined;
  /** The folder of the book in a git work tree. */
  readonly root: string;
}

/** The version in force, by its name. */
export const PUBLISHED = 'published';

/**
 * The book that a name stands for: `published` or a number is a version in the database, a folder that is there is that,
 * anything else a commit of git. Throws `Refusal` where there is none.
 */
export async function namedBook(context: Context, name: string, { session, root }: Surroundings): Promise<NamedBook> {
  const { words, io } = context;
  if (name === PUBLISHED || /^\d+$/.test(name)) {
    if (session === undefined) throw new Refusal(words.reference.needsDatabase(name), words.reference.databaseAdvice);
    return publishedBook(context, session, name === PUBLISHED ? undefined : Number(name));
  }
  if (statSync(resolve(io.cwd, name), { throwIfNoEntry: false })?.isDirectory() === true)
    return folderBook(context, name);
  const commit = await commitOf(root, name);
  if (commit === undefined) throw new Refusal(words.reference.unknown(name), words.reference.unknownAdvice);
  const files = await filesAtCommit(root, commit);
  const compilation = await compileFiles(files);
  const label = commit.startsWith(name) ? commit.slice(0, 12) : `${name} (${commit.slice(0, 12)})`;
  return { label, files, plan: compilation.plan, compilation, version: undefined };
}

async function folderBook(context: Context, path: string): Promise<NamedBook> {
  const book = await loadBook(context, [path]);
  const { files } = bookFolder(context, [path], book);
  return { label: path, files, plan: book.plan, compilation: book, version: undefined };
}

/** A version by its number, the one in force where none is given; before there was any, number 0 is a book of nothing. */
export async function publishedBook(context: Context, session: Session, number?: number): Promise<NamedBook> {
  const { words } = context;
  const versions = await listedVersions(session);
  const version = number === undefined ? versions[0] : versions.find((each) => each.version === number);
  if (version === undefined) {
    if (number !== undefined && number !== 0)
      throw new Refusal(words.reference.noSuchVersion(number), words.reference.versionAdvice(versions[0]?.version));
    return { label: words.reference.nothing, files: [], plan: undefined, compilation: undefined, version: undefined };
  }
  const files = (await filesOfListed(session, version)).map(({ path, text }) => ({ path, text }));
  const compilation = version.hasFiles ? await compileFiles(files) : undefined;
  const stored = await planOfVersion(session, version);
  // Texts that would come to another meaning by now, in another version of the language, tell only of words.
  const isSame = compilation?.plan?.hash === version.hash;
  return {
    label: labelOf(context, version, (stored ?? compilation?.plan)?.catalog.zone ?? 'UTC'),
    files,
    plan: isSame ? compilation?.plan : stored,
    compilation: isSame ? compilation : undefined,
    version,
  };
}

const labelOf = ({ words }: Context, { version, publishedAt, by }: VersionInfo, zone: string): string =>
  words.reference.version({ version, at: localMinute(publishedAt, zone), by });
