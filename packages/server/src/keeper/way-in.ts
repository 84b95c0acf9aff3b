import type { Plan } from '@tagwright/dsl';
import {
  type Fact,
  type FactOutcome,
  idsOfCustomer,
  ingest,
  type IngestReport,
  type Intake,
  openIngest,
  type OutcomeKind,
  type Store,
} from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import { eraseFromServer } from './erasure.js';

/** The way in for facts, read by the book that is in force. While that changes, whoever tells something waits. */
export class WayIn {
  #open: { readonly plan: Plan; readonly intake: Intake } | undefined;
  #changing: Promise<unknown> | undefined;
  readonly #busy = new Set<Promise<unknown>>();

  constructor(
    readonly store: Store,
    readonly createCustomers: boolean,
  ) {}

  /** The book that facts are read by. */
  get plan(): Plan | undefined {
    return this.#open?.plan;
  }

  /** Rejects with `no-book` where none is in force. */
  async ingest(facts: readonly Fact[], clock: () => number): Promise<IngestReport> {
    while (this.#changing !== undefined) await this.#changing;
    if (this.#open === undefined) throw new ServerError(409, 'no-book', {});
    const { plan, intake } = this.#open;
    const report = facts.some(isErasure) ? this.#withErasures(plan, facts, clock()) : intake.ingest(facts, clock());
    return this.#watched(report);
  }

  /** Lets `work` change the book once all that was told is written; the book that it returns is in force from then on. */
  async change(work: () => Promise<Plan | undefined>): Promise<void> {
    while (this.#changing !== undefined) await this.#changing;
    const done = this.#change(work);
    this.#changing = done.catch(() => undefined);
    try {
      await done;
    } finally {
      this.#changing = undefined;
    }
  }

  async close(): Promise<void> {
    await this.change(() => Promise.resolve(undefined));
    await this.#open?.intake.close();
  }

  async #change(work: () => Promise<Plan | undefined>): Promise<void> {
    await Promise.allSettled(this.#busy);
    const plan = await work();
    if (plan === undefined || plan.hash === this.#open?.plan.hash) return;
    const { tags } = plan;
    const intake = await openIngest(this.store, plan.catalog, { tags, createCustomers: this.createCustomers });
    await this.#open?.intake.close();
    this.#open = { plan, intake };
  }

  /** Who is erased goes from the server's own tables in the same transaction, under whatever id he was known. */
  #withErasures({ catalog, tags }: Plan, facts: readonly Fact[], now: number): Promise<IngestReport> {
    const { createCustomers } = this;
    return this.store.write(async (session) => {
      const reports: IngestReport[] = [];
      for (const part of upToErasures(facts)) {
        const last = part.at(-1);
        const rest = isErasure(last) ? part.slice(0, -1) : part;
        // Who is one with whom may be told just before.
        if (rest.length > 0) reports.push(await ingest(session, catalog, rest, { now, tags, createCustomers }));
        if (!isErasure(last)) continue;
        const ids = await idsOfCustomer(session, String(last.customer));
        reports.push(await ingest(session, catalog, [last], { now, tags, createCustomers }));
        await eraseFromServer(session, ids, now);
      }
      return joined(reports);
    });
  }

  async #watched<Result>(work: Promise<Result>): Promise<Result> {
    this.#busy.add(work);
    try {
      return await work;
    } finally {
      this.#busy.delete(work);
    }
  }
}

/** Of what comes from outside any may be something else. */
const isErasure = (fact: Fact | null | undefined): fact is Extract<Fact, { kind: 'erase' }> =>
  fact?.kind === 'erase' && ['string', 'number'].includes(typeof fact.customer) && String(fact.customer) !== '';

/** Facts in their order, each erasure the last of its part. */
const upToErasures = (facts: readonly Fact[]): readonly (readonly Fact[])[] => {
  const parts: Fact[][] = [[]];
  for (const fact of facts) {
    parts.at(-1)?.push(fact);
    if (isErasure(fact)) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
};

/** Reports on facts that follow each other as one on all of them: places are those among all. */
const joined = (reports: readonly IngestReport[]): IngestReport => {
  const outcomes: FactOutcome[] = [];
  const counts: Record<OutcomeKind, number> = { added: 0, duplicate: 0, corrected: 0, deleted: 0, refused: 0 };
  for (const report of reports) {
    const before = outcomes.length;
    for (const kind of Object.keys(counts) as OutcomeKind[]) counts[kind] += report.counts[kind];
    for (const each of report.outcomes) {
      const line = each.outcome === 'refused' ? each.finding.line : undefined;
      outcomes.push(
        each.outcome === 'refused' && line !== undefined
          ? { ...each, finding: { ...each.finding, line: line + before } }
          : each,
      );
    }
  }
  return { outcomes, counts };
};
