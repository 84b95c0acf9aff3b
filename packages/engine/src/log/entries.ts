import type { CustomerFacts, SubjectId } from '@tagwright/dsl';
import { answeredSubjects, stateIn } from './answered.js';
import { deriveBound } from './bound.js';
import { type Change, type NewEntry, subjectKey } from './change.js';
import { beforeAll, corrections, type Said } from './corrections.js';
import { deriveOwn } from './own.js';
import { boundSubjects, subjectsOf, touchedSubjects, turnsAfter } from './steps.js';
import type { Derive, Walk, WalkedCustomer } from './walk.js';

/**
 * What the log gets for one customer, so that reading it ends with the answers of now.
 *
 * What follows from the customer's own facts is derived exactly, back to where the facts changed, and held against
 * what the log said; whatever differs is appended. What the population decides goes by the thresholds of the last step
 * until now, and turns now into what it is under the new ones. Throws `Disagreement` unless the walk is to be told.
 */
export const entriesFor = (walk: Walk, walked: WalkedCustomer): readonly NewEntry[] => {
  const written = bySubject(walked.logged);
  const { plan, now } = walk;
  const { facts } = walked;
  const derive = facts === undefined ? leaving(walk) : staying(walk, walked, facts);
  return answeredSubjects(plan).flatMap((answered): readonly NewEntry[] => {
    if (walked.subjects?.has(answered.id) === false) return NOTHING;
    const said = written.get(answered.key) ?? NOTHING;
    const state = { before: stateIn(answered, walked.before), after: stateIn(answered, walked.after) };
    const { kind, name, value } = answered.subject;
    return derive(answered, said, state).map((each) => ({
      kind,
      name,
      value,
      customer: walked.customer,
      old: each.old,
      new: each.new,
      effectiveAt: each.at,
      recordedAt: now,
      book: plan.hash,
      cause: each.cause,
    }));
  });
};

const NOTHING: readonly never[] = [];

const bySubject = (logged: readonly Change[]): ReadonlyMap<string, readonly Said[]> => {
  const written = new Map<string, Said[]>();
  for (const entry of logged) {
    const key = subjectKey(entry);
    const own = written.get(key);
    const said = { at: entry.effectiveAt, old: oldOf(entry, own), new: entry.new };
    if (own === undefined) written.set(key, [said]);
    else own.push(said);
  }
  return written;
};

/**
 * What stood before the instant of an entry. A book that came into force at the instant of a turn says what it made of what had just
 * turned; before the instant it was what the turn began with.
 */
const oldOf = ({ cause, effectiveAt, old }: Change, earlier: readonly Said[] = NOTHING): string | null => {
  const turned = cause === 'rule' ? earlier.findLast(({ at }) => at === effectiveAt) : undefined;
  return turned === undefined ? old : turned.old;
};

/** Who is gone loses everything now: the facts of before are another customer's, or nobody's. */
const leaving =
  ({ now }: Walk): Derive =>
  (_, written, { before }) => {
    const past = written.filter(({ at }) => at >= now);
    const said = corrections(beforeAll(past, before), [{ at: now, to: null }], past);
    return said.map((each) => ({ ...each, cause: 'fact' }));
  };

const staying = (walk: Walk, walked: WalkedCustomer, facts: CustomerFacts): Derive => {
  const { plan, t0 } = walk;
  const isLate = walked.since !== undefined && walked.since <= t0;
  const touched = isLate ? touchedSubjects(plan, walked.sources) : NO_SUBJECT;
  const asked = walked.subjects ?? subjectsOf(plan);
  const others = [...asked].filter((id) => !touched.has(id));
  const onwards = turnsAfter(walk, facts, others, walked);
  const bound = boundSubjects(plan);
  const own = deriveOwn(walk, walked, facts, touched, onwards);
  const decided = deriveBound(walk, walked, facts, isLate, onwards);
  return (answered, written, state) => (bound.has(answered.id) ? decided : own)(answered, written, state);
};

const NO_SUBJECT: ReadonlySet<SubjectId> = new Set();
