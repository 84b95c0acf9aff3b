import { readFileSync } from 'node:fs';

const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The statements of the fused evaluation, in order; some read the parameter `:now`. They leave the table `answer`. */
export const fusedStatements = (): readonly string[] =>
  textOf('fused.sql')
    .split(/;$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

/** A rule as a query of its own: `customer` and `value`, perhaps with rows whose value is missing. */
export interface RuleQuery {
  readonly rule: string;
  readonly query: string;
}

const FILES = ['value', 'habits', 'taste', 'attention', 'profile', 'segments'];

/** Fifty queries in an order in which each may read the stored members of the ones before it. */
export const oneByOneQueries = (): readonly RuleQuery[] =>
  FILES.flatMap((file) =>
    textOf(`one-by-one/${file}.sql`)
      .split(/^-- rule /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf('\n');
        return { rule: section.slice(0, end), query: section.slice(end).trim().replace(/;$/, '') };
      }),
  );
