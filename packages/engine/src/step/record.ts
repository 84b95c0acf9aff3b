import { type CustomerFacts, type Held, type HeldAt, type Plan, populationBound } from '@tagwright/dsl';
import { STEP_TABLES, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Touched } from '../dirty/dirty.js';
import { EVER } from '../dirty/tables.js';
import { factsOfSome } from '../history/customer-facts.js';
import { append } from '../log/append.js';
import type { AnswerRow } from '../log/answered.js';
import type { Change, NewEntry } from '../log/change.js';
import { bothOf, type Disagreed, type Disagreements, MOST_LISTED, NO_DISAGREEMENTS } from '../log/disagreement.js';
import { entriesFor } from '../log/entries.js';
import { CHANGE_FIELDS, changeOf, type ChangeRow, prunedPart } from '../log/read.js';
import { settled } from '../log/settle.js';
import { LOG_TABLES } from '../log/tables.js';
import { loggedFrom, type Walk } from '../log/walk.js';
import type { Session } from '../store/store.js';
import { answersBefore, type Compared, type Flip, flipsOf, type Turned } from './flips.js';
import { answeredAsOf, isOfEarlier, type Share } from './wave.js';
import { subjectPairs } from './subject-pairs.js';

/** So many customers are walked together: their facts are read table by table. */
const BATCH = 500;

/** What a step found out, once its answers are in place. */
export interface Answered {
  readonly plan: Plan;
  /** The last step's instant, and this one's (ms UTC). */
  readonly t0: number;
  readonly now: number;
  /** When the book was activated. */
  readonly activatedAt: number;
  /** What the population said at `t0`. */
  readonly held: Held;
  /** What it said before, where histories ask. */
  readonly heldAt?: HeldAt;
  /** Who was worked out, and why. */
  readonly share: Share;
  /** Whether the clock may have turned anybody's answers, at any time. */
  readonly isAnybodyTouched: boolean;
  /** Whether facts may have changed of whom nobody told. */
  readonly untold: boolean;
  readonly compared: Compared;
  /** Whether a disagreement is thrown. */
  readonly strict: boolean;
}

/** What the log got. */
export interface Recorded {
  /** How many entries. */
  readonly changes: number;
  /** Whom a threshold, or a figure over everybody, passed over, as far as anybody has looked. */
  readonly passed: ReadonlySet<string>;
  readonly disagreements: Disagreements;
}

/** Appends what the step changed to the log. */
export const recordChanges = async (session: Session, answered: Answered): Promise<Recorded> => {
  const { plan, now } = answered;
  const bound = populationBound(plan);
  const isBound = ({ held }: Turned): boolean => held !== undefined && bound.has(held.id);
  const writer = new Writer(session);
  const passed = await passedOver(session, answered);
  const once = turnedOnce(answered, passed);
  const flipped = new Set<string>();
  for await (const flip of flipsOf(
    session,
    subjectPairs(plan, plan),
    answered.compared,
    answersBefore(plan, answered.compared),
  )) {
    // Of whom nothing else moved, the population turned the answers now.
    const isPassive =
      now > answered.t0 && !answered.untold && !answered.isAnybodyTouched && !isTouched(answered.share, flip.customer);
    const one = once(flip.customer);
    if (isPassive && flip.turned.every(isBound)) await writer.write(turnedAt(flip, now, now, plan.hash, 'population'));
    else if (one !== undefined) await writer.write(turnedAt(flip, one.at, now, plan.hash, one.cause));
    else flipped.add(flip.customer);
  }
  const walked = new Set(whoIsWalked(answered.share).filter((customer) => once(customer) === undefined));
  if (answered.isAnybodyTouched) await addEverybody(session, walked);
  for (const customer of flipped) walked.add(customer);
  const ids = [...walked];
  const { share } = answered;
  const dirty = answered.untold ? withUntold(share.dirty, flipped) : share.dirty;
  let disagreements = NO_DISAGREEMENTS;
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const { entries, disagreed } = await walk(session, { ...answered, share: { ...share, dirty } }, batch, passed);
    await writer.write(entries);
    const listed = disagreed.slice(0, MOST_LISTED);
    disagreements = bothOf(disagreements, { count: disagreed.length, listed });
  }
  await writer.end();
  return { changes: writer.count, passed: passed ?? new Set(), disagreements };
};

/** Of whose facts nobody told, anything may be another than it was. */
const withUntold = (dirty: Share['dirty'], flipped: ReadonlySet<string>): Share['dirty'] =>
  new Map([...[...flipped].map((id): [string, Touched] => [id, ANYTHING]), ...dirty]);

