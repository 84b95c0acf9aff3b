import type { CustomerThing } from '@tagwright/dsl';
import { sql } from 'kysely';
import { fixed } from '../../store/fixed.js';
import { place } from '../../store/place.js';
import type { Session } from '../../store/store.js';
import { joined, noFacts, type OwnFacts } from './own-facts.js';
import { INGEST_TABLES } from './tables.js';

interface Link {
  readonly merged: string;
  readonly customer: string;
  readonly position: number;
}

/** The customers who are one by now: the one who goes on, and under whom each other one is. */
export interface Group {
  readonly root: string;
  /** In the order of merging. */
  readonly links: readonly Link[];
}

const linksWhere = async (
  session: Session,
  column: 'merged' | 'customer',
  ids: readonly string[],
): Promise<readonly Link[]> => {
  if (ids.length === 0) return [];
  const { dialect } = session;
  return session.all<Link>(linksAmong[column](dialect, { ids: dialect.givenTexts(ids) }));
};

const linksBy = (column: 'merged' | 'customer') =>
  fixed(
    ({ memberOfGiven }) =>
      sql`select merged, customer, position from ${sql.id(INGEST_TABLES.merge)} where ${memberOfGiven(sql.id(column), place('ids', 'text[]'))} order by position`,
  );
const linksAmong = { merged: linksBy('merged'), customer: linksBy('customer') };

/** Who goes on for each of some ids that are merged; ids that are not are left out. */
export const rootsOf = async (session: Session, ids: readonly string[]): Promise<Map<string, string>> => {
  const up = new Map<string, string>();
  let asked: readonly string[] = ids;
  while (asked.length > 0) {
    const links = await linksWhere(session, 'merged', asked);
    for (const { merged, customer } of links) up.set(merged, customer);
    asked = [...new Set(links.map(({ customer }) => customer))].filter((id) => !up.has(id));
  }
  const rootOf = (id: string): string => {
    const next = up.get(id);
    return next === undefined ? id : rootOf(next);
  };
  return new Map(ids.filter((id) => up.has(id)).map((id) => [id, rootOf(id)]));
};

/** The groups of some customers who go on; of those whom nobody is merged into there is none. */
export const groupsOf = async (session: Session, roots: readonly string[]): Promise<Map<string, Group>> => {
  const rootOf = new Map(roots.map((root) => [root, root]));
  const links = new Map<string, Link[]>();
  let asked: readonly string[] = roots;
  while (asked.length > 0) {
    const found = await linksWhere(session, 'customer', asked);
    for (const link of found) {
      const root = rootOf.get(link.customer) as string;
      rootOf.set(link.merged, root);
      links.set(root, [...(links.get(root) ?? []), link]);
    }
    asked = found.map(({ merged }) => merged);
  }
  return new Map(
    [...links].map(([root, own]) => [root, { root, links: own.toSorted((a, b) => a.position - b.position) }]),
  );
};

/** All ids that are one customer with this one by merging, the one who goes on first; of one who is not merged just that. */
export const idsOfCustomer = async (session: Session, customer: string): Promise<readonly string[]> => {
  if ((await session.columnsOf(INGEST_TABLES.merge)).length === 0) return [customer];
  const root = (await rootsOf(session, [customer])).get(customer) ?? customer;
  const group = (await groupsOf(session, [root])).get(root);
  return group === undefined ? [root] : membersOf(group);
};

/** Everybody in a group. */
export const membersOf = ({ root, links }: Group): readonly string[] => [root, ...links.map(({ merged }) => merged)];

/** The part of a group that is merged under one of it, that one included. */
export const branchOf = ({ links }: Group, top: string): Group => {
  const inside = new Set([top]);
  for (let size = 0; size !== inside.size;) {
    size = inside.size;
    for (const { merged, customer } of links) if (inside.has(customer)) inside.add(merged);
  }
  return { root: top, links: links.filter(({ merged, customer }) => inside.has(customer) && merged !== top) };
};

/** What a group is known by together. */
export const factsOfGroup = (
  customer: CustomerThing,
  { root, links }: Group,
  kept: ReadonlyMap<string, OwnFacts>,
): OwnFacts =>
  links
    .filter((link) => link.customer === root)
    .reduce(
      (facts, { merged }) => joined(customer, facts, factsOfGroup(customer, { root: merged, links }, kept)),
      kept.get(root) ?? noFacts(),
    );
