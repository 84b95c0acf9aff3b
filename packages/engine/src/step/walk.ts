import type { CustomerFacts, Plan, SubjectId } from '@tagwright/dsl';
import { TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Touched } from '../dirty/dirty.js';
import { EVER } from '../dirty/tables.js';
import { factsOfSome } from '../history/customer-facts.js';
import { answeredSubjects, type AnswerRow } from '../log/answered.js';
import type { Change, NewEntry } from '../log/change.js';
import type { Disagreed } from '../log/disagreement.js';
import { entriesFor } from '../log/entries.js';
import { CHANGE_FIELDS, changeOf, type ChangeRow, prunedPart } from '../log/read.js';
import { settled } from '../log/settle.js';
import { LOG_TABLES } from '../log/tables.js';
import { loggedFrom, type Walk } from '../log/walk.js';
import type { Session } from '../store/store.js';
import { answersBefore } from './flips.js';
import type { Answered } from './record.js';
import { restingOnNoOther, tablesUnder } from './turning.js';
import { answeredAsOf, isOfEarlier } from './wave.js';

/** What walking through the facts of some customers came to. */
export interface Walked {
  readonly entries: readonly NewEntry[];
  readonly disagreed: readonly Disagreed[];
}

/**
 * Walks through the facts of some customers, each with the answers that may have turned (undefined: all), from the last
 * step to now. `passed`: whom thresholds passed over; undefined where nobody has looked.
 */
export const walk = async (
  session: Session,
  answered: Answered,
  customers: ReadonlyMap<string, ReadonlySet<SubjectId> | undefined>,
  passed: ReadonlySet<string> | undefined,
): Promise<Walked> => {
  const { plan, t0, now, activatedAt, held, heldAt, share, compared, strict } = answered;
  const { dirty } = share;
  const ids = [...customers.keys()];
  const facts = await factsUnder(session, plan, customers, now);
  const columns = columnsOf(plan, customers);
  const before = await rowsOf(session, answersBefore(plan, compared), ids, columns);
  const after = await rowsOf(session, TABLES.answer, ids, columns);
  const pruned = await prunedPart(session);
  const earliest = Math.max(activatedAt, pruned === undefined ? EVER : pruned.instant + 1);
  const disagreed: Disagreed[] = [];
  const walkOfAll: Walk = {
    plan,
    t0,
    now,
    earliest,
    held,
    ...(heldAt === undefined ? {} : { heldAt }),
    ...(strict ? {} : { onDisagreement: (found) => void disagreed.push(found) }),
  };
  const walkOf = (customer: string): Walk => {
    const asOf = answeredAsOf(share, t0, customer);
    return asOf === t0 ? walkOfAll : { ...walkOfAll, t0: asOf };
  };
  const logged = await loggedOf(session, toldAgain(walkOf, dirty, ids));
  const entries = ids.flatMap((customer) => {
    const touched = dirty.get(customer);
    return entriesFor(walkOf(customer), {
      customer,
      subjects: customers.get(customer),
      facts: facts.get(customer),
      isPassedByNone: passed !== undefined && !isOfEarlier(share, customer) && !passed.has(customer),
      since: touched?.since,
      ...(touched === undefined ? {} : { sources: touched.sources }),
      before: before.get(customer),
      after: after.get(customer),
      logged: logged.get(customer) ?? [],
    });
  });
  const causeOf = (customer: string) => (dirty.has(customer) ? 'fact' : 'clock');
  return { entries: [...entries, ...(await settled(session, disagreed, { plan, now, causeOf }))], disagreed };
};

