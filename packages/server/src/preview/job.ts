import { type FieldColumns, type Plan, withoutFields } from '@tagwright/dsl';
import { type Asked, type BookFile, draftPopulation, knownFacts, look, type PreviewReport } from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import type { Locale } from '../errors/index.js';
import { REASON_WORDS } from '../errors/messages/reasons.js';
import type { ShownAnswers } from '../evaluate/answers.js';
import { refuseCostly } from '../evaluate/cost.js';
import { type GivenBook, readBook, readDraft, type ReadBook } from '../evaluate/draft.js';
import { answersFor, partFor } from '../evaluate/evaluation.js';
import { changedNames, askedByName } from '../evaluate/names.js';
import { defineJob, type JobContext, type Tell } from '../jobs/index.js';
import { isSmall } from '../suppression/count.js';
import { sampleFor } from './sample.js';
import { type Telling, type ToldReport, toldReport } from './told.js';

export interface PreviewArgs {
  readonly book: GivenBook;
  /** All files with the draft in them. */
  readonly draft: readonly BookFile[];
  readonly role: KeyRole;
  readonly hidden: FieldColumns;
  readonly locale: Locale;
  /** ms UTC. */
  readonly now: number;
  /** How many rows may be looked at, and how many customers an estimate looks at. */
  readonly rows: number;
  readonly sample: number;
  /** Whether everybody is to be counted. */
  readonly exact: boolean;
  /** Nobody is told of by name of whom there are fewer. */
  readonly smallestCount: number | undefined;
}

/** What is told of a preview, one after another. */
export type PreviewPart =
  | { readonly kind: 'estimate' | 'exact'; readonly report: ToldReport }
  /** A few of those who enter or leave, with what the draft says of them, and why. */
  | { readonly kind: 'customers'; readonly customers: readonly ShownAnswers[] };

/** Estimates what a draft would change, counts it, and then says of a few of those whom it touches why. */
export const previewJob = defineJob<PreviewArgs, void, PreviewPart>('preview', async (context, args, tell) => {
  const published = await readBook(args.book);
  const draft = await readDraft(args.book, args.draft, args);
  await refuseCostly(context, draft.plan, published.plan, args);
  const telling = tellingOf(draft, published.plan, args.hidden);
  const last = await counted(context, args, draft.plan, published.plan, telling, tell);
  if (args.exact) tell({ kind: 'customers', customers: await touched(context, args, draft, published.plan, last) });
});

const tellingOf = ({ plan, wording }: ReadBook, published: Plan, hidden: FieldColumns): Telling => {
  const seen = [plan, published].map((each) => withoutFields(each, hidden));
  const isIn = (kind: 'tag' | 'segment', name: string) => (each: Plan) =>
    (kind === 'tag' ? each.tags : each.segments).some(({ names }) => names.includes(name));
  return {
    draft: plan,
    wording,
    // What the book in force shows by a hidden field, the draft's leavers would tell.
    isSeen: (kind, name) =>
      [plan, published].every((each, index) => !isIn(kind, name)(each) || isIn(kind, name)(seen[index] ?? each)),
  };
};

const counted = async (
  { store, scratch, counts }: JobContext,
  { sample: wanted, exact }: PreviewArgs,
  draft: Plan,
  published: Plan,
  telling: Telling,
  tell: Tell<PreviewPart>,
): Promise<PreviewReport> =>
  scratch(async (session, transaction) => {
    const sample = await sampleFor(session, store.name, wanted);
    if (exact) counts.prepare(sample);
    const at = { draft, published };
    const estimate = await transaction(() => look(session, store.name, { ...at, sample }));
    tell({ kind: 'estimate', report: toldReport(estimate, telling) });
    if (!exact) return estimate;
    const isExact = estimate.sampled === undefined;
    const report = isExact
      ? estimate
      : await transaction(() => counts.look(session, store.name, { ...at, sample, estimate }));
    tell({ kind: 'exact', report: toldReport(report, telling) });
    return report;
  });

/** So many customers are told of by name. */
const MOST = 10;

const touched = async (
  { store, scratch }: JobContext,
  { hidden, locale, smallestCount }: PreviewArgs,
  { plan, wording }: ReadBook,
  published: Plan,
  report: PreviewReport,
): Promise<readonly ShownAnswers[]> => {
  const seen = withoutFields(plan, hidden);
  const asked: Asked = askedByName(seen, { ...changedNames(published, seen), metrics: [] });
  const names = new Set([...asked.tags, ...asked.segments].flatMap((each) => each.names));
  const ids = new Set(
    report.subjects
      .filter(({ name }) => names.has(name))
      .flatMap(({ values }) => values)
      .flatMap(({ entering, leaving, enteringCustomers, leavingCustomers }) => [
        ...(isSmall(entering.count, { smallestCount }) ? [] : enteringCustomers),
        ...(isSmall(leaving.count, { smallestCount }) ? [] : leavingCustomers),
      ]),
  );
  const some = [...ids].slice(0, MOST);
  if (some.length === 0) return [];
  const part = partFor(plan, asked);
  const population = await scratch((session, transaction) =>
    transaction(() => draftPopulation(session, store.name, part, published)),
  );
  const reasons = { wording, words: REASON_WORDS[locale] };
  const question = { part, asked, asOf: population.asOf, population, reasons };
  const known = await knownFacts(store, part, some);
  return some.flatMap((id) => {
    const facts = known.get(id);
    return facts === undefined ? [] : [answersFor(facts, question)];
  });
};
