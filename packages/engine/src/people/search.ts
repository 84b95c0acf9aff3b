import type { Field, Plan } from '@tagwright/dsl';
import { ALIAS, type Sql, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { type CustomerGroup, isMember } from '../groups/group.js';
import { populationOf } from '../groups/rows.js';
import type { StoredValue } from '../results/metrics.js';
import type { FieldValue } from '../results/profile.js';
import type { Session } from '../store/store.js';

/** Who is looked for: all that is said has to hold. */
export interface CustomerSearch {
  /** What the id begins with. */
  readonly idPrefix?: string;
  /** What some of these fields have in them, whatever the case of its ASCII letters. */
  readonly text?: { readonly fields: readonly Field[]; readonly part: string };
  /** Who have a value of a tag, or are in a segment. */
  readonly groups?: readonly CustomerGroup[];
}

export interface SearchPage {
  /** The id after which the page begins. */
  readonly after?: string;
  readonly limit: number;
}

export interface FoundCustomer {
  readonly id: string;
  /** Those that are known, in the order of the catalog. */
  readonly fields: readonly FieldValue[];
}

/** Whether a search reads no more customers than it finds: whatever it may cost otherwise, it is worth a process of its own. */
export const isIndexed = ({ text, groups = [] }: CustomerSearch): boolean => text === undefined && groups.length === 0;

/** The fields that can be searched for a text. */
export const textFields = ({ catalog }: Plan): readonly Field[] =>
  catalog.customer.fields.filter(({ type }) => type.kind === 'text' || type.kind === 'enum');

/**
 * Customers by their ids, those of whom all that is looked for holds; answers are those of the last step. Throws like
 * `populationOf` where tags or segments are asked for, and these are those of another book.
 */
export const searchCustomers = async (
  session: Session,
  plan: Plan,
  search: CustomerSearch,
  { after, limit }: SearchPage,
): Promise<readonly FoundCustomer[]> => {
  const { table, id, fields } = plan.catalog.customer;
  const key = sql.id(ALIAS.customer, id);
  const { groups = [] } = search;
  if (groups.length > 0) await populationOf(session, plan);
  const conditions = [
    ...(after === undefined ? [] : [sql`${key} > ${after}`]),
    ...(search.idPrefix === undefined ? [] : beginsWith(key, search.idPrefix)),
    ...(search.text === undefined ? [] : [containsText(session, search.text)]),
    ...groups.map(isMember),
  ];
  const values = fields.map(({ column }, index) => sql`${sql.id(ALIAS.customer, column)} as ${sql.id(`f${index}`)}`);
  const answers =
    groups.length === 0
      ? sql``
      : sql` join ${sql.id(TABLES.answer)} as ${sql.id(ALIAS.answer)} on (${sql.id(ALIAS.answer, 'customer')} = ${key})`;
  const where = conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`;
  const rows = session.rows<Readonly<Record<string, StoredValue | null>>>(
    sql`select ${sql.join([sql`${key} as customer_id`, ...values])} from ${sql.id(table)} as ${sql.id(ALIAS.customer)}${answers}${where} order by ${key} limit ${BigInt(limit)}`,
  );
  const found: FoundCustomer[] = [];
  for await (const row of rows) {
    const known = fields.flatMap((field, index): FieldValue[] => {
      const value = row[`f${index}`];
      return value === null || value === undefined ? [] : [{ field, value }];
    });
    found.push({ id: String(row['customer_id']), fields: known });
  }
  return found;
};

/** The last of all characters: what begins with a text comes before the text with this after it. */
const LAST = '\u{10FFFF}';

/** As a range of the key, which a database finds without looking at anybody else. */
const beginsWith = (key: Sql, prefix: string): readonly Sql[] =>
  prefix === '' ? [] : [sql`${key} >= ${prefix}`, sql`${key} < ${prefix + LAST}`];

const containsText = ({ dialect }: Session, { fields, part }: NonNullable<CustomerSearch['text']>): Sql => {
  if (fields.length === 0) return sql`(1 = 0)`;
  const sought = lowerAscii(part);
  const each = fields.map(
    ({ column }) => sql`(${dialect.position(sql`lower(${sql.id(ALIAS.customer, column)})`, sql`${sought}`)} > 0)`,
  );
  return sql`(${sql.join(each, sql` or `)})`;
};

/** What `lower` is in SQLite, and in the order of code points on a server: other letters stay as they are. */
const lowerAscii = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