/** The customers' facts, as far as the answers rest on them: those who need the same tables are read together. */
const factsUnder = async (
  session: Session,
  plan: Plan,
  customers: ReadonlyMap<string, ReadonlySet<SubjectId> | undefined>,
  now: number,
): Promise<ReadonlyMap<string, CustomerFacts>> => {
  const everything = new Set(plan.catalog.events.map(({ table }) => table));
  const alike = new Map<string, Alike>();
  for (const [customer, subjects] of customers) {
    const tables = subjects === undefined ? everything : tablesUnder(plan, subjects);
    const key = [...tables].sort().join(' ');
    const group = alike.get(key);
    if (group === undefined) alike.set(key, { tables, ids: [customer] });
    else group.ids.push(customer);
  }
  const facts = new Map<string, CustomerFacts>();
  for (const { tables, ids } of withFewTogether([...alike.values()]))
    for await (const each of factsOfSome(session, plan, ids, now, restingOnNoOther(plan, tables)))
      facts.set(each.id, each);
  return facts;
};

/** Those who need the same tables. */
interface Alike {
  readonly tables: ReadonlySet<string>;
  readonly ids: string[];
}

/** Fewer than this are not worth statements of their own: what they do not need is read sooner. */
const FEW = 8;

const withFewTogether = (groups: readonly Alike[]): readonly Alike[] => {
  const few = groups.filter(({ ids }) => ids.length < FEW);
  if (few.length < 2) return groups;
  const together: Alike = {
    tables: new Set(few.flatMap(({ tables }) => [...tables])),
    ids: few.flatMap(({ ids }) => ids),
  };
  return [...groups.filter(({ ids }) => ids.length >= FEW), together];
};

/** Where the answers lie that any of them is walked for. */
const columnsOf = (
  plan: Plan,
  customers: ReadonlyMap<string, ReadonlySet<SubjectId> | undefined>,
): readonly string[] => {
  const asked = new Set<SubjectId>();
  for (const subjects of customers.values()) {
    if (subjects === undefined) return answeredSubjects(plan).map(({ column }) => column);
    for (const id of subjects) asked.add(id);
  }
  return answeredSubjects(plan).flatMap(({ id, column }) => (asked.has(id) ? [column] : []));
};

const rowsOf = async (
  session: Session,
  table: string,
  ids: readonly string[],
  columns: readonly string[],
): Promise<ReadonlyMap<string, AnswerRow>> => {
  const rows = new Map<string, AnswerRow>();
  for await (const row of session.rows<AnswerRow>(
    sql`select ${sql.join(['customer', ...columns].map((name) => sql.id(name)))} from ${sql.id(table)} where ${session.dialect.memberOfMany(sql.id('customer'), ids)}`,
  ))
    rows.set(String(row['customer']), row);
  return rows;
};

/** From when on the log speaks already about what is derived: of whom facts of before changed, or of all if time stood still. */
const toldAgain = (
  walkOf: (customer: string) => Walk,
  dirty: ReadonlyMap<string, Touched>,
  ids: readonly string[],
): ReadonlyMap<string, number> => {
  const told = new Map<string, number>();
  for (const id of ids) {
    const walk = walkOf(id);
    const from = loggedFrom(walk, dirty.get(id)?.since);
    if (from <= walk.t0 || walk.t0 === walk.now) told.set(id, from);
  }
  return told;
};

/** The entries of customers, each from an instant on, in the order of writing. */
const loggedOf = async (
  session: Session,
  from: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, readonly Change[]>> => {
  const logged = new Map<string, Change[]>();
  if (from.size === 0) return logged;
  const earliest = Math.min(...from.values());
  for await (const row of session.rows<ChangeRow>(
    sql`select ${CHANGE_FIELDS} from ${sql.id(LOG_TABLES.change)} where ${session.dialect.memberOfMany(sql.id('customer'), [...from.keys()])} and effective_at >= ${BigInt(earliest)} order by seq`,
  )) {
    if (row.effectiveAt < (from.get(row.customer) ?? earliest)) continue;
    const known = logged.get(row.customer);
    if (known === undefined) logged.set(row.customer, [changeOf(row)]);
    else known.push(changeOf(row));
  }
  return logged;
};
