import type { Plan } from '@tagwright/dsl';
import { EngineError } from '../errors/engine-error.js';
import { asEvaluated } from '../history/recorded.js';
import { evaluatedIn, populationSize } from '../results/evaluation.js';
import type { Session } from '../store/store.js';
import { countsBefore, isMovedIn, onlyOn, tally } from './count.js';
import { draftOver, type Subject } from './draft.js';
import { type Explained, explainedUnder } from './explained.js';
import { layOutCatalog } from './lay-out-catalog.js';
import type { Looked } from './lay-out.js';
import { type Move, movesOf } from './moves.js';
import { type AnswerRows, movedRows, publishedRows } from './rows.js';
import { someWho } from './some-who.js';
import { storedTables } from './stored-tables.js';

/** What putting a draft in force would do to the customers, counted one by one. */
export interface BookEffects {
  /** The book that is in force, and the draft, by their hashes. */
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
  { draft, published }: { readonly draft: Plan; readonly published: Plan },
  { explain = 20 }: EffectsOptions = {},
): Promise<BookEffects> => {
  const { book, asOf } = await evaluatedIn(session, path);
  if (book !== published.hash)
    throw new EngineError('book-not-evaluated', { path, stored: book, given: published.hash });
  const given = await asEvaluated(session, draft);
  const laidOver = draftOver(given, await asEvaluated(session, published), 'without conditions');
  const looked: Looked = { now: asOf, sample: undefined, stored: await storedTables(session) };
  const worked = laidOver.subjects.filter(({ change }) => change === 'changed' || change === 'new');
  const gone = laidOver.subjects.filter(({ change }) => change === 'gone');
  await layOutCatalog(session, given.catalog, looked.stored);
  const plain = publishedRows(looked);
  const before = await countsBefore(session, [...worked, ...gone], plain.from);
  const rows = worked.length === 0 ? plain : await movedRows(session, laidOver, looked, isMovedIn(worked));
  const subjects = [
    ...(await effectsOn(session, worked, rows, before)),
    ...(await effectsOn(session, gone, plain, before)),
  ];
  return {
    book,
    draft: draft.hash,
    asOf,
    population: await populationSize(session),
    subjects,
    explained: worked.length === 0 ? [] : await explainedUnder(session, laidOver.plan, asOf, subjects, explain),
  };
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
        enteringCustomers: entering === 0 ? [] : await someWho(session, comes, rows),
        leavingCustomers: leaving === 0 ? [] : await someWho(session, goes, rows),
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
