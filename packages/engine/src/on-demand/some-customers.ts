import type { CustomerFacts, Plan } from '@tagwright/dsl';
import { TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { allFactsOf } from '../history/customer-facts.js';
import { populationSize } from '../results/evaluation.js';
import type { Session } from '../store/store.js';

export interface SomeWanted {
  /** These, instead of some by their hash. */
  readonly ids?: readonly string[];
  /** How many customers, if there are so many. */
  readonly count: number;
  /** Another one gives others; the same one the same, as long as nobody comes or goes. */
  readonly seed: string;
  /** How many events at most, of all of them together: after the customer who goes beyond it there is none. */
  readonly events: number;
}

export interface SomeCustomers {
  /** By the order of the hash of their ids. */
  readonly customers: readonly CustomerFacts[];
  /** Of how many they are. */
  readonly population: number;
}

/** Hashes are looked at to one in so many. */
const BUCKETS = 1 << 20;
/** So many customers are read together. */
const AT_ONCE = 100;

/**
 * Some customers of everybody by the hash of their ids, with everything that is recorded of them in the plan's catalog:
 * whoever is among few is among more, and who comes or goes does not move the others.
 */
export const someCustomers = async (
  session: Session,
  plan: Plan,
  { ids: named, count, seed, events }: SomeWanted,
): Promise<SomeCustomers> => {
  const population = await populationSize(session);
  const ids = named ?? (await idsByHash(session, population, count, seed));
  const customers: CustomerFacts[] = [];
  let seen = 0;
  // A part at a time, so that no more is ever held than what is handed on and one part more.
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const facts of await inTurn(session, plan, ids.slice(from, from + AT_ONCE))) {
      seen += Object.values(facts.events).reduce((sum, own) => sum + own.length, 0);
      if (seen > events && customers.length > 0) return { customers, population };
      customers.push(facts);
    }
  }
  return { customers, population };
};

/** What is recorded of those who are there, in the order of their ids here. */
const inTurn = async (session: Session, plan: Plan, ids: readonly string[]): Promise<readonly CustomerFacts[]> => {
  const known = new Map<string, CustomerFacts>();
  for await (const facts of allFactsOf(session, plan, ids)) known.set(facts.id, facts);
  return ids.flatMap((id) => known.get(id) ?? []);
};

/** Sorting everybody would take longer than hashing, so a share a little too large is cut first. */
const idsByHash = async (
  session: Session,
  population: number,
  count: number,
  seed: string,
): Promise<readonly string[]> => {
  const share = Math.min(1, (2 * count + 50) / Math.max(1, population));
  const bucket = session.dialect.bucket(sql`${seed}`, sql.id('customer'), sql`${BigInt(BUCKETS)}`);
  const chosen = share === 1 ? sql`` : sql` where ${bucket} < ${BigInt(Math.ceil(share * BUCKETS))}`;
  const ids: string[] = [];
  for await (const { customer } of session.rows<{ customer: string }>(
    sql`select customer from ${sql.id(TABLES.state)}${chosen} order by ${bucket}, customer limit ${sql.lit(count)}`,
  ))
    ids.push(customer);
  return ids;
};
