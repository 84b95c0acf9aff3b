import { sql } from 'kysely';
import { any, firstOf, integer, list, type Sql } from '../fragments.js';
import { type StoredColumn, TABLES } from '../physical.js';
import { STATE_KEY } from '../scope.js';
import { named } from '../statement.js';
import { STEP_TABLES } from './tables.js';

/** The name under which a flip shows what an answer was before. */
export const wasNamed = (column: string): string => `was_${column}`;

/**
 * Those in `tw_only` with an answer other than before, in the order of ids: (customer, is_known, was_known, each answer,
 * and each under {@link wasNamed} as it was). Who is not known has no answers.
 */
export const flips = (columns: readonly StoredColumn[]): Sql => {
  const is = (name: string): Sql => sql.id('after', name);
  const was = (name: string): Sql => sql.id('before', name);
  const known = (side: (name: string) => Sql): Sql =>
    firstOf([[sql`(${side(STATE_KEY)} is not null)`, integer(1)]], integer(0));
  const differ = [STATE_KEY, ...columns.map(({ name }) => name)].map(
    (name) => sql`(${is(name)} is distinct from ${was(name)})`,
  );
  const shown = [
    named(sql.id('only', STATE_KEY), STATE_KEY),
    named(known(is), 'is_known'),
    named(known(was), 'was_known'),
    ...columns.flatMap(({ name }) => [named(is(name), name), named(was(name), wasNamed(name))]),
  ];
  const joined = (table: string, alias: string): Sql =>
    sql` left join ${sql.id(table)} as ${sql.id(alias)} on (${sql.id(alias, STATE_KEY)} = ${sql.id('only', STATE_KEY)})`;
  return sql`select ${list(shown)} from ${sql.id(STEP_TABLES.only)} as ${sql.id('only')}${joined(TABLES.answer, 'after')}${joined(STEP_TABLES.before, 'before')} where ${any(differ)} order by ${sql.id('only', STATE_KEY)}`;
};