const turnedAt = (
  { customer, turned }: Flip,
  effectiveAt: number,
  recordedAt: number,
  book: string,
  cause: NewEntry['cause'],
): readonly NewEntry[] =>
  turned.map(({ subject, old, new: value }) => ({
    ...subject,
    customer,
    old,
    new: value,
    effectiveAt,
    recordedAt,
    book,
    cause,
  }));

/** Those whose facts changed, and those whose answers the clock may have turned and turned back. */
const whoIsWalked = ({ dirty, edges, behind }: Share): readonly string[] => [
  ...dirty.keys(),
  ...behind.keys(),
  ...[...edges].filter(([, { count }]) => count > 1).map(([customer]) => customer),
];

/** That all that turned of a customer did so at one instant, and why. */
interface Once {
  readonly at: number;
  readonly cause: NewEntry['cause'];
}

/**
 * Of whom all turned at one instant that the clock's own statements have found, so that nobody needs to look for it: no
 * other facts changed than those that come into sight then, and no threshold passed over the customer, so that the answers of now
 * are those under the thresholds of then, too.
 */
const turnedOnce = (
  { t0, now, share, untold, isAnybodyTouched }: Answered,
  passed: ReadonlySet<string> | undefined,
): ((customer: string) => Once | undefined) => {
  if (passed === undefined || untold || isAnybodyTouched) return () => undefined;
  return (customer) => {
    const { instant, isEntry = false } = share.edges.get(customer) ?? {};
    const asOf = answeredAsOf(share, t0, customer);
    if (instant === undefined || instant <= asOf || instant > now) return undefined;
    if (isOfEarlier(share, customer) || passed.has(customer)) return undefined;
    const facts = share.dirty.get(customer);
    if (facts !== undefined && (facts.since <= asOf || facts.sources.has(null))) return undefined;
    return { at: instant, cause: isEntry ? 'fact' : 'clock' };
  };
};

/** Whom a threshold, or a figure over everybody, passed over; undefined where nobody has looked. */
const passedOver = async (session: Session, { compared }: Answered): Promise<ReadonlySet<string> | undefined> => {
  if (compared === 'everybody') return undefined;
  const passed = new Set<string>();
  for await (const { customer } of session.rows<{ customer: string }>(
    sql`select customer from ${sql.id(STEP_TABLES.passed)}`,
  ))
    passed.add(customer);
  return passed;
};

const isTouched = ({ dirty, edges, behind, resumed }: Share, customer: string): boolean =>
  dirty.has(customer) || edges.has(customer) || resumed.has(customer) || behind.has(customer);

const addEverybody = async (session: Session, ids: Set<string>): Promise<void> => {
  for await (const { customer } of session.rows<{ customer: string }>(
    sql`select customer from ${sql.id(TABLES.state)}`,
  ))
    ids.add(customer);
};

interface Walked {
  readonly entries: readonly NewEntry[];
  readonly disagreed: readonly Disagreed[];
}

const walk = async (
  session: Session,
  answered: Answered,
  ids: readonly string[],
  passed: ReadonlySet<string> | undefined,
): Promise<Walked> => {
  const { plan, t0, now, activatedAt, held, heldAt, share, compared, strict } = answered;
  const { dirty } = share;
  const parts = [...plan.tags, ...plan.segments].map(({ id }) => id);
  const facts = new Map<string, CustomerFacts>();
  for await (const each of factsOfSome(session, plan, ids, now, parts)) facts.set(each.id, each);
  const before = await rowsOf(session, answersBefore(plan, compared), ids);
  const after = await rowsOf(session, TABLES.answer, ids);
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

const ANYTHING: Touched = { since: EVER, sources: new Set([null]) };

const rowsOf = async (
  session: Session,
  table: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnswerRow>> => {
  const rows = new Map<string, AnswerRow>();
  for await (const row of session.rows<AnswerRow>(
    sql`select * from ${sql.id(table)} where ${session.dialect.memberOfMany(sql.id('customer'), ids)}`,
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

/** Entries are appended this many at a time. */
const TOGETHER = 5000;

class Writer {
  #waiting: NewEntry[] = [];
  #count = 0;

  constructor(readonly session: Session) {}

  get count(): number {
    return this.#count;
  }

  async write(entries: readonly NewEntry[]): Promise<void> {
    for (const entry of entries) this.#waiting.push(entry);
    if (this.#waiting.length >= TOGETHER) await this.end();
  }

  async end(): Promise<void> {
    if (this.#waiting.length === 0) return;
    await append(this.session, this.#waiting);
    this.#count += this.#waiting.length;
    this.#waiting = [];
  }
}
