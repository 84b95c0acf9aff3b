import type { CompiledSql, Dialect, Sql } from '@tagwright/dsl/sql';
import { filled } from './place.js';
import { remembered } from './remembered.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * A statement that is the same each time but for the values in its places: written and compiled once for each kind of
 * database, for whoever runs it with every batch of facts or every step.
 */
export const fixed = (write: (dialect: Dialect) => Sql): ((dialect: Dialect, values?: Values) => CompiledSql) => {
  const compiled = remembered((dialect: Dialect) => dialect.compile(write(dialect)));
  return (dialect, values) => (values === undefined ? compiled(dialect) : filled(compiled(dialect), values));
};
