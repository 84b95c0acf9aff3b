import type { CustomerFacts } from '../plan/facts.js';
import { type Held, NOTHING_HELD } from '../plan/held.js';
import type { Plan, SegmentId, TagId } from '../plan/types.js';
import { breakpoints } from './breakpoints.js';
import type { HeldAt } from './evaluate.js';
import { isPopulationBound, marksOf } from './marks.js';
import { Moment, Past } from './moment.js';
import { givenPopulation } from './population.js';
import { found, prepare, type Prepared } from './prepare.js';
import { type CustomerRecord, recordOf } from './record.js';
import { Sweep } from './sweep.js';
import { turningPoint } from './turning-point.js';
import { filledIn, workedOutBetween } from './worked-out.js';

/** What has a timeline of its own. */
export type SubjectId = TagId | SegmentId;

/** What a customer has of a subject: a tag's values in declared order; `['in']` or `[]` for in and out of a segment. */
export type SubjectValues = readonly string[];

/** At `at` (ms UTC) a subject becomes `values`, which it was not just before. */
export interface Turn {
  readonly subject: SubjectId;
  readonly at: number;
  readonly values: SubjectValues;
}

/** What is asked about, and from when to when (ms UTC). */
export interface Stretch {
  readonly after: number;
  readonly until: number;
  readonly subjects: readonly SubjectId[];
  /** What the subjects are at `after`, where it is known; what is left out is worked out. */
  readonly from?: ReadonlyMap<SubjectId, SubjectValues>;
  /** What they are at `until`, as far as that is known: nobody works out again where they have come to. */
  readonly to?: ReadonlyMap<SubjectId, SubjectValues>;
}

/** Tags and segments over the life of one customer. */
export interface Timelines {
  /** What each subject is at `after`. */
  readonly from: ReadonlyMap<SubjectId, SubjectValues>;
  /** In (after, until], in order of time. */
  readonly turns: readonly Turn[];
}

const MEMBER: SubjectValues = ['in'];
const NOTHING: SubjectValues = [];

/**
 * The answers that rest, however far down, on a rank, a score or a figure over everybody. All others are a function of
 * the customer's facts and the instant alone, so that their timeline can be derived at any time.
 */
export const populationBound = (plan: Plan): ReadonlySet<SubjectId> => {
  const prepared = prepare(plan);
  const bound = [...plan.tags, ...plan.segments].filter((each) => isPopulationBound(prepared, each));
  return new Set(bound.map(({ id }) => id));
};

/** The answers that rest on events of a table, however far down. */
export const restingOn = (plan: Plan, table: string): ReadonlySet<SubjectId> => {
  const prepared = prepare(plan);
  const reads = (part: object): boolean => {
    const { tables, histories } = marksOf(prepared, part);
    return tables.has(table) || histories.some(reads);
  };
  return new Set([...plan.tags, ...plan.segments].filter(reads).map(({ id }) => id));
};

/**
 * When some of a customer's answers turn in (after, until], exactly: each is worked out anew only at the instants at
 * which it may turn. Thresholds and figures over everybody stay as they are `held`; `heldAt` is what they were at
 * earlier instants, for histories. Before a customer is known there are no answers.
 */
export const turnsBetween = (
  prepared: Prepared,
  facts: CustomerFacts,
  stretch: Stretch,
  held: Held = NOTHING_HELD,
  heldAt: HeldAt = () => held,
): Timelines => {
  const record = recordOnce(prepared, facts);
  const moments = new Map<number, Moment>();
  const past = new Past();
  const population = givenPopulation(() => held, heldAt);
  const momentAt = (instant: number): Moment => {
    let moment = moments.get(instant);
    if (moment === undefined) {
      moment = new Moment(prepared, record, instant, population, past);
      moments.set(instant, moment);
    }
    return moment;
  };
  const valuesAt = (subject: SubjectId, instant: number): SubjectValues =>
    isKnown(record, instant) ? valuesOf(subject, momentAt(instant)) : NOTHING;
  const from = new Map<SubjectId, SubjectValues>();
  const turns: Turn[] = [];
  const instants = instantsOf(prepared, record, stretch, momentAt);
  const together = sweepOf(prepared);
  for (const subject of stretch.subjects) {
    let values = stretch.from?.get(subject) ?? valuesAt(subject, stretch.after);
    from.set(subject, values);
    let same = stretch.after;
    const own = instants(subject);
    for (const [index, instant] of own.entries()) {
      // Behind the last of them nothing turns any more.
      const now = (index === own.length - 1 ? stretch.to?.get(subject) : undefined) ?? valuesAt(subject, instant);
      if (together.has(subject)) {
        // Neither does anything in between.
        if (!areEqual(now, values)) turns.push({ subject, at: instant, values: now });
        values = now;
        continue;
      }
      while (!areEqual(now, values)) {
        const before = values;
        same = turningPoint(same, instant, (each) => areEqual(valuesAt(subject, each), before));
        values = valuesAt(subject, same);
        turns.push({ subject, at: same, values });
      }
      same = instant;
    }
  }
  return { from, turns: turns.sort((a, b) => a.at - b.at) };
};

