import { compile, type Plan, type PlanTests } from '@tagwright/dsl';

/** A rule book as the texts of its files, with the lists that it names, both by path. */
export interface BookText {
  readonly files: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, string>>;
}

/** Compiles a book that should have no errors. */
export function planOf(book: BookText): Plan {
  return compiled(book).plan;
}

/** The plan of a book that should have no errors, and its tests, if it has some. */
export function compiled({ files, lists }: BookText): { readonly plan: Plan; readonly tests: PlanTests | undefined } {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { plan, tests, diagnostics } = compile({ files: sources, readList: (path) => lists[path] });
  if (plan) return { plan, tests };
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const shown = errors.map(
    ({ code, params, file, span }) =>
      `${code} ${JSON.stringify(params)} at \`${files[file]?.slice(span.start, span.end)}\` of ${file}`,
  );
  throw new BookRefused(shown.join('; '));
}

/** The checker found errors in a book. */
export class BookRefused extends Error {}
