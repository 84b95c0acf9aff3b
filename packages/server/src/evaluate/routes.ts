import type { z } from '@hono/zod-openapi';
import { mayUse, type Caller } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { type Locale, ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import { shownCount } from '../suppression/count.js';
import { countJob, type Counts } from './count.js';
import { givenBook, withDraft } from './draft.js';
import { withBook } from './in-force.js';
import { evaluateJob } from './job.js';
import type { AskedNames } from './names.js';
import { PublishedAnswers } from './published.js';
import type { Evaluation } from './result.js';
import { countsSchema, evaluateSchema, evaluationSchema } from './schema.js';
import { deadlineOf } from './settings.js';

type Wanted = z.output<typeof evaluateSchema>;

const evaluateRoute = endpoint('viewer', {
  method: 'post',
  path: '/evaluate',
  operationId: 'evaluate',
  tags: ['evaluate'],
  summary: 'Evaluate the book in force, or a draft, for stored customers, for others, or for everybody',
  request: { body: { content: { 'application/json': { schema: evaluateSchema } } } },
  responses: {
    200: {
      description: 'Answers by customer; of everybody, counts.',
      content: { 'application/json': { schema: evaluationSchema.or(countsSchema) } },
    },
  },
});

/** Evaluation on demand. */
export const evaluateRoutes = (deps: Deps) => {
  const published = new PublishedAnswers(deps);
  return router().openapi(evaluateRoute, async (c) => {
    const wanted = c.req.valid('json');
    const asking = { caller: c.get('caller'), locale: c.get('locale'), signal: c.req.raw.signal };
    refuseTooMuch(wanted, asking.caller, deps);
    const answer = await withBook(deps.book, (inForce) => evaluate(deps, published, inForce, wanted, asking));
    noteWhom(deps, asking.caller, wanted);
    const shown = 'items' in answer ? answer : shownCounts(answer, deps);
    return c.json(shown as z.output<typeof evaluationSchema> | z.output<typeof countsSchema>, 200);
  });
};

interface Asking {
  readonly caller: Caller;
  readonly locale: Locale;
  readonly signal: AbortSignal;
}

/** Drafts are for those who write rules. */
const refuseTooMuch = (wanted: Wanted, { role }: Caller, { config }: Deps): void => {
  if (isDraft(wanted) && !mayUse(role, 'operator'))
    throw new ServerError(403, 'not-allowed', { role, needed: 'operator' });
  const [count, limit] = [(wanted.customers?.length ?? 0) + (wanted.inline?.length ?? 0), config.evaluate.customers];
  if (count > limit) throw new ServerError(422, 'too-many-customers', { count, limit });
};

const isDraft = ({ files, rule }: Wanted): boolean => files !== undefined || rule !== undefined;

const evaluate = async (
  { config, jobs, visibility, clock }: Deps,
  published: PublishedAnswers,
  inForce: Parameters<typeof givenBook>[0],
  wanted: Wanted,
  { caller, locale, signal }: Asking,
): Promise<Evaluation | Counts> => {
  const { customers = [], inline = [], why = false, asOf } = wanted;
  const hidden = await visibility.hiddenFrom(caller.role);
  const asked = namesOf(wanted);
  const isPlain = !isDraft(wanted) && wanted.all !== true && !why && inline.length === 0;
  if (isPlain && customers.length <= config.evaluate.atOnce) {
    const answer = await published.answer(inForce.plan, hidden, asked, customers, asOf);
    if (answer !== undefined) return answer;
  }
  const book = givenBook(inForce);
  const draft = isDraft(wanted) ? withDraft(book, wanted, config.evaluate.ruleBytes) : undefined;
  const common = { book, draft, role: caller.role, hidden, asked, now: clock(), locale, rows: config.evaluate.rows };
  const budget = { deadlineMs: deadlineOf(caller.role, config), signal };
  if (wanted.all === true) return jobs.run(countJob, common, { ...budget, length: 'long' });
  const length = draft === undefined ? 'short' : 'long';
  // What JSON has no word for has no place in what is read from JSON.
  const whom = { customers, inline: inline as Parameters<typeof evaluateJob.run>[1]['inline'] };
  return jobs.run(evaluateJob, { ...common, ...whom, why, asOf }, { ...budget, length });
};

/** Whoever names some of one kind asks about nothing of the other. */
const namesOf = ({ tags, segments, metrics = [] }: Wanted): AskedNames =>
  tags === undefined && segments === undefined
    ? { tags, segments, metrics }
    : { tags: tags ?? [], segments: segments ?? [], metrics };

/** More customers than this are noted as a number. */
const MOST_NAMED = 20;

const noteWhom = ({ journal }: Deps, caller: Caller, { customers = [], all }: Wanted): void => {
  // Counts of groups that somebody makes for the purpose can be held against each other.
  if (all === true) journal.note(caller, 'evaluate', { kind: 'book' });
  if (customers.length > MOST_NAMED) journal.note(caller, 'evaluate', { kind: 'customer', count: customers.length });
  else for (const customer of customers) journal.note(caller, 'evaluate', { kind: 'customer', customer });
};

const shownCounts = (counts: Counts, { config }: Deps) => ({
  ...counts,
  customers: shownCount(counts.customers, config),
  tags: counts.tags.map(({ name, values }) => ({
    name,
    values: values.map(({ value, count }) => ({ value, count: shownCount(count, config) })),
  })),
  segments: counts.segments.map(({ name, count }) => ({ name, count: shownCount(count, config) })),
});
