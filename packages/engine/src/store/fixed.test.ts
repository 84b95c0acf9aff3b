import { postgres, sqlite } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { fixed } from './fixed.js';
import { place } from './place.js';

it('writes a statement once for each kind of database, and fills its places each time', () => {
  let written = 0;
  const statement = fixed((dialect) => {
    written += 1;
    return sql`select ${sql.id(dialect.name)} from t where x = ${place('x', 'bigint')}`;
  });
  expect(statement(sqlite, { x: 1n })).toMatchObject({ sql: 'select "sqlite" from t where x = ?', parameters: [1n] });
  expect(statement(sqlite, { x: 2n }).parameters).toEqual([2n]);
  expect(statement(postgres, { x: 3n }).sql).toContain('"postgres"');
  expect(written).toBe(2);
});

it('is handed over as it is where nothing is left open', () => {
  const statement = fixed(() => sql`select 1`);
  expect(statement(sqlite)).toBe(statement(sqlite));
});
