import type { Plan } from '@tagwright/dsl';
import { ALIAS, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { StoredValue } from '../results/metrics.js';
import type { Session } from '../store/store.js';
import type { Feature } from './features.js';
import { type CustomerGroup, isMember } from './group.js';
import { filterSql, given, type MemberFilter } from './narrowing.js';
import { featureSql, type Population, populationOf, rowsWith } from './rows.js';

/** A member with what is known of it, in the order of the features asked for; undefined: missing. */
export interface Member {
  readonly customer: string;
  /** In storage units. */
  readonly values: readonly (StoredValue | undefined)[];
}

/** By what members are put in order; those of whom it is missing come last, equal ones by customer id. */
export interface MemberOrder {
  readonly feature: Feature;
  readonly descending: boolean;
}

/** The place in an order after which a page begins: the last member before it. */
export interface MemberPlace {
  readonly customer: string;
  /** The value that the order goes by; undefined where it is missing, or the order is by id. */
  readonly value: StoredValue | undefined;
}

export interface MemberQuery {
  /** What is wanted of each member. */
  readonly features?: readonly Feature[];
  readonly filters?: readonly MemberFilter[];
  /** By customer id if left out. */
  readonly order?: MemberOrder;
  readonly after?: MemberPlace;
  /** All of them if left out. */
  readonly limit?: number;
}

const ORDER = 'o';

/**
 * Members of a group as they are asked for: one statement, so that they are those of one instant, and a million of them
 * never lie in memory. Throws like {@link populationOf}.
 */
export const membersOf = async function* (
  session: Session,
  plan: Plan,
  group: CustomerGroup,
  query: MemberQuery = {},
): AsyncGenerator<Member & { readonly place: MemberPlace }> {
  const population = await populationOf(session, plan);
  const features = query.features ?? [];
  type Row = Readonly<Record<string, StoredValue | null>> & { readonly customer: string };
  for await (const row of session.rows<Row>(memberSql(session, population, group, query))) {
    const values = features.map((_, index) => row[`f${index}`] ?? undefined);
    yield { customer: row.customer, values, place: { customer: row.customer, value: row[ORDER] ?? undefined } };
  }
};

const memberSql = (session: Session, population: Population, group: CustomerGroup, query: MemberQuery): Sql => {
  const { features = [], filters = [], order, after, limit } = query;
  const id = sql.id(ALIAS.answer, 'customer');
  const columns = [
    sql`${id} as customer`,
    ...features.map((feature, index) => sql`${featureSql(population, feature)} as ${sql.id(`f${index}`)}`),
    ...(order === undefined ? [] : [sql`${featureSql(population, order.feature)} as ${sql.id(ORDER)}`]),
  ];
  const read = [...features, ...filters.map(({ feature }) => feature), ...(order === undefined ? [] : [order.feature])];
  const conditions = [
    isMember(group),
    ...filters.map((filter) => filterSql(session.dialect, filter, featureSql(population, filter.feature))),
    ...(after === undefined || order !== undefined ? [] : [sql`(${id} > ${after.customer})`]),
  ];
  const members = sql`select ${sql.join(columns)}${rowsWith(population, read)} where ${sql.join(conditions, sql` and `)}`;
  const upTo = limit === undefined ? sql`` : sql` limit ${BigInt(limit)}`;
  if (order === undefined) return sql`${members} order by ${id}${upTo}`;
  const from = after === undefined ? sql`` : sql` where ${beyond(order, after)}`;
  const key = sql.id(ORDER);
  const direction = order.descending ? sql`desc` : sql`asc`;
  return sql`select * from (${members}) as member${from} order by case when ${key} is null then 1 else 0 end, ${key} ${direction}, customer${upTo}`;
};

/** Who comes after a place, as keyset pagination wants it: no page is shifted by who comes and goes meanwhile. */
const beyond = ({ feature, descending }: MemberOrder, { customer, value }: MemberPlace): Sql => {
  const key = sql.id(ORDER);
  if (value === undefined) return sql`(${key} is null and customer > ${customer})`;
  const there = given(feature.type, value);
  const further = descending ? sql`(${key} < ${there})` : sql`(${key} > ${there})`;
  return sql`(${further} or (${key} = ${there} and customer > ${customer}) or ${key} is null)`;
};
