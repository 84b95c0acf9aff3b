import { type Held, type HeldAt, type Plan, populationBound, type SubjectId } from '@tagwright/dsl';
import { STEP_TABLES, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Touched } from '../dirty/dirty.js';
import { EVER } from '../dirty/tables.js';
import { append } from '../log/append.js';
import type { NewEntry } from '../log/change.js';
import { bothOf, type Disagreements, MOST_LISTED, NO_DISAGREEMENTS } from '../log/disagreement.js';
import type { Session } from '../store/store.js';
import { answersBefore, type Compared, flipsOf, type Turned } from './flips.js';
import { pairsWithin } from './subject-pairs.js';
import { turningsOf } from './turning.js';
import { walk } from './walk.js';
import { answeredAsOf, isOfEarlier, type Share } from './wave.js';

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
  const turnings = turningsIn(answered, passed);
  const walked = new Map<string, Set<SubjectId> | undefined>(whoIsWalked(answered, turnings));
  const flipped = new Set<string>();
  for await (const flip of flipsOf(
    session,
    pairsWithin(plan),
    answered.compared,
    answersBefore(plan, answered.compared),
  )) {
    const { customer, turned } = flip;
    flipped.add(customer);
    // Of whom nothing else moved, the population turned the answers now.
    const isPassive =
      now > answered.t0 && !answered.untold && !answered.isAnybodyTouched && !isTouched(answered.share, customer);
    if (isPassive && turned.every(isBound)) {
      await writer.write(turned.map((each) => entryOf(customer, each, now, 'population', answered)));
      continue;
    }
    const own = flip.isNewOrGone ? undefined : turnings.get(customer);
    if (own === undefined) {
      walked.set(customer, undefined);
      continue;
    }
    const unclear = walked.has(customer) ? walked.get(customer) : new Set<SubjectId>();
    for (const each of turned) {
      const { at, isEntry = false } = (each.held === undefined ? undefined : own.get(each.held.id)) ?? {};
      if (at !== undefined) await writer.write([entryOf(customer, each, at, isEntry ? 'fact' : 'clock', answered)]);
      else if (each.held !== undefined) unclear?.add(each.held.id);
    }
    if (unclear === undefined || unclear.size > 0) walked.set(customer, unclear);
  }
  if (answered.isAnybodyTouched) await addEverybody(session, walked);
  const { share } = answered;
  const dirty = answered.untold ? withUntold(share.dirty, flipped) : share.dirty;
  let disagreements = NO_DISAGREEMENTS;
  for (const batch of batchesOf(walked)) {
    const { entries, disagreed } = await walk(session, { ...answered, share: { ...share, dirty } }, batch, passed);
    await writer.write(entries);
    const listed = disagreed.slice(0, MOST_LISTED);
    disagreements = bothOf(disagreements, { count: disagreed.length, listed });
  }
  await writer.end();
  return { changes: writer.count, passed: passed ?? new Set(), disagreements };
};

/** So many at a time; of very many customers no second list is made. */
function* batchesOf<Value>(customers: ReadonlyMap<string, Value>): Generator<ReadonlyMap<string, Value>> {
  let batch = new Map<string, Value>();
  for (const [customer, value] of customers) {
    batch.set(customer, value);
    if (batch.size < BATCH) continue;
    yield batch;
    batch = new Map();
  }
  if (batch.size > 0) yield batch;
}

/** Of whose facts nobody told, anything may be another than it was. */
const withUntold = (dirty: Share['dirty'], flipped: ReadonlySet<string>): Share['dirty'] =>
  new Map([...[...flipped].map((id): [string, Touched] => [id, ANYTHING]), ...dirty]);

const entryOf = (
  customer: string,
  { subject: { kind, name, value }, old, new: state }: Turned,
  effectiveAt: number,
  cause: NewEntry['cause'],
  { plan, now }: Answered,
): NewEntry => ({
  kind,
  name,
  value,
  customer,
  old,
  new: state,
  effectiveAt,
  recordedAt: now,
  book: plan.hash,
  cause,
});

type Turnings = ReadonlyMap<string, ReturnType<typeof turningsOf>>;

/** What may have turned of those of whom anything moved, and when; of others, and where it is undefined, anything. */
const turningsIn = (answered: Answered, passed: ReadonlySet<string> | undefined): Turnings => {
  const { plan, t0, now, share, untold, isAnybodyTouched } = answered;
  const { dirty, edges, behind } = share;
  if (passed === undefined || untold || isAnybodyTouched) return new Map();
  const turnings = new Map<string, ReturnType<typeof turningsOf>>();
  for (const customer of new Set([...dirty.keys(), ...edges.keys()])) {
    if (behind.has(customer)) continue;
    const movement = {
      asOf: answeredAsOf(share, t0, customer),
      now,
      dirty: dirty.get(customer),
      moved: edges.get(customer) ?? [],
      isPassed: isOfEarlier(share, customer) || passed.has(customer),
    };
    turnings.set(customer, turningsOf(plan, movement));
  }
  return turnings;
};

/** Whose facts changed, or whose answers may have turned and turned back, with those of the answers; undefined: all. */
function* whoIsWalked(
  { share: { dirty, edges, behind } }: Answered,
  turnings: Turnings,
): Generator<[string, Set<SubjectId> | undefined]> {
  for (const customer of new Set([...dirty.keys(), ...behind.keys(), ...edges.keys()])) {
    const own = turnings.get(customer);
    if (own !== undefined) {
      const unclear = [...own].flatMap(([id, { at, turns }]) => (at === undefined && turns > 1 ? [id] : []));
      if (unclear.length > 0) yield [customer, new Set(unclear)];
      continue;
    }
    const turns = (edges.get(customer) ?? []).reduce((sum, each) => sum + each.turns, 0);
    if (dirty.has(customer) || behind.has(customer) || turns > 1) yield [customer, undefined];
  }
}

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

const addEverybody = async (session: Session, walked: Map<string, unknown>): Promise<void> => {
  for await (const { customer } of session.rows<{ customer: string }>(
    sql`select customer from ${sql.id(TABLES.state)}`,
  ))
    walked.set(customer, undefined);
};

const ANYTHING: Touched = { since: EVER, sources: new Set([null]) };

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
