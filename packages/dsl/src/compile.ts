import { adviseOn } from './advice/index.js';
import { checkBook, type CheckedBook, type Pinyin } from './check/index.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { Plan } from './plan/index.js';
import type { PlanTests } from './plan/tests.js';
import { carriedTo, NO_MEMORY, resolve, type Memory, type Origins } from './plan/resolve/index.js';
import { NO_ORIGINS } from './plan/resolve/origins.js';
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
}

/** What a checked book means, and what follows from that. */
export interface PlannedBook {
  /** What was found while planning, in no order. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the book means; undefined while there are errors. */
  readonly plan: Plan | undefined;
  /** The book's tests, ready to run; undefined while there are errors, and where there are none. */
  readonly tests: PlanTests | undefined;
  /** Where the conditions, cases, tags and segments of the plan, and the steps of the tests, were written. */
  readonly origins: Origins;
  /** For planning the same book again once it has changed. */
  readonly memory: Memory;
}

export interface Compilation extends PlannedBook {
  readonly parsed: readonly ParsedFile[];
  readonly checked: CheckedBook;
  /** Everything that was found, in order of file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Text → Ast → checked Ast → Plan → advice. Never throws on bad input: all its faults are in `diagnostics`.
 *
 * @param previous an earlier compilation of the same book, with errors or without: only what changed since is worked
 *   out again. The result is the same as without it.
 */
export const compile = ({ files, readList, pinyin }: BookSources, previous?: Compilation): Compilation => {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const known = new Map(previous?.parsed.map((file) => [file.path, file]));
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
  const options = { texts, ...(pinyin === undefined ? {} : { pinyin }) };
  const checked = checkBook(trees, lists, options, previous?.checked);
  const diagnostics = [...parsed.flatMap((file) => file.diagnostics), ...checked.diagnostics];
  const memory = carriedTo(checked, previous?.memory ?? NO_MEMORY);
  if (diagnostics.some(isError)) {
    const found = diagnostics.toSorted(byPlace);
    return { parsed, checked, diagnostics: found, plan: undefined, tests: undefined, origins: NO_ORIGINS, memory };
  }
  const planned = planBook(checked, texts, memory);
  return { ...planned, parsed, checked, diagnostics: [...diagnostics, ...planned.diagnostics].toSorted(byPlace) };
};

/**
 * The second half of {@link compile}: checked Ast → Plan → advice, for a book in which neither parser nor checker found
 * an error. Editors ask for it when typing rests, since it looks at every condition.
 *
 * @param texts the text of each file.
 * @param memory what an earlier planning left, carried over to this check of the book.
 */
export const planBook = (
  checked: CheckedBook,
  texts: ReadonlyMap<string, string>,
  memory: Memory = NO_MEMORY,
): PlannedBook => {
  const resolved = resolve(checked, memory);
  const { tests, diagnostics } = resolveTests(resolved);
  return {
    diagnostics: [...diagnostics, ...adviseOn({ ...resolved, texts })],
    plan: diagnostics.some(isError) ? undefined : resolved.plan,
    tests,
    origins: resolved.origins,
    memory: resolved.draft.memory,
  };
};

const isError = ({ level }: Diagnostic): boolean => level === 'error';

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.file === b.file ? a.span.start - b.span.start || a.span.end - b.span.end : a.file < b.file ? -1 : 1;