/**
 * What was recorded of a customer for exactly that instant, among what an answer rests on: `manual` where a value of
 * the very tag was set or taken away by hand, `fact` for an event, a change of a field, and the instant from which the
 * customer is known; undefined where it is the clock alone that reaches the instant.
 */
export const recordedAt = (
  prepared: Prepared,
  facts: CustomerFacts,
  subject: SubjectId,
  instant: number,
): 'manual' | 'fact' | undefined => {
  const record = recordOnce(prepared, facts);
  if (record.knownFrom === instant) return 'fact';
  const tag = isTag(subject) ? found(prepared.index.tags, subject) : undefined;
  const part = partOf(prepared, subject);
  if (!isRecorded(prepared, part, record, instant)) return undefined;
  return tag?.manual === true ? 'manual' : 'fact';
};

const isRecorded = (prepared: Prepared, part: object, record: CustomerRecord, instant: number): boolean => {
  const { tables, fields, handSet, histories } = marksOf(prepared, part);
  return (
    [...tables].some((table) => record.events[table]?.some(({ at }) => at === instant) ?? false) ||
    record.changes.some(({ column, at }) => at === instant && fields.has(column)) ||
    record.handSet.some(
      ({ tag, from, until }) =>
        (from === instant || until === instant) && handSet.some(({ names }) => names.includes(tag)),
    ) ||
    histories.some((history) => isRecorded(prepared, history, record, instant))
  );
};

const records = new WeakMap<CustomerFacts, { readonly prepared: Prepared; readonly record: CustomerRecord }>();

/** A customer is asked several times over. */
const recordOnce = (prepared: Prepared, facts: CustomerFacts): CustomerRecord => {
  let once = records.get(facts);
  if (once?.prepared !== prepared) {
    once = { prepared, record: recordOf(prepared.plan, facts) };
    records.set(facts, once);
  }
  return once.record;
};

const isKnown = ({ knownFrom }: CustomerRecord, instant: number): boolean =>
  knownFrom === undefined || knownFrom <= instant;

/** The instants at which a subject may turn. */
const instantsOf = (
  prepared: Prepared,
  record: CustomerRecord,
  { after, until }: Stretch,
  momentAt: (instant: number) => Moment,
): ((subject: SubjectId) => readonly number[]) => {
  const { knownFrom } = record;
  const start = Math.max(after, knownFrom ?? after);
  const appears = knownFrom !== undefined && knownFrom > after && knownFrom <= until;
  const together = sweepOf(prepared);
  // Over the whole stretch, which all customers share; before somebody is known nothing turns.
  const swept = together.breakpoints(record, after, until);
  return (subject) => {
    const own = together.has(subject)
      ? (swept.get(subject) ?? NEVER)
      : instantsOfOne(prepared, subject, record, start, until, momentAt);
    return appears ? [knownFrom, ...own.filter((instant) => instant > knownFrom)] : own;
  };
};

const NEVER: readonly number[] = [];

/** Those of a subject that cannot be looked at together with others. */
const instantsOfOne = (
  prepared: Prepared,
  subject: SubjectId,
  record: CustomerRecord,
  start: number,
  until: number,
  momentAt: (instant: number) => Moment,
): readonly number[] => {
  const part = partOf(prepared, subject);
  if (start >= until) return NEVER;
  const jumps = breakpoints(prepared, part, record, start, until, 'held', momentAt);
  return [...filledIn(jumps, start, until, workedOutBetween(prepared, part, momentAt))];
};

const sweeps = new WeakMap<Prepared, Sweep<SubjectId>>();

const sweepOf = (prepared: Prepared): Sweep<SubjectId> => {
  let sweep = sweeps.get(prepared);
  if (sweep === undefined) {
    const { tags, segments } = prepared.plan;
    sweep = new Sweep(prepared, new Map<SubjectId, object>([...tags, ...segments].map((part) => [part.id, part])));
    sweeps.set(prepared, sweep);
  }
  return sweep;
};

const partOf = ({ index }: Prepared, subject: SubjectId): object =>
  isTag(subject) ? found(index.tags, subject) : found(index.segments, subject);

const isTag = (subject: SubjectId): subject is TagId => subject.startsWith('t');

const valuesOf = (subject: SubjectId, moment: Moment): SubjectValues => {
  if (isTag(subject)) return moment.tagValues(subject);
  return moment.segment(subject) ? MEMBER : NOTHING;
};

const areEqual = (a: SubjectValues, b: SubjectValues): boolean =>
  a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
