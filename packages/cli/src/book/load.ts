import { compile } from '@tagwright/dsl';
import type { BookSources, Compilation } from '@tagwright/dsl';
import type { Context } from '../context.js';
import type { Sources } from '../report/diagnostics/index.js';
import { findRuleFiles } from './find.js';
import { readList } from './list.js';
import { readTextFile } from './text-file.js';

/** A rule book as it was read, and what came of it. Files go by their shown paths. */
export interface Book extends Compilation {
  readonly sources: Sources;
}

/** Reads and compiles the book that paths stand for. What is wrong with the rules is in its diagnostics. */
export async function loadBook(context: Context, paths: readonly string[]): Promise<Book> {
  const { words, io } = context;
  const { files, folders } = findRuleFiles(paths, io.cwd, words.book);
  const compilation = await compileFriendly({
    files: files.map(({ path, shown }) => ({ path: shown, text: readTextFile(path, shown, words.book) })),
    readList: (path) => readList(path, folders, words.book),
  });
  const sources = new Map(compilation.parsed.map(({ path, text, lineMap }) => [path, { text, lines: lineMap }]));
  return { ...compilation, sources };
}

/** How Chinese sounds takes a dictionary that is slow to open, so only a book with errors, which may be slips, pays for it. */
async function compileFriendly(book: BookSources): Promise<Compilation> {
  const compilation = compile(book);
  if (compilation.plan !== undefined) return compilation;
  const { pinyinOf } = await import('@tagwright/dsl/pinyin');
  return compile({ ...book, pinyin: pinyinOf });
}

/** The files of the lists that a book names, as it writes them. */
export const listsOf = ({ parsed }: Pick<Book, 'parsed'>): readonly string[] =>
  parsed.flatMap(({ file }) => file.decls.flatMap((decl) => (decl.kind === 'ListDecl' ? [decl.path.text] : [])));
