import { type Plan, populationBound, restingOn, type SubjectId } from '@tagwright/dsl';
import { edgeOwners } from '@tagwright/dsl/sql';
import type { Touched } from '../dirty/dirty.js';
import { restsOn } from '../history/plan-part.js';
import type { Moved } from './wave.js';
import { remembered } from '../store/remembered.js';

/** When a subject may have turned since the last step. */
export interface Turning {
  /** The one instant (ms UTC); undefined where nobody knows, or there may be several. */
  readonly at: number | undefined;
  /** How often, at most, where the instant is not known. */
  readonly turns: number;
  /** Whether, at that one, it is events that begin to count. */
  readonly isEntry: boolean;
}

/** What moved of a customer. */
export interface Movement {
  /** The instant (ms UTC) that the answers before are of, and that of the step. */
  readonly asOf: number;
  readonly now: number;
  readonly dirty: Touched | undefined;
  readonly moved: readonly Moved[];
  /** Whether a threshold, or a figure over everybody, passed over the customer. */
  readonly isPassed: boolean;
}

/**
 * Which of a customer's answers may have turned, and when: by the clock's own statements, each of which says what it found
 * by itself, so that an answer is looked for in the facts only where two of them concern it. Undefined: any of
 * them may have, at any time.
 */
export const turningsOf = (plan: Plan, movement: Movement): ReadonlyMap<SubjectId, Turning> | undefined => {
  const { asOf, now, dirty, moved, isPassed } = movement;
  const { ofPart, ofTable, bound } = subjectsOf(plan);
  if (dirty?.sources.has(null) === true) return undefined;
  const turnings = new Map<SubjectId, Turning>();
  const add = (subjects: readonly SubjectId[], turning: Turning): void => {
    for (const id of subjects) {
      const known = turnings.get(id);
      turnings.set(id, known === undefined ? turning : together(known, turning));
    }
  };
  for (const { part, instant, turns, isEntry } of moved) {
    const subjects = ofPart.get(part);
    if (subjects === undefined) return undefined;
    const isWithin = instant !== undefined && instant > asOf && instant <= now;
    add(subjects, { at: isWithin ? instant : undefined, turns, isEntry });
  }
  if (dirty !== undefined) {
    const entered = new Set(moved.map(({ part }) => part));
    for (const table of dirty.sources)
      // Of facts from before the last step nobody but the facts themselves can say what they turn.
      if (table !== null && (dirty.since <= asOf || !entered.has(table))) add(ofTable(table), UNKNOWN);
  }
  if (isPassed) add(bound, UNKNOWN);
  return turnings;
};

/** Any number of times, at any instants. */
const UNKNOWN: Turning = { at: undefined, turns: Infinity, isEntry: false };

const together = (one: Turning, other: Turning): Turning => ({
  ...one,
  at: one.isEntry === other.isEntry && one.at === other.at ? one.at : undefined,
  turns: one.turns + other.turns,
});

/** Tables of events that some answers rest on. */
export const tablesUnder = (plan: Plan, subjects: Iterable<SubjectId>): ReadonlySet<string> => {
  const { tables } = subjectsOf(plan);
  return new Set([...subjects].flatMap((id) => [...(tables.get(id) ?? [])]));
};

/** All answers that rest on no other tables of events than these. */
export const restingOnNoOther = (plan: Plan, among: ReadonlySet<string>): readonly SubjectId[] =>
  [...subjectsOf(plan).tables].flatMap(([id, own]) => ([...own].every((table) => among.has(table)) ? [id] : []));

interface Subjects {
  /** Whom a part of `tw_part` turns; none for what nobody can say of. */
  readonly ofPart: ReadonlyMap<string, readonly SubjectId[]>;
  readonly ofTable: (table: string) => readonly SubjectId[];
  /** What the population decides. */
  readonly bound: readonly SubjectId[];
  /** The tables of events that each rests on. */
  readonly tables: ReadonlyMap<SubjectId, ReadonlySet<string>>;
}

const subjectsOf = remembered((plan: Plan): Subjects => {
  const all: readonly SubjectId[] = [...plan.tags, ...plan.segments].map(({ id }) => id);
  const rests = new Map(all.map((id) => [id, restsOn(plan, [id])]));
  const ofTables = new Map(
    plan.catalog.events.map(({ table }) => {
      const resting = restingOn(plan, table);
      return [table, all.filter((id) => resting.has(id) || rests.get(id)?.events.has(table))] as const;
    }),
  );
  const ofEdges = [...edgeOwners(plan)].map(
    ([part, owners]) => [part, all.filter((id) => [...owners].some((owner) => rests.get(id)?.ids.has(owner)))] as const,
  );
  return {
    ofPart: new Map([...ofTables, ...ofEdges]),
    ofTable: (table) => ofTables.get(table) ?? all,
    bound: [...populationBound(plan)],
    tables: new Map(
      all.map((id) => [id, new Set([...ofTables].flatMap(([table, ids]) => (ids.includes(id) ? [table] : [])))]),
    ),
  };
});
