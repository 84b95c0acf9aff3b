import { type CustomerFacts, type FieldColumns, type Plan, withoutFields } from '@tagwright/dsl';
import {
  type Asked,
  asksEverybody,
  type BookFile,
  draftPopulation,
  EngineError,
  findingMessage,
  foundPopulation,
  type FoundPopulation,
  knownFacts,
  NOBODY_FOUND,
  readCustomers,
  type WrittenCustomer,
} from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import { type Locale, type RequestFault, ServerError } from '../errors/index.js';
import { REASON_WORDS } from '../errors/messages/reasons.js';
import { defineJob, type JobContext } from '../jobs/index.js';
import type { ShownAnswers } from './answers.js';
import { refuseCostly } from './cost.js';
import { type GivenBook, readBook, type ReadBook, readDraft } from './draft.js';
import { answersFor, isKnown, partFor, type Question } from './evaluation.js';
import { askedInstant, refusePast } from './instant.js';
import { type AskedNames, askedByName, changedNames } from './names.js';
import { type Evaluation, evaluationOf } from './result.js';

export interface EvaluateArgs {
  readonly book: GivenBook;
  /** All files with the draft in them; undefined: the book in force is asked. */
  readonly draft: readonly BookFile[] | undefined;
  readonly role: KeyRole;
  readonly hidden: FieldColumns;
  readonly asked: AskedNames;
  readonly customers: readonly string[];
  readonly inline: readonly WrittenCustomer[];
  readonly why: boolean;
  readonly asOf: string | number | undefined;
  /** ms UTC. */
  readonly now: number;
  readonly locale: Locale;
  /** How many rows may be looked at. */
  readonly rows: number;
}

/** Evaluates rules for some customers, stored ones and others. */
export const evaluateJob = defineJob('evaluate', async (context, args: EvaluateArgs): Promise<Evaluation> => {
  const published = await readBook(args.book);
  const isDraft = args.draft !== undefined;
  const { plan, wording } = args.draft === undefined ? published : await readDraft(args.book, args.draft, args);
  const asked = askedIn(plan, isDraft ? published : undefined, args);
  const part = partFor(plan, asked);
  const population = await populationFor(context, part, published.plan, args);
  const asOf = askedInstant(args.asOf, plan.catalog.zone) ?? Math.max(args.now, population.asOf);
  const question: Question = {
    part,
    asked,
    asOf,
    population,
    ...(args.why ? { reasons: { wording, words: REASON_WORDS[args.locale] } } : {}),
  };
  if (args.customers.length > 0) refusePast(part, asOf, population);
  const stored = await knownFacts(context.store, part, args.customers);
  const inline = readInline(plan, args, asOf);
  const items: ShownAnswers[] = [];
  const unknown: string[] = [];
  for (const [id, facts] of [...args.customers.map((each) => [each, stored.get(each)] as const), ...inline]) {
    if (facts === undefined || !isKnown(facts, part, asOf)) unknown.push(id);
    else items.push(answersFor(facts, question));
  }
  return evaluationOf(plan, question, isDraft, items, unknown);
});

/** What is asked about, among what whoever asks may see. Of a draft without names it is what the draft changes. */
const askedIn = (plan: Plan, published: ReadBook | undefined, { asked, hidden }: EvaluateArgs): Asked => {
  const seen = withoutFields(plan, hidden);
  const isOpen = asked.tags === undefined && asked.segments === undefined;
  if (published === undefined || !isOpen) return askedByName(seen, asked);
  return askedByName(seen, { ...changedNames(published.plan, seen), metrics: asked.metrics });
};

const populationFor = async (
  context: JobContext,
  part: Plan,
  published: Plan,
  { draft, rows, now }: EvaluateArgs,
): Promise<FoundPopulation> => {
  const { store } = context;
  try {
    if (draft === undefined) return await foundPopulation(store, store.name, part);
    if (!asksEverybody(part, 'anything'))
      return await foundPopulation(store, store.name, { ...part, hash: published.hash });
    await refuseCostly(context, part, published, { rows, now });
    return await context.scratch((session, transaction) =>
      transaction(() => draftPopulation(session, store.name, part, published)),
    );
  } catch (thrown) {
    // Before the first step there is nobody to be compared with; who is not compared can be answered all the same.
    const isEarly = thrown instanceof EngineError && thrown.code === 'not-evaluated';
    if (!isEarly || asksEverybody(part, 'anything')) throw thrown;
    return NOBODY_FOUND;
  }
};

/** Throws `customers-unreadable` (422) with what is wrong, each where it lies. */
const readInline = (
  plan: Plan,
  { inline, locale }: EvaluateArgs,
  asOf: number,
): readonly (readonly [string, CustomerFacts])[] => {
  const { customers, refused } = readCustomers(plan, inline, asOf);
  if (refused.length > 0) {
    const errors = refused.slice(0, MOST_TOLD).map(({ path, finding }): RequestFault => ({
      in: 'body',
      pointer: `/inline/${path.join('/')}`,
      detail: `${finding.column === undefined ? '' : `\`${finding.column}\`: `}${findingMessage(finding, locale === 'zh' ? 'zh-CN' : 'en')}`,
    }));
    throw new ServerError(422, 'customers-unreadable', { count: refused.length }, { errors });
  }
  return customers.map((facts) => [facts.id, facts]);
};

const MOST_TOLD = 20;
