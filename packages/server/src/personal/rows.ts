import { rootsOf, type Session, type Store } from '@tagwright/engine';
import type { CustomerThing } from '@tagwright/dsl';
import { sql } from 'kysely';
import { readingAs } from './ownership.js';
import { PERSONAL_TAG_TABLE } from './tables.js';

const TABLE = sql.id(PERSONAL_TAG_TABLE);

/** A personal tag as its owner finds it on a customer; `since` in ms UTC. */
export interface PersonalTag {
  readonly name: string;
  readonly since: number;
}

/** A personal tag, and how many customers have it. */
export interface PersonalTagCount {
  readonly name: string;
  readonly count: number;
}

/** A customer with a personal tag; `since` in ms UTC. */
export interface PersonalMember {
  readonly customer: string;
  readonly since: number;
}

/** What an owner put on a customer, under any of the ids, the latest first. */
export const personalTagsOf = (store: Store, owner: string, ids: readonly string[]): Promise<readonly PersonalTag[]> =>
  readingAs(store, owner, async (session) => {
    const found = new Map<string, PersonalTag>();
    const rows = await session.all<PersonalTag & { readonly key: string }>(
      sql`select key, name, at as since from ${TABLE} where owner = ${owner} and ${session.dialect.memberOfMany(sql.id('customer'), ids)} order by at desc, key`,
    );
    for (const { key, name, since } of rows) found.set(key, { name, since });
    return [...found.values()];
  });

/** An owner's tags by name. Who is one by merging counts once. */
export const personalTags = (store: Store, owner: string): Promise<readonly PersonalTagCount[]> =>
  readingAs(store, owner, async (session) => {
    const tags = new Map<string, { name: string; count: number }>();
    const rows = session.rows<{ key: string; name: string; count: number }>(
      sql`select key, min(name) as name, count(*) as count from ${TABLE} where owner = ${owner} group by key order by key`,
    );
    for await (const { key, name, count } of rows) tags.set(key, { name, count: Number(count) });
    for (const key of await countedTwice(session, owner)) {
      const tag = tags.get(key);
      if (tag !== undefined) tag.count -= 1;
    }
    return [...tags.values()];
  });

/** The key of a tag for each row whose customer has the tag under another id too. */
const countedTwice = async (session: Session, owner: string): Promise<readonly string[]> => {
  const rows: { readonly key: string; readonly customer: string }[] = [];
  const merged = sql`select key, customer from ${TABLE} where owner = ${owner} and customer in (select merged from ${sql.id(MERGES)})`;
  for await (const row of session.rows<{ key: string; customer: string }>(merged)) rows.push(row);
  const roots = await rootsOf(session, [...new Set(rows.map(({ customer }) => customer))]);
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const { key, customer } of rows) {
    const root = roots.get(customer) ?? customer;
    const place = JSON.stringify([key, root]);
    const isThere = seen.has(place) || (await has(session, owner, key, root));
    if (isThere) twice.push(key);
    seen.add(place);
  }
  return twice;
};

/** The engine’s table of who was merged into whom. */
const MERGES = 'tw_merge';

const has = async (session: Session, owner: string, key: string, customer: string): Promise<boolean> =>
  (await session.row(
    sql`select 1 as found from ${TABLE} where owner = ${owner} and key = ${key} and customer = ${customer}`,
  )) !== undefined;

/** The name of a tag as its owner first wrote it; undefined where there is no such tag. */
export const personalTagNamed = async (session: Session, owner: string, key: string): Promise<string | undefined> =>
  (await session.row<{ name: string }>(sql`select name from ${TABLE} where owner = ${owner} and key = ${key} limit 1`))
    ?.name;

/** How many tags an owner has. */
export const countPersonalTags = async (session: Session, owner: string): Promise<number> =>
  Number(
    (
      await session.row<{ count: number }>(
        sql`select count(distinct key) as count from ${TABLE} where owner = ${owner}`,
      )
    )?.count ?? 0,
  );

/**
 * A page of the customers with a tag, each by the id that goes on, in the order of the ids that it was put on; `next` is
 * where the next page begins, if there is one.
 */
export const personalMembers = (
  store: Store,
  { table, id }: CustomerThing,
  owner: string,
  key: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<{ readonly members: readonly PersonalMember[]; readonly next: string | undefined }> =>
  readingAs(store, owner, async (session) => {
    const rows: PersonalMember[] = [];
    for await (const row of session.rows<PersonalMember>(
      sql`select customer, at as since from ${TABLE} where owner = ${owner} and key = ${key} and customer > ${after} order by customer limit ${BigInt(limit + 1)}`,
    ))
      rows.push(row);
    const isLast = rows.length <= limit;
    rows.splice(limit);
    const roots = await rootsOf(
      session,
      rows.map(({ customer }) => customer),
    );
    const members: PersonalMember[] = [];
    for (const { customer, since } of rows) {
      const root = roots.get(customer);
      // With the tag under both ids, the customer stands where the id is that goes on.
      if (root !== undefined && (await has(session, owner, key, root))) continue;
      members.push({ customer: root ?? customer, since });
    }
    const known = await knownAmong(session, table, id, members);
    return {
      members: members.filter(({ customer }) => known.has(customer)),
      next: isLast ? undefined : rows.at(-1)?.customer,
    };
  });

/** Who was erased past this server is not shown. */
const knownAmong = async (
  session: Session,
  table: string,
  id: string,
  members: readonly PersonalMember[],
): Promise<ReadonlySet<string>> => {
  const known = new Set<string>();
  const ids = members.map(({ customer }) => customer);
  const rows = session.rows<{ customer: string }>(
    sql`select ${sql.id(id)} as customer from ${sql.id(table)} where ${session.dialect.memberOfMany(sql.id(id), ids)}`,
  );
  for await (const { customer } of rows) known.add(customer);
  return known;
};
