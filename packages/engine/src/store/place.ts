import { type CompiledSql, Open, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';

/** Where a statement has a value that is told only when it runs. */
class Place extends Open {}

/** A parameter of that name, for a statement that is compiled once and run with many values. */
export const place = (name: string, type: Open['type']): Sql => sql`${new Place(name, type)}`;

/** The statement with values in its places. Throws where one has none. */
export const filled = (
  { sql: text, parameters }: CompiledSql,
  values: Readonly<Record<string, unknown>>,
): CompiledSql => ({
  sql: text,
  parameters: parameters.map((parameter) => (parameter instanceof Place ? valueOf(parameter, values) : parameter)),
});

const valueOf = ({ key }: Place, values: Readonly<Record<string, unknown>>): unknown => {
  if (!Object.hasOwn(values, key)) throw new Error(`the statement has a place for ${key}, and there is no value`);
  return values[key];
};
