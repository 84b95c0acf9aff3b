import type { Plan } from '@tagwright/dsl';
import { EngineError } from '../errors/engine-error.js';
import { asEvaluated } from '../history/recorded.js';
import { bothCatalogs } from '../publications/both-catalogs.js';
import { evaluatedIn, populationSize } from '../results/evaluation.js';
import type { Session } from '../store/store.js';
import { countsBefore, isMovedIn, onlyOn, tally } from './count.js';
import { draftBeside } from './beside.js';
import { type Draft, draftOver, isWorkedOut, type Subject } from './draft.js';
import { type Explained, explainedUnder } from './explained.js';
import { layOutCatalog } from './lay-out-catalog.js';
import type { Looked } from './lay-out.js';
import { type Move, movesOf } from './moves.js';
import { type AnswerRows, besideRows, movedRows, publishedRows } from './rows.js';
import { someWho } from './some-who.js';
import { storedTables } from './stored-tables.js';

/** What putting a draft in force would do to the customers, counted one by one. */
export interface BookEffects {
  /** The book that the draft is held against, and the draft, by their hashes. */
  readonly book: string;
  readonly draft: string;
  /** ms UTC: what both are worked out for. */
  readonly asOf: number;
  readonly population: number;
  /** Tags before segments, in the draft's order; without those that mean what they meant. */
  readonly subjects: readonly SubjectEffects[];
  /** Why some of the customers that are named have what they have under the draft. */
  readonly explained: readonly Explained[];
}

/** A tag or segment that means something else, is new, or is gone. */
export interface SubjectEffects {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  readonly change: 'changed' | 'new' | 'gone';
  readonly values: readonly ValueEffects[];
  /** Of a tag of which a customer has one value at a time. Who moves enters one value, and leaves another. */
  readonly moves: readonly Move[];
}

export interface ValueEffects {
  /** Undefined for a segment. */
  readonly value: string | undefined;
  readonly before: number;
  readonly after: number;
  readonly entering: number;
  readonly leaving: number;
  /** A few of them, by id. */
  readonly enteringCustomers: readonly string[];
  readonly leavingCustomers: readonly string[];
}

/** The books of which effects are asked. */
export interface EffectsAsked {
  readonly draft: Plan;
  /** The one whose answers are stored. */
  readonly published: Plan;
  /**
   * What the draft is held against, where that is not the published book: a book with its time zone, and with its types
   * for what both read. Then the answers of both are worked out, over what is stored for the published one.
   */
  readonly against?: Plan;
}

export interface EffectsOptions {
  /** How many customers are explained at most; 20 if left out. */
  readonly explain?: number;
}

/**
 * Counts what a draft changes in the answers that are stored for the published book. It has to be inside a transaction
 * that is taken back, and leaves temporary tables in it. `path` names the database. Throws `not-evaluated`,
 * `book-not-evaluated`, `draft-past-unknown`.
 */
export const effectsOf = async (
  session: Session,
  path: string,
  { draft, published, against }: EffectsAsked,
  { explain = 20 }: EffectsOptions = {},
): Promise<BookEffects> => {
  const { book, asOf } = await evaluatedIn(session, path);
  if (book !== published.hash)
    throw new EngineError('book-not-evaluated', { path, stored: book, given: published.hash });
  const looked: Looked = { now: asOf, sample: undefined, stored: await storedTables(session) };
  const [given, inForce] = [await asEvaluated(session, draft), await asEvaluated(session, published)];
  const { laidOver, subjects } =
    against === undefined || against.hash === published.hash
      ? await againstStored(session, given, inForce, looked)
      : await againstOther(session, given, await asEvaluated(session, against), inForce, looked);
  return {
    book: (against ?? published).hash,
    draft: draft.hash,
    asOf,
    population: await populationSize(session),
    subjects,
    explained: await explainedUnder(session, laidOver.plan, asOf, subjects, explain),
  };
};

/** The draft's effects, and the plan that its thresholds are laid out for. */
interface Found {
  readonly laidOver: Draft;
  readonly subjects: readonly SubjectEffects[];
}

const isGone = ({ change }: Subject): boolean => change === 'gone';

const againstStored = async (session: Session, given: Plan, inForce: Plan, looked: Looked): Promise<Found> => {
  const laidOver = draftOver(given, inForce, 'without conditions');
  const [worked, gone] = [laidOver.subjects.filter(isWorkedOut), laidOver.subjects.filter(isGone)];
  await layOutCatalog(session, given.catalog, looked.stored);
  const plain = publishedRows(looked);
  const before = await countsBefore(session, [...worked, ...gone], plain.from);
  const rows = worked.length === 0 ? plain : await movedRows(session, laidOver, looked, isMovedIn(worked));
  const subjects = [
    ...(await effectsOn(session, worked, rows, before)),
    ...(await effectsOn(session, gone, plain, before)),
  ];
  return { laidOver, subjects };
};

const againstOther = async (
  session: Session,
  given: Plan,
  other: Plan,
  inForce: Plan,
  looked: Looked,
): Promise<Found> => {
  const laidOver = draftBeside(given, other, inForce);
  const differing = [...laidOver.subjects.filter(isWorkedOut), ...laidOver.subjects.filter(isGone)];
  if (differing.length === 0) return { laidOver, subjects: [] };
  await layOutCatalog(session, bothCatalogs(other.catalog, given.catalog).catalog, looked.stored);
  const rows = await besideRows(session, laidOver, looked);
  const before = await countsBefore(session, differing, rows.from);
  return { laidOver, subjects: await effectsOn(session, differing, rows, before) };
};

const effectsOn = async (
  session: Session,
  subjects: readonly Subject[],
  rows: AnswerRows,
  before: Awaited<ReturnType<typeof countsBefore>>,
): Promise<readonly SubjectEffects[]> => {
  const effects: SubjectEffects[] = [];
  for (const { subject, values } of await tally(session, subjects, rows.from)) {
    const named: ValueEffects[] = [];
    for (const { value, entering, leaving } of values) {
      const was = before(subject, value);
      const [comes, goes] = [onlyOn('draft', subject, value), onlyOn('published', subject, value)];
      named.push({
        value,
        before: was,
        after: was + entering - leaving,
        entering,
        leaving,
        enteringCustomers: entering === 0 ? [] : await someWho(session, comes, rows, 'by id'),
        leavingCustomers: leaving === 0 ? [] : await someWho(session, goes, rows, 'by id'),
      });
    }
    effects.push({
      kind: subject.kind,
      name: subject.name,
      change: subject.change as SubjectEffects['change'],
      values: named,
      moves: await movesOf(session, subject, rows),
    });
  }
  return effects;
};
