import {
  evaluate,
  IN_MEMORY,
  metricRows,
  openStore,
  populationSize,
  segmentMembers,
  shownThresholds,
  tagMembers,
  type Store,
} from '@tagwright/engine';
import type { Plan } from '@tagwright/dsl';
import type { Answer } from '../../oracle/index.js';
import type { Evaluator } from './evaluator.js';
import { json, shown } from './json.js';
import { storeFacts } from './store-facts.js';

export const sqlite: Evaluator = {
  name: 'SQLite',
  answers: async (plan, things, facts, nows) => {
    const store = await openStore(IN_MEMORY);
    try {
      await storeFacts(store, plan, things, facts);
      return await answersOf(store, plan, nows);
    } finally {
      await store.close();
    }
  },
  close: async () => {},
};

/** A schema of one's own on a server, made anew for every book. */
export async function openPostgresEvaluator(server: string): Promise<Evaluator> {
  const schema = `law_${process.pid}`;
  const address = new URL(server);
  address.searchParams.set('options', `-csearch_path=${schema}`);
  const admin = await openStore(server);
  const renew = async () => {
    await admin.run({ sql: `drop schema if exists ${schema} cascade`, parameters: [] });
    await admin.run({ sql: `create schema ${schema}`, parameters: [] });
  };
  await renew();
  const store = await openStore(address.href);
  return {
    name: 'PostgreSQL',
    answers: async (plan, things, facts, nows) => {
      await renew();
      await storeFacts(store, plan, things, facts);
      return answersOf(store, plan, nows);
    },
    close: async () => {
      await store.close();
      await admin.run({ sql: `drop schema if exists ${schema} cascade`, parameters: [] });
      await admin.close();
    },
  };
}

async function answersOf(store: Store, plan: Plan, nows: readonly number[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const now of nows) answers.push(await answerAt(store, plan, now));
  return answers;
}

export async function answerAt(store: Store, plan: Plan, now: number): Promise<Answer> {
  await evaluate(store, plan, now);
  return storedAnswer(store, plan);
}

/** What the tables of answers say. */
export async function storedAnswer(store: Store, plan: Plan): Promise<Answer> {
  const population = await populationSize(store);
  const thresholds = (await shownThresholds(store, plan))
    .filter(({ group }) => group === undefined)
    .map(({ label, type, value }) => [label, json(type, value)] as const);
  const tags: Record<string, Record<string, readonly string[]>> = {};
  for (const tag of plan.tags) {
    const members: Record<string, readonly string[]> = {};
    for (const value of tag.values) members[value] = await listed(tagMembers(store, tag, value));
    tags[shown(tag)] = members;
  }
  const segments: Record<string, readonly string[]> = {};
  for (const segment of plan.segments) segments[shown(segment)] = await listed(segmentMembers(store, segment));
  const metrics: Record<string, Record<string, string>> = {};
  for (const metric of plan.metrics) {
    const rows = await listed(metricRows(store, plan, metric));
    metrics[shown(metric)] = Object.fromEntries(
      rows.map(({ customer, value }) => [customer, json(metric.value.type, value)]),
    );
  }
  return { population, thresholds: Object.fromEntries(thresholds), tags, segments, metrics };
}

async function listed<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
