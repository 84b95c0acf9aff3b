import type { Fact, FactFinding, OutcomeKind } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { rowsOf } from './rows.js';
import { takeIn } from './take-in.js';

/** What a fact names that is not there, as opposed to what is wrong with it. */
const NOT_THERE: ReadonlySet<FactFinding['code']> = new Set([
  'event-undeclared',
  'unknown-customer-fact',
  'not-merged',
]);

/** Tells one fact. Where it is refused, that is the problem of the request: `fact-refused`, 404 where what it names is not there. */
export const tellOne = async (deps: Deps, fact: Fact): Promise<Exclude<OutcomeKind, 'refused'>> => {
  const { outcomes } = await takeIn(deps, rowsOf([fact]), 0);
  const outcome = outcomes[0]?.outcome;
  if (outcome === undefined || 'fault' in outcome) throw new Error('one fact has one outcome');
  if (outcome.outcome !== 'refused') return outcome.outcome;
  const { code, params } = outcome.finding;
  throw new ServerError(NOT_THERE.has(code) ? 404 : 422, 'fact-refused', { finding: code, of: params });
};
