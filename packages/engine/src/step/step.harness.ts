import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { audit } from '../audit/audit.js';
import { planOf, views } from '../book.harness.js';
import type { Fact } from '../facts/ingest/fact.js';
import { ingest } from '../facts/ingest/ingest.js';
import { LOG_TABLES } from '../log/tables.js';
import { emptyStore } from '../store/empty.harness.js';
import { createFactTables } from '../store/schema.js';
import { refresh } from './refresh.js';
import type { StepOptions, StepReport } from './report.js';

/** Small populations would always be worked out as a whole. */
export const IN_PART: StepOptions = { fallBack: Infinity };

/** A line of the log without what every entry has: `c1 分级: 高 → 低 @ 1000 (clock)`. */
export interface Line {
  readonly customer: string;
  readonly name: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly at: number;
  readonly cause: string;
}

/** A database that facts are told to, and steps are made in; each step is held against everything worked out anew. */
export const stepping = async (book: string | Plan) => {
  let plan = typeof book === 'string' ? planOf(book) : book;
  const store = await emptyStore();
  await createFactTables(store, plan.catalog);
  return {
    store,
    get plan(): Plan {
      return plan;
    },
    tell: async (now: number, ...facts: Fact[]): Promise<void> => {
      const { outcomes } = await ingest(store, plan.catalog, facts, { now, tags: plan.tags, createCustomers: true });
      expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    },
    step: async (now: number, options: StepOptions = IN_PART): Promise<StepReport> => {
      const report = await refresh(store, plan, now, { strict: true, ...options });
      const { listed, population } = await audit(store, plan);
      expect(listed).toEqual([]);
      expect(report.population).toBe(population);
      return report;
    },
    take: (text: string): void => {
      plan = planOf(text);
    },
    /** The log from an entry's number on. */
    log: async (after = 0): Promise<Line[]> => {
      const lines: Line[] = [];
      for await (const row of store.rows<Line>(
        sql`select customer, name, old, new, effective_at as at, cause from ${sql.id(LOG_TABLES.change)} where seq > ${BigInt(after)} order by seq`,
      ))
        lines.push(row);
      return lines;
    },
    get views() {
      return views(store, plan);
    },
  };
};
