import type { Plan } from '@tagwright/dsl';
import { isRanked, shapeRows, type Sql, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { KeptRanks, KeptShape } from './kept.js';

/** Where a value or a group lay before the step. */
export const was = (column: string): string => `was_${column}`;

export const columnsOf = (shapes: readonly KeptShape[]): readonly string[] =>
  shapes.flatMap(({ value, group, isGrouped }) => (isGrouped ? [value, group] : [value]));

/**
 * Works out the ranked values of everybody in `only`, gathers in a temporary table who has others than are kept, and
 * brings what is kept up to date. How many these are.
 */
export const takeIn = async (
  session: Session,
  kept: KeptRanks,
  plan: Plan,
  now: number,
  only: string,
): Promise<number> => {
  const { table, moved, shapes } = kept;
  const columns = columnsOf(shapes);
  await room(session, kept);
  const into = sql.join(['customer', ...columns, ...columns.map(was)].map((name) => sql.id(name)));
  const before = sql.join(columns.map((name) => sql.id('before', name)));
  const after = sql.join(columns.map((name) => sql.id('after', name)));
  const rows = session.dialect.fenced(shapeRows(shapes, plan, now, session.dialect, only));
  const known = await session.run(
    sql`insert into ${sql.id(moved)} (${into}) select after.customer, ${after}, ${before} from ${rows} as after
      left join ${sql.id(table)} as before on before.customer = after.customer where ${differ(columns)}`,
  );
  const unknown = session.dialect.fenced(
    sql`select customer from ${sql.id(only)} as chosen where not exists
      (select 1 from ${sql.id(TABLES.state)} as state where state.customer = chosen.customer)`,
  );
  const gone = await session.run(
    sql`insert into ${sql.id(moved)} (customer, ${sql.join(columns.map((name) => sql.id(was(name))))})
      select before.customer, ${before} from ${unknown} as gone cross join ${sql.id(table)} as before
      where before.customer = gone.customer`,
  );
  if (known + gone > 0) await keep(session, kept);
  return known + gone;
};

/** Made once for a connection: what is dropped and made anew costs more than what is cleared. */
const room = async (session: Session, { moved, shapes }: KeptRanks): Promise<void> => {
  const { dialect } = session;
  const pair = (name: string, storage: KeptShape['storage']): readonly Sql[] =>
    [name, was(name)].map((each) => sql`${sql.id(each)} ${dialect.columnType(storage)}`);
  const columns = shapes.flatMap(({ value, group, storage, isGrouped }) => [
    ...pair(value, storage),
    ...(isGrouped ? pair(group, 'text') : []),
  ]);
  const customer = sql`customer ${dialect.columnType('text')}`;
  await session.run(sql`create temp table if not exists ${sql.id(moved)} (${sql.join([customer, ...columns])})`);
  await session.run(dialect.emptied(moved));
};

const differ = (columns: readonly string[]): Sql =>
  sql.join(
    columns.map((name) => sql`${sql.id('after', name)} is distinct from ${sql.id('before', name)}`),
    sql` or `,
  );

/** Brings what is kept up to date: who came, who went, and what moved of those who stayed. */
const keep = async (session: Session, kept: KeptRanks): Promise<void> => {
  const { table, moved, shapes } = kept;
  const columns = sql.join(['customer', ...columnsOf(shapes)].map((name) => sql.id(name)));
  await session.run(
    sql`delete from ${sql.id(table)} where customer in (select customer from ${sql.id(moved)} where not ${isRanked(shapes)})`,
  );
  await session.run(
    sql`insert into ${sql.id(table)} (${columns}) select ${columns} from ${sql.id(moved)} where ${isRanked(shapes)} and not ${wasRanked(shapes)}`,
  );
  for (const pattern of await patternsOf(session, kept)) await session.run(update(kept, pattern));
};

const wasRanked = (shapes: readonly KeptShape[]): Sql =>
  sql`(${sql.join(
    shapes.map(({ value }) => sql`${sql.id(was(value))} is not null`),
    sql` or `,
  )})`;

/** Which shapes moved, of customers of whom the same ones did; undefined: whether or not. */
type Pattern = ReadonlyMap<KeptShape, boolean | undefined>;

/** An order moves all that rests on orders: a few such patterns are told apart, so that each row is written once. */
const FEW = 12;

const patternsOf = async (session: Session, { moved, shapes }: KeptRanks): Promise<readonly Pattern[]> => {
  const alone = shapes.map((shape) => new Map(shapes.map((each) => [each, each === shape ? true : undefined])));
  if (shapes.length === 1) return alone;
  const flags = shapes.map((shape) => sql`${movedWithin(shape)} as ${sql.id(shape.value)}`);
  const patterns: Pattern[] = [];
  for await (const row of session.rows<Record<string, number>>(
    sql`select distinct ${sql.join(flags)} from ${sql.id(moved)} where ${isRanked(shapes)} and ${wasRanked(shapes)} limit ${sql.lit(FEW + 1)}`,
  ))
    patterns.push(new Map(shapes.map((shape) => [shape, row[shape.value] === 1])));
  return patterns.length > FEW ? alone : patterns;
};

/** Writes the columns that moved, and no other, so that an index is touched only where its values moved. */
const update = ({ table, moved, shapes }: KeptRanks, pattern: Pattern): Sql => {
  const columns = columnsOf(shapes.filter((shape) => pattern.get(shape) === true));
  const assignments = columns.map((name) => sql`${sql.id(name)} = ${sql.id(moved, name)}`);
  const conditions = [...pattern].flatMap(([shape, isMoved]) =>
    isMoved === undefined ? [] : [isMoved ? movedWithin(shape) : sql`not ${movedWithin(shape)}`],
  );
  const those = sql`select * from ${sql.id(moved)} where ${sql.join([isRanked(shapes), wasRanked(shapes), ...conditions], sql` and `)}`;
  return sql`update ${sql.id(table)} set ${sql.join(assignments)} from (${those}) as ${sql.id(moved)}
    where ${sql.id(moved, 'customer')} = ${sql.id(table, 'customer')}`;
};

/** Of those who moved, who did within a shape. */
export const movedWithin = (shape: KeptShape): Sql =>
  sql`(${sql.join(
    columnsOf([shape]).map((name) => sql`${sql.id(name)} is distinct from ${sql.id(was(name))}`),
    sql` or `,
  )})`;
