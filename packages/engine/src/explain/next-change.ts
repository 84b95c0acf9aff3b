import type { Plan } from '@tagwright/dsl';
import { answerColumns, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { rememberedPopulation } from '../history/past-population.js';
import { evaluate, type EvaluationOptions } from '../rebuild/evaluate.js';
import { evaluated } from '../results/evaluation.js';
import { heldPopulation } from '../results/held.js';
import type { Store } from '../store/store.js';
import { candidateInstants } from './candidates.js';
import { copyCustomer } from './copy-customer.js';
import type { Answer } from './probe.js';
import { prunePlan, type Target } from './prune.js';

export type { Target } from './prune.js';

/** What the clock alone will do to an answer. */
export type NextChange =
  /** At `at` (ms UTC) the answer becomes `values`: a tag's values, or `['']` and `[]` for in and out of a segment. */
  | { readonly kind: 'change'; readonly at: number; readonly values: readonly string[] }
  /** Not up to and including `until`. */
  | { readonly kind: 'none'; readonly until: number };

export interface NextChangeOptions {
  /** How far to look, in ms; a year by default. */
  readonly horizon?: number;
  /** How many instants to look at before giving up, with what was looked at so far. */
  readonly patience?: number;
}

const YEAR = 366 * 86_400_000;

/**
 * When a customer's answer changes next though no fact arrives, with thresholds and figures over everybody as they
 * were last found. The customer's facts are evaluated by the same plan at each instant at which anything can turn.
 * Throws `unknown-customer`, `not-evaluated`.
 */
export const nextChange = async (
  store: Store,
  plan: Plan,
  customer: string,
  target: Target,
  options: NextChangeOptions = {},
): Promise<NextChange> => {
  const { asOf } = await evaluated(store);
  const part = prunePlan(plan, target);
  const held = await heldPopulation(store, part);
  const heldAt = await rememberedPopulation(store, part, asOf, held);
  const facts = await copyCustomer(store, part, customer);
  try {
    const horizon = asOf + (options.horizon ?? YEAR);
    const all = await candidateInstants(facts, part, asOf, horizon);
    const candidates = all.slice(0, options.patience ?? 1500);
    return await search(
      candidates,
      { asOf, until: candidates.length < all.length ? (candidates.at(-1) ?? asOf) : horizon },
      (at) => answerAt(facts, part, target, at, { held, heldAt }),
    );
  } finally {
    await facts.close();
  }
};

const search = async (
  candidates: readonly number[],
  { asOf, until }: { readonly asOf: number; readonly until: number },
  answer: (at: number) => Promise<string>,
): Promise<NextChange> => {
  const now = await answer(asOf);
  let same = asOf;
  for (const at of candidates) {
    if ((await answer(at)) !== now) return turned(same, at, now, answer);
    same = at;
  }
  return { kind: 'none', until };
};

/** The first instant after `same` at which the answer is another, which it is at `changed`. */
const turned = async (
  same: number,
  changed: number,
  now: string,
  answer: (at: number) => Promise<string>,
): Promise<NextChange> => {
  let [low, high] = [same, changed];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((await answer(middle)) === now) low = middle;
    else high = middle;
  }
  return { kind: 'change', at: high, values: JSON.parse(await answer(high)) as string[] };
};

/** The values at an instant, as JSON. */
const answerAt = async (
  facts: Store,
  plan: Plan,
  target: Target,
  at: number,
  said: EvaluationOptions,
): Promise<string> => {
  await evaluate(facts, plan, at, said);
  const row = await facts.row<Record<string, Answer>>(sql`select * from ${sql.id(TABLES.answer)}`);
  return JSON.stringify(row === undefined ? [] : valuesIn(row, plan, target));
};

const valuesIn = (row: Readonly<Record<string, Answer>>, plan: Plan, target: Target): readonly string[] => {
  if ('segment' in target) return row[target.segment] === 1 ? [''] : [];
  const tag = plan.tags.find(({ id }) => id === target.tag);
  if (tag === undefined) throw new Error(`the plan has no ${target.tag}`);
  const columns = answerColumns(tag);
  if (!tag.exclusive) return tag.values.filter((_, index) => row[columns[index] ?? ''] === 1);
  const value = row[tag.id];
  return typeof value === 'string' ? [value] : [];
};
