import { adviseOn } from './advice/index.js';
import { checkBook, type CheckedBook, type Pinyin } from './check/index.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { Plan } from './plan/index.js';
import type { PlanTests } from './plan/tests.js';
import { resolve, type Origin } from './plan/resolve/index.js';
import { resolveTests } from './plan/resolve/tests.js';
import { parse, type ParsedFile } from './syntax/parse.js';
import { reparse } from './syntax/reparse.js';

export interface BookSources {
  /** The `.tag` files of the book; paths are relative to its folder. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** The text of a list's file, by its path relative to the book's folder; undefined if there is none. */
  readonly readList?: (path: string) => string | undefined;
  /** How Chinese text sounds (`@tagwright/dsl/pinyin` knows): suggestions find 消费 for `xiaofei`. */
  readonly pinyin?: Pinyin;
  /** The files as an earlier compilation parsed them: only what changed since is read again. */
  readonly parsed?: readonly ParsedFile[];
}

export interface Compilation {
  readonly parsed: readonly ParsedFile[];
  readonly checked: CheckedBook;
  /** Everything that was found, in order of file and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the book means; undefined while there are errors. */
  readonly plan: Plan | undefined;
  /** The book's tests, ready to run; undefined while there are errors, and where there are none. */
  readonly tests: PlanTests | undefined;
  /** Where the conditions, cases, tags and segments of the plan, and the steps of the tests, were written. */
  readonly origins: WeakMap<object, Origin>;
}

/** Text → Ast → checked Ast → Plan → advice. Never throws on bad input: all its faults are in `diagnostics`. */
export const compile = ({ files, readList, pinyin, parsed: earlier = [] }: BookSources): Compilation => {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const known = new Map(earlier.map((file) => [file.path, file]));
  const parsed = sorted.map(({ path, text }) => {
    const before = known.get(path);
    return before === undefined ? parse(path, text) : reparse(before, text);
  });
  const trees = parsed.map(({ file }) => file);
  const lists = new Map<string, string | undefined>();
  for (const decl of trees.flatMap((tree) => tree.decls)) {
    if (decl.kind === 'ListDecl') lists.set(decl.path.text, readList?.(decl.path.text));
  }
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const checked = checkBook(trees, lists, { texts, ...(pinyin === undefined ? {} : { pinyin }) });
  const diagnostics = [...parsed.flatMap((file) => file.diagnostics), ...checked.diagnostics];
  if (diagnostics.some(isError)) {
    const found = diagnostics.toSorted(byPlace);
    return { parsed, checked, diagnostics: found, plan: undefined, tests: undefined, origins: new WeakMap() };
  }
  const { diagnostics: more, ...planned } = planBook(checked, texts);
  return { parsed, checked, diagnostics: [...diagnostics, ...more].toSorted(byPlace), ...planned };
};

/**
 * The second half of {@link compile}: checked Ast → Plan → advice, for a book in which neither parser nor checker found
 * an error. Editors ask for it when typing rests, since it looks at every condition.
 *
 * @param texts the text of each file.
 */
export const planBook = (
  checked: CheckedBook,
  texts: ReadonlyMap<string, string>,
): Pick<Compilation, 'plan' | 'tests' | 'origins' | 'diagnostics'> => {
  const resolved = resolve(checked);
  const { tests, diagnostics } = resolveTests(resolved);
  return {
    diagnostics: [...diagnostics, ...adviseOn({ ...resolved, texts })],
    plan: diagnostics.some(isError) ? undefined : resolved.plan,
    tests,
    origins: resolved.origins,
  };
};

const isError = ({ level }: Diagnostic): boolean => level === 'error';

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.file === b.file ? a.span.start - b.span.start || a.span.end - b.span.end : a.file < b.file ? -1 : 1;
