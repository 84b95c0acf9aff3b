import { fieldsRead, type Plan, readsAny, withoutFields } from '@tagwright/dsl';
import type { Store } from '@tagwright/engine';
import { type KeyRole, mayUse } from '../auth/roles.js';
import { fieldRules } from './rules.js';
import type { Hidden, Visibility } from './visibility.js';

/** Visibility by the rules in a database, which are asked for each time: a rule holds from the moment it is made. */
export const openVisibility = (store: Store): Visibility => {
  const seen = new WeakMap<Plan, Map<string, Plan>>();
  const hiddenFrom = async (role: KeyRole): Promise<Hidden> => {
    const customer = new Set<string>();
    const events = new Map<string, Set<string>>();
    for (const { table, column, role: least } of await fieldRules(store)) {
      if (mayUse(role, least)) continue;
      if (table === undefined) customer.add(column);
      else events.set(table, (events.get(table) ?? new Set()).add(column));
    }
    return { customer, events };
  };
  return {
    hiddenFrom,
    readsHidden: namesThatRead,
    seenBy: async (role, plan) => {
      const hidden = await hiddenFrom(role);
      const key = keyOf(hidden);
      const known = seen.get(plan) ?? new Map<string, Plan>();
      seen.set(plan, known);
      const left = known.get(key) ?? withoutFields(plan, hidden);
      known.set(key, left);
      return left;
    },
  };
};

const namesThatRead = (plan: Plan, hidden: Hidden): ReadonlySet<string> => {
  const reads = (part: unknown): boolean => readsAny(fieldsRead(plan, part), hidden);
  return new Set(
    [
      ...plan.metrics.filter(({ value }) => reads(value)),
      ...plan.tags.filter(reads),
      ...plan.segments.filter(reads),
    ].flatMap(({ names }) => names),
  );
};

const keyOf = ({ customer, events }: Hidden): string =>
  JSON.stringify([[...customer].toSorted(), [...events].map(([table, columns]) => [table, [...columns].toSorted()])]);
