import { posix } from 'node:path';
import { compile, type Compilation } from '@tagwright/dsl';
import { type BookFile, RULE_ENDING, textsOf } from './files.js';

/**
 * Text → plan, lists among the files. How Chinese sounds takes a dictionary, so only a book with errors pays for it.
 *
 * @param previous an earlier compilation of the book, of which what did not change is taken over.
 */
export const compileFiles = async (files: readonly BookFile[], previous?: Compilation): Promise<Compilation> => {
  const sources = sourcesOf(files);
  const compilation = compile(sources, previous);
  if (compilation.plan !== undefined) return compilation;
  const { pinyinOf } = await import('@tagwright/dsl/pinyin');
  return compile({ ...sources, pinyin: pinyinOf });
};

/** The files of a book as the compiler takes them. */
export const sourcesOf = (files: readonly BookFile[]) => {
  const texts = textsOf(files);
  return {
    files: files.filter(({ path }) => isRuleFile(path)),
    readList: (path: string): string | undefined => texts.get(listPath(path)),
  };
};

export const isRuleFile = (path: string): boolean => path.endsWith(RULE_ENDING);

/** The path of a list's file as files go by it: `./cities.txt` is `cities.txt`. */
export const listPath = (path: string): string => posix.normalize(path);

/** The paths of all files that lists name, whether they are there or not. */
export const listPathsOf = ({ checked }: Pick<Compilation, 'checked'>): readonly string[] => [
  ...new Set(checked.catalog.lists.map(({ path }) => listPath(path))),
];

/** Files that neither hold rules nor are those of a list: nothing of the book, so they have no place in it. */
export const strangersAmong = (
  files: readonly BookFile[],
  compilation: Pick<Compilation, 'checked'>,
): readonly string[] => {
  const lists = new Set(listPathsOf(compilation));
  return files.map(({ path }) => path).filter((path) => !isRuleFile(path) && !lists.has(path));
};
