import type { Plan } from '@tagwright/dsl';
import { handSetValues, type HandSetValue } from '@tagwright/engine';
import type { Caller } from '../auth/roles.js';
import { knownCustomer } from '../customers/known.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { tellOne } from '../facts/one-fact.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { tagNamed } from './library.js';
import { recordSetter } from './setters.js';

/** Who sets what of whom. */
export interface ByHand {
  readonly id: string;
  readonly tag: string;
}

/**
 * Sets a value of a manual tag for a customer, from now on. Throws `no-such-customer`, `no-such-tag`, `tag-not-manual`,
 * `tag-value-unknown`, `until-not-ahead`.
 *
 * @param until excluded, ms UTC; undefined: for good, or as long as the tag's `expires` says.
 */
export const setByHand = async (
  deps: Deps,
  caller: Caller,
  { id, tag: given }: ByHand,
  wanted: string,
  until: number | undefined,
): Promise<HandSetValue & { readonly customer: string }> => {
  const { plan } = await bookSeenBy(deps, caller);
  const { name: tag, values } = manualTag(plan, given);
  const value = wanted.normalize('NFC');
  if (!values.includes(value)) throw new ServerError(422, 'tag-value-unknown', { tag, value, values });
  const from = deps.clock();
  if (until !== undefined && until <= from)
    throw new ServerError(422, 'until-not-ahead', { until: new Date(until).toISOString() });
  const customer = await knownCustomer(deps.store, plan, id);
  // Who set it comes first: cut off in between, it says nothing by itself, and nothing is set by nobody.
  await deps.keeper.record(recordSetter, { customer, tag, value, from, caller: caller.id, name: caller.name });
  await tellOne(deps, { kind: 'hand-set', customer, tag, value, from, ...(until === undefined ? {} : { until }) });
  return { customer, tag, value, from, until };
};

/** Takes a value that was set by hand away, or whatever was. Throws like {@link setByHand}, and `tag-not-set`. */
export const removeByHand = async (
  deps: Deps,
  caller: Caller,
  { id, tag: given }: ByHand,
  value: string | undefined,
): Promise<string> => {
  const { plan } = await bookSeenBy(deps, caller);
  const { name: tag } = manualTag(plan, given);
  const customer = await knownCustomer(deps.store, plan, id);
  const set = await handSetValues(deps.store, plan, customer, deps.clock());
  if (!set.some((each) => each.tag === tag && (value === undefined || each.value === value.normalize('NFC'))))
    throw new ServerError(404, 'tag-not-set', { tag, value });
  await tellOne(deps, {
    kind: 'hand-remove',
    customer,
    tag,
    ...(value === undefined ? {} : { value: value.normalize('NFC') }),
  });
  return customer;
};

/** A tag that people set, by the name that is shown first. */
const manualTag = (plan: Plan, given: string): { readonly name: string; readonly values: readonly string[] } => {
  const { names, manual, values } = tagNamed(plan, given);
  const name = names[0] ?? '';
  if (!manual) throw new ServerError(422, 'tag-not-manual', { tag: name });
  return { name, values };
};
