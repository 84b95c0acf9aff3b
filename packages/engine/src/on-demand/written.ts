import type { CustomerFacts, EventFact, HandSet, Plan, Stored } from '@tagwright/dsl';
import type { FactFinding, FieldValues, Instant } from '../facts/ingest/fact.js';
import { FactReader } from '../facts/ingest/read-fact.js';
import type { FieldCells } from '../facts/ingest/read-values.js';
import { Refused } from '../facts/ingest/refused.js';

/** A customer who is stored nowhere, with all that is to be known of him, in the form in which facts are taken in. */
export interface WrittenCustomer {
  readonly id: string;
  /** Known from; since always if left out. */
  readonly at?: Instant;
  /** They have held since always. */
  readonly fields?: FieldValues;
  readonly events?: readonly WrittenEvent[];
  readonly handSet?: readonly WrittenHandSet[];
}

export interface WrittenEvent {
  readonly event: string;
  /** Its place among the customer's events if left out. */
  readonly id?: string;
  readonly at: Instant;
  readonly values?: FieldValues;
}

export interface WrittenHandSet {
  readonly tag: string;
  readonly value: string;
  /** The instant asked about if left out. */
  readonly from?: Instant;
  readonly until?: Instant;
}

/** Something that cannot be read; `path` leads to it among the customers given: `[0, 'events', 3]`. */
export interface WrittenRefusal {
  readonly path: readonly (string | number)[];
  readonly finding: FactFinding;
}

export interface ReadCustomers {
  readonly customers: readonly CustomerFacts[];
  readonly refused: readonly WrittenRefusal[];
}

/** Customers as evaluators look at them; `now` (ms UTC) is the instant asked about. */
export const readCustomers = (plan: Plan, written: readonly WrittenCustomer[], now: number): ReadCustomers => {
  const reading = new Reading(plan, now);
  return { customers: written.map((each, index) => reading.customer(each, index)), refused: reading.refused };
};

class Reading {
  readonly refused: WrittenRefusal[] = [];
  readonly #reader: FactReader;

  constructor(
    readonly plan: Plan,
    readonly now: number,
  ) {
    this.#reader = new FactReader(plan.catalog, plan.tags);
  }

  customer({ id, at, fields, events = [], handSet = [] }: WrittenCustomer, index: number): CustomerFacts {
    const { customer } = this.plan.catalog;
    const own = this.#attempt([index], customer.table, () =>
      this.#reader.read(
        { kind: 'customer', id, ...(at === undefined ? {} : { at }), ...(fields === undefined ? {} : { fields }) },
        this.now,
      ),
    );
    const known = own?.kind === 'customer' ? own : undefined;
    const tables: Record<string, EventFact[]> = Object.fromEntries(
      this.plan.catalog.events.map(({ table }): [string, EventFact[]] => [table, []]),
    );
    for (const [place, event] of events.entries()) {
      const path = [index, 'events', place];
      const fact = { kind: 'event' as const, customer: id, id: `${place + 1}`, ...event };
      const read = this.#attempt(path, customer.table, () => this.#reader.read(fact, this.now));
      if (read?.kind !== 'event') continue;
      const values = { ...rowOf(read.fields), [read.event.columns.id]: read.id, [read.event.columns.at]: read.at };
      tables[read.event.table]?.push({ id: read.id, at: read.at, values });
    }
    return {
      id: known?.customer ?? String(id),
      fields: {
        ...rowOf(known?.fields ?? []),
        ...(customer.at === undefined ? {} : { [customer.at]: known?.at ?? null }),
      },
      events: tables,
      handSet: handSet.flatMap((each, place) => this.#handSet(id, each, [index, 'handSet', place])),
    };
  }

  #handSet(customer: string, written: WrittenHandSet, path: WrittenRefusal['path']): readonly HandSet[] {
    const read = this.#attempt(path, this.plan.catalog.customer.table, () =>
      this.#reader.read({ kind: 'hand-set', customer, ...written }, this.now),
    );
    if (read?.kind !== 'hand-set') return [];
    const { tag, value, from, until } = read;
    return [{ tag: tag.names[0] ?? '', value, from, until }];
  }

  #attempt<Result>(path: WrittenRefusal['path'], file: string, work: () => Result): Result | undefined {
    try {
      return work();
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      const { code, params, part } = thrown;
      this.refused.push({ path, finding: { code, level: 'error', file, line: undefined, column: part, params } });
      return undefined;
    }
  }
}

/** As a database would hand them out. */
const rowOf = (fields: readonly FieldCells[]): Readonly<Record<string, Stored>> =>
  Object.fromEntries(
    fields.flatMap(({ columns, cells }) => columns.map((column, index) => [column, cells[index] ?? null] as const)),
  );
