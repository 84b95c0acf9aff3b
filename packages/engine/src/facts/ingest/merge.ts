import type { Catalog } from '@tagwright/dsl';
import { sql } from 'kysely';
import { EVER } from '../../dirty/tables.js';
import type { Session } from '../../store/store.js';
import { Dirt } from './dirt.js';
import { branchOf, factsOfGroup, type Group, groupsOf, membersOf, rootsOf } from './merges.js';
import { otherColumnsOf, putBack } from './other-columns.js';
import { fieldColumns, noFacts, type OwnFacts, setFromRecord } from './own-facts.js';
import type { ReadFact } from './read-fact.js';
import { customersAmong, dropKept, loadFacts, loadKept, saveFacts, saveKept } from './records.js';
import { Refused } from './refused.js';
import { INGEST_TABLES } from './tables.js';

/**
 * Lets one customer count for another from now on. What was told of each is kept by itself; what they are known by
 * together is derived from it, so that it does not matter whether facts are told before the merge or after. Throws
 * {@link Refused}.
 */
export const merge = async (
  session: Session,
  catalog: Catalog,
  { customer, merged }: Extract<ReadFact, { kind: 'merge' }>,
  tableAt: number,
): Promise<'added' | 'duplicate'> => {
  const roots = await rootsOf(session, [customer, merged]);
  const root = roots.get(customer) ?? customer;
  const into = roots.get(merged);
  if (into === root) return 'duplicate';
  if (into !== undefined) throw new Refused('merged-already', { merged, customer: into }, 'merged');
  if (root === merged) throw new Refused('merged-already', { merged: customer, customer: merged }, 'customer');
  if (!(await customersAmong(session, catalog, [root])).has(root))
    throw new Refused('unknown-customer-fact', { customer }, 'customer');

  const before = await loadFacts(session, catalog, [root, merged]);
  await keepAside(session, before, { [merged]: await otherColumnsOf(session, catalog, merged) });
  await session.run(
    sql`insert into ${sql.id(INGEST_TABLES.merge)} (merged, customer, position) select ${merged}, ${customer}, coalesce(max(position), 0) + 1 from ${sql.id(INGEST_TABLES.merge)}`,
  );
  for (const { table, columns } of catalog.events) {
    const [id, holder] = [sql.id(columns.id), sql.id(columns.customer)];
    await session.run(
      sql`insert into ${sql.id(INGEST_TABLES.origin)} (table_name, id, customer) select ${table}, ${id}, ${holder} from ${sql.id(table)} where ${holder} = ${merged} on conflict do nothing`,
    );
    await session.run(sql`update ${sql.id(table)} set ${holder} = ${root} where ${holder} = ${merged}`);
  }
  const group = (await groupsOf(session, [root])).get(root) as Group;
  const now = await together(session, catalog, group, tableAt);
  const none = noFacts();
  await saveFacts(
    session,
    catalog,
    new Map([
      [root, { now, before: before.get(root) ?? none }],
      [merged, { now: none, before: before.get(merged) ?? none }],
    ]),
  );
  await markBoth(session, root, merged);
  return 'added';
};

/** Takes a merge back: everything told of the customer, and of those merged into it, is its own again. Throws {@link Refused}. */
export const unmerge = async (
  session: Session,
  catalog: Catalog,
  { merged }: Extract<ReadFact, { kind: 'unmerge' }>,
  tableAt: number,
): Promise<'deleted'> => {
  const root = (await rootsOf(session, [merged])).get(merged);
  if (root === undefined) throw new Refused('not-merged', { customer: merged }, 'merged');
  const group = (await groupsOf(session, [root])).get(root) as Group;
  const branch = branchOf(group, merged);
  const rest = { root, links: group.links.filter((link) => link.merged !== merged && !branch.links.includes(link)) };

  const before = (await loadFacts(session, catalog, [root])).get(root) ?? noFacts();
  const back = await together(session, catalog, branch, tableAt);
  // Who was never told of is a customer all the same once anything counts for it.
  if (back.row === undefined && (back.handSet.length + back.removed.length > 0 || (await hasEvents(session, branch))))
    back.row = {};
  await putBack(session, catalog, merged, back);
  const left = await together(session, catalog, rest, tableAt);
  await saveFacts(
    session,
    catalog,
    new Map([
      [merged, { now: back, before: { ...noFacts(), row: back.row } }],
      [root, { now: left, before }],
    ]),
  );
  for (const { table, columns } of catalog.events) await giveBack(session, table, columns, branch);
  await session.run(sql`delete from ${sql.id(INGEST_TABLES.merge)} where merged = ${merged}`);
  await dropKept(
    session,
    [branch, rest].filter(({ links }) => links.length === 0).map((alone) => alone.root),
  );
  await markBoth(session, root, merged);
  return 'deleted';
};

/** Whoever is merged with nobody yet has all that is known of it in the tables. */
const keepAside = async (
  session: Session,
  facts: ReadonlyMap<string, OwnFacts>,
  others: Readonly<Record<string, NonNullable<OwnFacts['others']>>>,
): Promise<void> => {
  const kept = await loadKept(session, [...facts.keys()]);
  const all = [...facts].map(([id, own]): [string, OwnFacts] => {
    const aside = kept.get(id) ?? own;
    return [id, others[id] === undefined ? aside : { ...aside, others: others[id] }];
  });
  await saveKept(session, new Map(all));
};

const together = async (session: Session, catalog: Catalog, group: Group, tableAt: number): Promise<OwnFacts> => {
  const kept = await loadKept(session, membersOf(group));
  const facts = { ...factsOfGroup(catalog.customer, group, kept) };
  if (facts.row === undefined) return facts;
  facts.row = { ...facts.row };
  for (const columns of fieldColumns(catalog.customer)) setFromRecord(facts, columns, tableAt);
  return facts;
};

const hasEvents = async (session: Session, branch: Group): Promise<boolean> =>
  (await session.row(
    sql`select 1 as found from ${sql.id(INGEST_TABLES.origin)} where ${session.dialect.memberOfMany(sql.id('customer'), membersOf(branch))} limit 1`,
  )) !== undefined;

const giveBack = async (
  session: Session,
  table: string,
  { id, customer }: { readonly id: string; readonly customer: string },
  branch: Group,
): Promise<void> => {
  const own = sql`table_name = ${table} and ${session.dialect.memberOfMany(sql.id('customer'), membersOf(branch))}`;
  await session.run(
    sql`update ${sql.id(table)} set ${sql.id(customer)} = ${branch.root} where ${sql.id(id)} in (select id from ${sql.id(INGEST_TABLES.origin)} where ${own})`,
  );
  await session.run(
    sql`delete from ${sql.id(INGEST_TABLES.origin)} where table_name = ${table} and customer = ${branch.root}`,
  );
};

const markBoth = async (session: Session, root: string, merged: string): Promise<void> => {
  const dirt = new Dirt();
  for (const id of [root, merged]) dirt.add(id, null, EVER);
  await dirt.save(session);
};
