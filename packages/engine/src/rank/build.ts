import type { Plan, RankThreshold } from '@tagwright/dsl';
import { isRanked, shapeRows, summands, TABLES } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import { counted } from '../store/counted.js';
import type { Session } from '../store/store.js';
import { type KeptRanks, type KeptShape, orderOf, type RankOrder } from './kept.js';
import { RANK_TABLES } from './tables.js';

/** Whether the ranked values of a stratum are kept, by this book's ranks. */
export const areKept = async (session: Session, { table, digest }: KeptRanks): Promise<boolean> => {
  const found = await session.row<{ ranks: string }>(
    sql`select ranks from ${sql.id(RANK_TABLES.kept)} where name = ${table}`,
  );
  return found?.ranks === digest;
};

/** Lays the ranked values down anew, as the state and the answers in place say; thresholds must be those of now. */
export const buildRanks = async (session: Session, kept: KeptRanks, plan: Plan, now: number): Promise<void> => {
  const { table, shapes, digest } = kept;
  const { dialect } = session;
  await letGo(session, kept);
  const column = (name: string, storage: 'text' | KeptShape['storage']) =>
    sql`${sql.id(name)} ${dialect.columnType(storage)}`;
  const columns = shapes.flatMap(({ value, group, storage, isGrouped }) => [
    column(value, storage),
    ...(isGrouped ? [column(group, 'text')] : []),
  ]);
  await session.run(
    dialect.table(table, sql.join([sql`customer ${dialect.columnType('text')} primary key not null`, ...columns])),
  );
  await session.run(
    sql`insert into ${sql.id(table)} select * from (${shapeRows(shapes, plan, now, dialect)}) as ranked where ${isRanked(shapes)}`,
  );
  await counted(session, table);
  for (const shape of shapes) {
    for (const order of shape.orders) await session.run(indexOf(table, shape, order));
    for (const rank of shape.ranks) await session.run(placesOf(table, shape, rank, session));
  }
  await session.run(sql`insert into ${sql.id(RANK_TABLES.kept)} (name, ranks) values (${table}, ${digest})`);
};

const letGo = async (session: Session, { table, shapes }: KeptRanks): Promise<void> => {
  await session.run(sql`drop table if exists ${sql.id(table)}`);
  await session.run(sql`delete from ${sql.id(RANK_TABLES.kept)} where name = ${table}`);
  const ranks = shapes.flatMap((shape) => shape.ranks.map(({ id }) => id));
  await session.run(sql`delete from ${sql.id(RANK_TABLES.place)} where rank in (${sql.join(ranks)})`);
};

const indexOf = (
  table: string,
  { index, value, group, isGrouped }: KeptShape,
  order: RankOrder,
): RawBuilder<unknown> => {
  const name = `${table}_${index}_${order}`;
  const direction = order === 'upwards' ? sql`asc` : sql`desc`;
  const columns = [...(isGrouped ? [sql.id(group)] : []), sql`${sql.id(value)} ${direction}`, sql.id('customer')];
  return sql`create index ${sql.id(name)} on ${sql.id(table)} (${sql.join(columns)}) where ${sql.id(value)} is not null`;
};

/** The places of a rank, from the thresholds of now. */
const placesOf = (table: string, shape: KeptShape, rank: RankThreshold, { dialect }: Session): RawBuilder<unknown> => {
  const value = sql.id('entry', shape.value);
  const entries = sql`${sql.id(table)} as entry`;
  if (rank.cut === 'average') {
    const summed = summands(shape, value, dialect);
    const group = shape.isGrouped ? sql.id('entry', shape.group) : sql`cast('' as text)`;
    const byGroup = shape.isGrouped ? sql` group by ${group}` : sql``;
    return sql`insert into ${sql.id(RANK_TABLES.place)} (rank, group_value, size, ahead, total, counted)
      select ${rank.id}, ${group}, count(*), 0, cast(${dialect.sum(summed, sql``, true)} as text), count(${summed})
      from ${entries} where ${value} is not null${byGroup} having count(*) > 0`;
  }
  const theta = sql.id('threshold', shape.storage === 'real' ? 'theta_real' : 'theta');
  const group = shape.isGrouped ? sql`${sql.id('entry', shape.group)} = threshold.group_value and ` : sql``;
  const beyond = orderOf(rank, shape) === 'upwards' ? sql`<` : sql`>`;
  const count = (condition: RawBuilder<unknown>) => sql`(select count(*) from ${entries} where ${group}${condition})`;
  const ahead = sql`${count(sql`${value} ${beyond} ${theta}`)} + ${count(sql`${value} = ${theta} and entry.customer < coalesce(threshold.tie, '')`)}`;
  return sql`insert into ${sql.id(RANK_TABLES.place)} (rank, group_value, size, ahead, value, value_real, customer)
    select threshold.rank, coalesce(threshold.group_value, ''), threshold.size, ${ahead}, threshold.theta, threshold.theta_real,
    coalesce(threshold.tie, '') from ${sql.id(TABLES.threshold)} as threshold where threshold.rank = ${rank.id}`;
};
