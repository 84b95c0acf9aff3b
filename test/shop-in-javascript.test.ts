import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, evaluateCustomer, evaluatePopulation, prepare, type CustomerFacts, type Plan } from '@tagwright/dsl';
import {
  asEvaluated,
  evaluate,
  heldPopulation,
  importFolder,
  IN_MEMORY,
  metricRows,
  openStore,
  segmentMembers,
  tagMembers,
  type Store,
} from '@tagwright/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateShop } from '../examples/shop/generate/shop.js';

const BOOK = join(import.meta.dirname, '..', 'examples', 'shop', 'book');
const AS_OF = Date.parse('2026-07-01T00:00:00+08:00');
const CUSTOMERS = 250;

const shopPlan = (): Plan => {
  const files = readdirSync(BOOK)
    .filter((name) => name.endsWith('.tag'))
    .map((path) => ({ path, text: readFileSync(join(BOOK, path), 'utf8') }));
  const { plan, diagnostics } = compile({ files, readList: (path) => readFileSync(join(BOOK, path), 'utf8') });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics.find(({ level }) => level === 'error')));
  return plan;
};

const listed = async <Row>(rows: AsyncIterable<Row>): Promise<Row[]> => {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
};

describe('the example shop in JavaScript', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-shop-'));
  const plan = shopPlan();
  const prepared = prepare(plan);
  let store: Store;
  let customers: readonly CustomerFacts[];

  beforeAll(async () => {
    await generateShop({ customers: CUSTOMERS, out: folder });
    store = await openStore(IN_MEMORY);
    await importFolder(store, plan.catalog, folder);
    await evaluate(store, plan, AS_OF);
    const ids = Array.from({ length: CUSTOMERS }, (_, index) => `c${String(index + 1).padStart(7, '0')}`);
    const known: CustomerFacts[] = [];
    for (const id of ids) known.push((await asEvaluated(store, plan, id)).facts);
    customers = known;
  }, 120_000);
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the thresholds that SQL has', async () => {
    const { held } = evaluatePopulation(prepared, customers, AS_OF);
    const found = await heldPopulation(store, plan);
    const shown = ({ thresholds }: typeof held) =>
      thresholds.map(({ rank, group, theta, size }) => [rank, group, theta, size]).sort();
    expect(shown(held)).toEqual(shown(found));
    expect(held.overall).toEqual(found.overall);
  });

  it('has the members and the metrics that SQL has', async () => {
    const { customers: answers } = evaluatePopulation(prepared, customers, AS_OF);
    const whom = (asked: (answer: (typeof answers)[number]) => boolean): readonly string[] =>
      answers.filter(asked).map(({ customer }) => customer);
    for (const tag of plan.tags) {
      for (const value of tag.values) {
        const own = whom(({ tags }) =>
          tags.some((each) => each.tag === tag && each.values.some((one) => one.value === value)),
        );
        expect([tag.names[0], value, own]).toEqual([tag.names[0], value, await listed(tagMembers(store, tag, value))]);
      }
    }
    for (const segment of plan.segments) {
      const own = whom(({ segments }) => segments.includes(segment));
      expect([segment.names[0], own]).toEqual([segment.names[0], await listed(segmentMembers(store, segment))]);
    }
    for (const [index, metric] of plan.metrics.entries()) {
      const own = answers.flatMap(({ customer, metrics }) => {
        const value = metrics[index]?.value ?? null;
        return value === null ? [] : [{ customer, value }];
      });
      expect([metric.names[0], own]).toEqual([metric.names[0], await listed(metricRows(store, plan, metric))]);
    }
  }, 60_000);

  it('answers for one customer as for all of them', () => {
    const { held, customers: answers } = evaluatePopulation(prepared, customers, AS_OF);
    const alone = customers.slice(0, 50).map((facts) => evaluateCustomer(prepared, facts, AS_OF, held));
    expect(alone.map(({ tags, segments }) => [tags, segments])).toEqual(
      answers.slice(0, 50).map(({ tags, segments }) => [tags, segments]),
    );
  });
});
