import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@tagwright/dsl';
import {
  type Change,
  changesAfter,
  createFactTables,
  type Fact,
  importFolder,
  ingest,
  openStore,
  populationSize,
  refresh,
  segmentCount,
  type Store,
  tagCount,
} from '@tagwright/engine';
import { type Arriving, tellShop } from './facts.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Midnight in Shanghai: where the data of the other examples end. */
export const START = Date.parse('2026-07-01T00:00:00+08:00');
const END = '2026-07-24';
export const CUSTOMERS = 1500;

/** How many have a value of a tag, or are in a segment. */
export interface Size {
  readonly name: string;
  readonly value: string | undefined;
  readonly count: number;
}

/** What one step brought. */
export interface Step {
  readonly now: number;
  readonly facts: number;
  readonly changes: readonly Change[];
  readonly population: number;
  readonly milliseconds: number;
}

/** A shop whose past is in a database and whose days still come. */
export class LiveShop {
  #next = 0;
  #seq = 0;

  private constructor(
    readonly store: Store,
    readonly plan: Plan,
    readonly arriving: readonly Arriving[],
  ) {}

  /** Makes the past in a folder, and the database in it, anew each time: the same days come on every machine. */
  static async open(folder: string, database: string, plan: Plan): Promise<LiveShop> {
    const arriving = await tellShop(join(folder, 'past'), { customers: CUSTOMERS, start: START, end: END });
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true });
    const store = await openStore(database);
    await createFactTables(store, plan.catalog);
    const { written } = await importFolder(store, plan.catalog, join(folder, 'past'));
    if (!written) throw new Error('the shop that was made cannot be imported');
    const { lastSeq } = await refresh(store, plan, START);
    const shop = new LiveShop(store, plan, arriving);
    shop.#seq = lastSeq;
    return shop;
  }

  /** Takes in what happened by then, and brings the answers up to it. */
  async advance(now: number): Promise<Step> {
    const started = performance.now();
    const { store, plan } = this;
    const facts: Fact[] = [];
    for (; (this.arriving[this.#next]?.at ?? Infinity) <= now; this.#next += 1)
      facts.push((this.arriving[this.#next] as Arriving).fact);
    const { counts } = await ingest(store, plan.catalog, facts, { now, tags: plan.tags });
    if (counts.refused > 0) throw new Error('the shop told a fact that cannot be taken in');
    const { lastSeq } = await refresh(store, plan, now);
    const milliseconds = performance.now() - started;
    const changes = await changesAfter(store, this.#seq, lastSeq - this.#seq);
    this.#seq = lastSeq;
    return { now, facts: facts.length, changes, population: await populationSize(store), milliseconds };
  }

  /** Of a tag every value, of segments their members. */
  async sizes(tagName: string, segmentNames: readonly string[]): Promise<readonly Size[]> {
    const { store, plan } = this;
    const sizes: Size[] = [];
    const tag = plan.tags.find(({ names }) => names.includes(tagName));
    for (const value of tag?.values ?? [])
      if (tag !== undefined) sizes.push({ name: tagName, value, count: await tagCount(store, tag, value) });
    for (const name of segmentNames) {
      const segment = plan.segments.find(({ names }) => names.includes(name));
      if (segment !== undefined) sizes.push({ name, value: undefined, count: await segmentCount(store, segment) });
    }
    return sizes;
  }
}
