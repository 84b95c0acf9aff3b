import { createFactTables, ingest, refresh, type StepReport, type Store } from '@tagwright/engine';
import type { Plan } from '@tagwright/dsl';
import type { Book } from '../../oracle/model/index.js';
import { Ledger, type Step, type Story } from '../../oracle/story/index.js';
import { planOf } from '../book-text.js';
import { written } from '../question.js';
import { writtenFact } from './written-facts.js';

/** A story with the plans of its books. */
export interface Told {
  readonly story: Story;
  readonly plans: readonly Plan[];
}

/** Throws `BookRefused` where a checker has something against a book. */
export function told(story: Story): Told {
  return { story, plans: story.books.map((book) => planOf(written('plain', { book }))) };
}

export function bookOf({ books }: Story, { book }: Step): Book {
  const one = books[book];
  if (one === undefined) throw new Error(`no book ${book}`);
  return one;
}

export function isBookChange(before: Step, after: Step): boolean {
  return before.book !== after.book;
}

/** What a step left, to be looked at. */
export interface Left {
  readonly step: Step;
  readonly plan: Plan;
  readonly report: StepReport;
  /** What is recorded by then. */
  readonly ledger: Ledger;
  /** Its place in the story. */
  readonly index: number;
}

/** Tells a story to an empty database, with those of its steps that a cadence has. */
export async function replay(
  store: Store,
  { story, plans }: Told,
  has: (step: Step) => boolean,
  look: (left: Left) => Promise<void> = async () => {},
): Promise<void> {
  const [book] = story.books;
  const [first] = plans;
  if (book === undefined || first === undefined) throw new Error('a story has a book');
  await createFactTables(store, first.catalog);
  const tags = plans.flatMap((plan) => plan.tags);
  const ledger = new Ledger();
  for (const [index, one] of story.happenings.entries()) {
    if (one.kind === 'arrival') {
      ledger.record(one);
      const facts = one.facts.map((fact) => writtenFact(book, fact));
      const { outcomes } = await ingest(store, first.catalog, facts, { now: one.at, tags, createCustomers: true });
      const refused = outcomes.flatMap((outcome) => (outcome.outcome === 'refused' ? [outcome.finding] : []));
      if (refused.length > 0) throw new Error(`facts are refused: ${JSON.stringify(refused)}`);
    } else if (has(one)) {
      const plan = plans[one.book];
      if (plan === undefined) throw new Error(`no book ${one.book}`);
      // Every other step finds those whom the clock touches before it, as it does with very many.
      const ahead = index % 2 === 0 ? 0 : Infinity;
      const report = await refresh(store, plan, one.at, { fallBack: story.fallBack, ahead, strict: true });
      await look({ step: one, plan, report, ledger, index });
    }
  }
}
