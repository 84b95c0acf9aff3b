import {
  type CustomerFacts,
  evaluateCustomer,
  jsonLogicOf,
  jsonLogicOperators,
  type JsonLogicWorld,
  type Plan,
  prepare,
} from '@tagwright/dsl';
import { asEvaluated, evaluate, importFolder, IN_MEMORY, openStore } from '@tagwright/engine';
import jsonLogic from 'json-logic-js';
import { fiftyRules, planOf } from '../book.js';
import { answer } from '../process/program.js';
import { AS_OF } from '../shop/folder.js';
import type { JsonLogicOutcome, JsonLogicTask } from './task.js';

/** So many customers are evaluated in turn, each so often that the first rounds do not count. */
const CUSTOMERS = 200;
const ROUNDS = 12;

type Run = (facts: CustomerFacts) => void;

answer(async ({ folder }: JsonLogicTask): Promise<JsonLogicOutcome> => {
  const plan = planOf(fiftyRules());
  const { held, customers } = await evaluatedShop(plan, folder);
  const prepared = prepare(plan);
  const compiled: Run = (facts) => evaluateCustomer(prepared, facts, AS_OF, held);
  const best = customers.map((facts) => bestOf(facts, compiled));
  const interpreted = stock(plan, held.thresholds);
  return {
    compiled: mean(best),
    slowest: Math.max(...best),
    interpreted: mean(customers.map((facts) => bestOf(facts, interpreted))),
    rules: plan.tags.length + plan.segments.length,
  };
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const bestOf = (facts: CustomerFacts, run: Run): number => {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    run(facts);
    best = Math.min(best, performance.now() - started);
  }
  return best / 1000;
};

/** The facts of some customers, and what the population says. */
const evaluatedShop = async (plan: Plan, folder: string) => {
  const store = await openStore(IN_MEMORY);
  try {
    await importFolder(store, plan.catalog, folder);
    await evaluate(store, plan, AS_OF);
    const ids = Array.from({ length: CUSTOMERS }, (_, index) => `c${String(index + 1).padStart(7, '0')}`);
    const seen = await Promise.all(ids.map((id) => asEvaluated(store, plan, id)));
    const [first] = seen;
    if (first === undefined) throw new Error('the shop has no customers');
    return { held: first.held, customers: seen.map(({ facts }) => facts) };
  } finally {
    await store.close();
  }
};

/** As another system would: the printed rules, one after another, by the library itself. */
const stock = (plan: Plan, thresholds: JsonLogicWorld['thresholds']): Run => {
  for (const [name, run] of Object.entries(jsonLogicOperators)) jsonLogic.add_operation(name, run as never);
  const document = jsonLogicOf(plan);
  return ({ id, fields, events }) => {
    const columns: Record<string, never> = {};
    const tags: Record<string, readonly string[]> = {};
    const segments: Record<string, boolean> = {};
    const world: JsonLogicWorld = {
      now: AS_OF,
      zone: document.zone,
      customer: { id, fields },
      events,
      handSet: {},
      lists: document.lists,
      columns,
      histories: {},
      thresholds,
      tags,
      segments,
    };
    const apply = (rule: unknown): unknown => jsonLogic.apply(rule as never, { world });
    for (const column of document.columns) columns[column.id] = apply(column.rule) as never;
    for (const each of document.answers) {
      if ('segment' in each) segments[each.segment] = apply(each.rule) as boolean;
      else if ('value' in each) tags[each.tag] = [apply(each.value)].filter((value) => value !== null) as string[];
      else tags[each.tag] = each.values.filter(({ rule }) => apply(rule)).map(({ value }) => value);
    }
    for (const { rule } of document.metrics) apply(rule);
  };
};
