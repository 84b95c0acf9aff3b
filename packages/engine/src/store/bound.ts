import type { CompiledSql, Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';

/** Where a statement has a value that is told only when it runs. */
class Place {
  constructor(readonly name: string) {}
}

/** A parameter of that name, for a statement that is compiled once and run with many values. */
export const place = (name: string): Sql => sql`${new Place(name)}`;

/** The statement with values in its places. Throws where one has none. */
export const boundTo = (
  { sql: text, parameters }: CompiledSql,
  values: Readonly<Record<string, unknown>>,
): CompiledSql => ({
  sql: text,
  parameters: parameters.map((parameter) => (parameter instanceof Place ? valueOf(parameter, values) : parameter)),
});

const valueOf = ({ name }: Place, values: Readonly<Record<string, unknown>>): unknown => {
  if (!Object.hasOwn(values, name)) throw new Error(`the statement has a place for ${name}, and there is no value`);
  return values[name];
};
