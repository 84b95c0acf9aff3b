import {
  evaluatePopulation,
  prepare,
  type CustomerAnswer,
  type CustomerFacts,
  type Plan,
  type RankThreshold,
  type ValueType,
} from '@tagwright/dsl';
import { compareText } from '../../oracle/evaluate/compare.js';
import type { Answer, Customer, Facts, Json } from '../../oracle/index.js';
import { cellsOf, columnOf, storedCell, type Cells } from './cells.js';
import type { Evaluator, Things } from './evaluator.js';
import { json, shown } from './json.js';

export const javascript: Evaluator = {
  name: 'JavaScript',
  answers: async (plan, things, facts, nows) => {
    const prepared = prepare(plan);
    const customers = customerFacts(plan, things, facts);
    return nows.map((now) => {
      const { held, customers: answers } = evaluatePopulation(prepared, customers, now);
      const thetas = plan.ranks
        .filter(({ per }) => per === undefined)
        .flatMap((rank) => {
          const theta = held.thresholds.find((one) => one.rank === rank.id)?.theta;
          return theta === undefined || theta === null ? [] : [[rank.label, shownTheta(rank, theta, now)] as const];
        });
      return answerOf(plan, answers, Object.fromEntries(thetas));
    });
  },
  close: async () => {},
};

/** The facts of every customer, as the tables would hold them. */
export function customerFacts(plan: Plan, things: Things, facts: Facts): readonly CustomerFacts[] {
  return facts.customers.map((customer): CustomerFacts => {
    const { id, at, values, changes, handSet } = customer;
    const { at: column } = plan.catalog.customer;
    return {
      id,
      fields: {
        ...(column !== undefined && { [column]: at ?? null }),
        ...plainCells(cellsOf(things.customer.fields, values)),
      },
      events: Object.fromEntries(
        plan.catalog.events.map((thing) => [thing.table, eventsOf(things, facts, customer, shown(thing))]),
      ),
      ...(changes && { changes: changes.map((change) => fieldChange(things, change)) }),
      ...(handSet && { handSet: handSet.map(({ until, ...set }) => ({ ...set, until })) }),
    };
  });
}

function eventsOf(things: Things, facts: Facts, customer: Customer, kind: string): CustomerFacts['events'][string] {
  const fields = things.events.find(({ names }) => names[0] === kind)?.fields ?? [];
  return facts.events
    .filter((event) => event.customer === customer.id && event.kind === kind)
    .map(({ id, at, values }) => ({ id, at, values: plainCells(cellsOf(fields, values)) }));
}

function fieldChange(things: Things, { at, field, value }: NonNullable<Customer['changes']>[number]) {
  const declared = things.customer.fields.find(({ names }) => names[0] === field);
  if (declared === undefined) throw new Error(`no field ${field}`);
  const column = columnOf(declared);
  return { at, column, value: value === undefined ? null : plain(storedCell(declared, value)) };
}

function plainCells(cells: Cells): Record<string, string | number | null> {
  return Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, plain(cell)]));
}

function plain(cell: Cells[string]): string | number | null {
  return typeof cell === 'bigint' ? Number(cell) : (cell ?? null);
}

function answerOf(
  plan: Plan,
  customers: readonly CustomerAnswer[],
  thresholds: Readonly<Record<string, Json>>,
): Answer {
  const everybody = [...customers].sort((a, b) => compareText(a.customer, b.customer));
  const whom = (asked: (answer: CustomerAnswer) => boolean) => everybody.filter(asked).map(({ customer }) => customer);
  const holds = (tag: string, value: string) => (answer: CustomerAnswer) =>
    answer.tags.some((one) => one.tag.id === tag && one.values.some((held) => held.value === value));
  return {
    population: everybody.length,
    thresholds,
    tags: Object.fromEntries(
      plan.tags.map((tag) => [
        shown(tag),
        Object.fromEntries(tag.values.map((value) => [value, whom(holds(tag.id, value))])),
      ]),
    ),
    segments: Object.fromEntries(
      plan.segments.map((segment) => [
        shown(segment),
        whom((answer) => answer.segments.some(({ id }) => id === segment.id)),
      ]),
    ),
    metrics: Object.fromEntries(
      plan.metrics.map((metric, i) => {
        const values = everybody.flatMap(({ customer, metrics }) => {
          const value = metrics[i]?.value ?? null;
          return value === null ? [] : [[customer, json(metric.value.type, value)] as const];
        });
        return [shown(metric), Object.fromEntries(values)];
      }),
    ),
  };
}

const DURATION: ValueType = { kind: 'duration', form: { exact: 0 } };

/** θ as the rule's author thinks of it: a recency where the rule ranks one, though θ itself is an instant. */
function shownTheta({ shown: as, key, cut }: RankThreshold, theta: number | bigint, now: number): Json {
  if (as === 'since') return json(DURATION, now - Number(theta));
  if (as === 'until') return json(DURATION, Number(theta) - now);
  if (cut !== 'average') return json(key.type, theta);
  return 'form' in key.type ? json({ ...key.type, form: 'real' }, theta) : json(key.type, Math.floor(Number(theta)));
}
