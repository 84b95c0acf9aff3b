import type { Plan } from '@tagwright/dsl';
import { type Dialect, isRanked, shapeRows, type Sql, STEP_TABLES, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { counted } from '../store/counted.js';
import { fixed } from '../store/fixed.js';
import { remembered } from '../store/remembered.js';
import type { Session } from '../store/store.js';
import type { KeptRanks, KeptShape } from './kept.js';

/** Where a value or a group lay before the step. */
export const was = (column: string): string => `was_${column}`;

export const columnsOf = (shapes: readonly KeptShape[]): readonly string[] =>
  shapes.flatMap(({ value, group, isGrouped }) => (isGrouped ? [value, group] : [value]));

/**
 * Works out the ranked values of everybody in `tw_only`, gathers in a temporary table who has others than are kept, and
 * brings what is kept up to date. How many these are.
 */
export const takeIn = async (session: Session, kept: KeptRanks, plan: Plan, now: number): Promise<number> => {
  const { table, moved, shapes } = kept;
  const columns = columnsOf(shapes);
  await room(session, kept);
  const into = sql.join(['customer', ...columns, ...columns.map(was)].map((name) => sql.id(name)));
  const before = sql.join(columns.map((name) => sql.id('before', name)));
  const after = sql.join(columns.map((name) => sql.id('after', name)));
  const rows = session.dialect.fenced(shapeRows(shapes, plan, now, session.dialect, STEP_TABLES.only));
  const known = await session.run(
    sql`insert into ${sql.id(moved)} (${into}) select after.customer, ${after}, ${before} from ${rows} as after
      left join ${sql.id(table)} as before on before.customer = after.customer where ${differ(columns)}`,
  );
  const gone = await session.run(statementsOf(kept).gone(session.dialect));
  if (known + gone > 0) {
    await counted(session, moved);
    await keep(session, kept);
  }
  return known + gone;
};

/** Made once for a connection: what is dropped and made anew costs more than what is cleared. */
const room = async (session: Session, kept: KeptRanks): Promise<void> => {
  const { dialect } = session;
  const { room, emptied } = statementsOf(kept);
  await session.run(room(dialect));
  await session.run(emptied(dialect));
};

/** What does not go by the instant: every step runs it. */
const statementsOf = remembered((kept: KeptRanks) => {
  const { table, moved, shapes } = kept;
  const columns = columnsOf(shapes);
  const all = sql.join(['customer', ...columns].map((name) => sql.id(name)));
  return {
    room: fixed((dialect) => roomFor(kept, dialect)),
    emptied: fixed((dialect) => dialect.emptied(moved)),
    gone: fixed((dialect) => {
      const unknown = dialect.fenced(
        sql`select customer from ${sql.id(STEP_TABLES.only)} as chosen where not exists
          (select 1 from ${sql.id(TABLES.state)} as state where state.customer = chosen.customer)`,
      );
      const before = sql.join(columns.map((name) => sql.id('before', name)));
      return sql`insert into ${sql.id(moved)} (customer, ${sql.join(columns.map((name) => sql.id(was(name))))})
        select before.customer, ${before} from ${unknown} as gone cross join ${sql.id(table)} as before
        where before.customer = gone.customer`;
    }),
    letGo: fixed(
      () =>
        sql`delete from ${sql.id(table)} where customer in (select customer from ${sql.id(moved)} where not ${isRanked(shapes)})`,
    ),
    letIn: fixed(
      () =>
        sql`insert into ${sql.id(table)} (${all}) select ${all} from ${sql.id(moved)} where ${isRanked(shapes)} and not ${wasRanked(shapes)}`,
    ),
    patterns: fixed(() => {
      const flags = shapes.map((shape) => sql`${movedWithin(shape)} as ${sql.id(shape.value)}`);
      return sql`select distinct ${sql.join(flags)} from ${sql.id(moved)} where ${isRanked(shapes)} and ${wasRanked(shapes)} limit ${sql.lit(FEW + 1)}`;
    }),
    updates: new Map<string, ReturnType<typeof fixed>>(),
  };
});

const roomFor = ({ moved, shapes }: KeptRanks, dialect: Dialect): Sql => {
  const pair = (name: string, storage: KeptShape['storage']): readonly Sql[] =>
    [name, was(name)].map((each) => sql`${sql.id(each)} ${dialect.columnType(storage)}`);
  const columns = shapes.flatMap(({ value, group, storage, isGrouped }) => [
    ...pair(value, storage),
    ...(isGrouped ? pair(group, 'text') : []),
  ]);
  const customer = sql`customer ${dialect.columnType('text')}`;
  return sql`create temp table if not exists ${sql.id(moved)} (${sql.join([customer, ...columns])})`;
};

const differ = (columns: readonly string[]): Sql =>
  sql.join(
    columns.map((name) => sql`${sql.id('after', name)} is distinct from ${sql.id('before', name)}`),
    sql` or `,
  );

/** Brings what is kept up to date: who came, who went, and what moved of those who stayed. */
const keep = async (session: Session, kept: KeptRanks): Promise<void> => {
  const { dialect } = session;
  const { letGo, letIn, updates } = statementsOf(kept);
  await session.run(letGo(dialect));
  await session.run(letIn(dialect));
  for (const pattern of await patternsOf(session, kept)) {
    const key = [...pattern.values()].join(' ');
    const statement = updates.get(key) ?? fixed(() => update(kept, pattern));
    updates.set(key, statement);
    await session.run(statement(dialect));
  }
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

const patternsOf = async (session: Session, kept: KeptRanks): Promise<readonly Pattern[]> => {
  const { shapes } = kept;
  const alone = shapes.map((shape) => new Map(shapes.map((each) => [each, each === shape ? true : undefined])));
  if (shapes.length === 1) return alone;
  const patterns = (await session.all<Record<string, number>>(statementsOf(kept).patterns(session.dialect))).map(
    (row) => new Map(shapes.map((shape) => [shape, row[shape.value] === 1])),
  );
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
