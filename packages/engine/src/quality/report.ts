import type { Catalog, EventThing, Plan } from '@tagwright/dsl';
import { RECORD_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { evaluatedIn } from '../results/evaluation.js';
import type { Session } from '../store/store.js';
import type { CheckedAt } from './checks.js';
import { type DuplicatesOf, duplicatesOf, isOnesOwn } from './duplicates.js';
import { type FieldQuality, tableQuality } from './fields.js';
import { type DayVolume, type Gap, gapsIn, volumeOf } from './volume.js';

export interface CustomerQuality {
  readonly count: number;
  readonly fields: readonly (FieldQuality & {
    /** When a value was last told to hold from (ms UTC); undefined where none is recorded. */
    readonly latest: number | undefined;
  })[];
  readonly duplicates: readonly DuplicatesOf[];
}

export interface EventQuality {
  readonly event: EventThing;
  readonly count: number;
  /** The first and the last instant (ms UTC); undefined where there are no events. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** How many are later than the last step. */
  readonly future: number;
  readonly fields: readonly FieldQuality[];
  readonly days: readonly DayVolume[];
  readonly gaps: readonly Gap[];
  /** Events of customers of whom nothing else is known, and how many customers those are. */
  readonly orphans: { readonly events: number; readonly customers: number };
}

/** How far the data can be trusted. */
export interface QualityReport {
  /** ms UTC. */
  readonly asOf: number;
  readonly customers: CustomerQuality;
  readonly events: readonly EventQuality[];
}

export interface QualityOptions {
  /** For how many days events are counted day by day; 90 if left out. */
  readonly days?: number;
}

/**
 * Completeness, validity and freshness of everything that the catalog declares, as far as the plan shows it; volumes,
 * gaps, duplicates and orphans. A few passes over each table, whatever the number of its fields. Throws `not-evaluated`.
 */
export const qualityOf = async (
  session: Session,
  { catalog }: Plan,
  options: QualityOptions = {},
): Promise<QualityReport> => {
  const { asOf } = await evaluatedIn(session, 'database');
  const at = { asOf, zone: catalog.zone };
  const events: EventQuality[] = [];
  for (const event of catalog.events) events.push(await eventQuality(session, catalog, event, at, options.days ?? 90));
  return { asOf, customers: await customerQuality(session, catalog, at), events };
};

const customerQuality = async (session: Session, { customer }: Catalog, at: CheckedAt): Promise<CustomerQuality> => {
  const told = customer.fields.filter(({ column }) => column !== customer.id);
  const { rows, fields } = await tableQuality(session, customer.table, told, at);
  const latest = await latestChanges(session);
  const duplicates: DuplicatesOf[] = [];
  for (const field of fields.filter(isOnesOwn)) {
    const found = await duplicatesOf(session, customer, field.field);
    if (found !== undefined) duplicates.push(found);
  }
  return {
    count: rows,
    fields: fields.map((each) => ({ ...each, latest: latest.get(each.field.column) })),
    duplicates,
  };
};

const latestChanges = async (session: Session): Promise<ReadonlyMap<string, number>> => {
  const table = RECORD_TABLES.fieldChange;
  if ((await session.columnsOf(table)).length === 0) return new Map();
  const found = new Map<string, number>();
  for await (const { field, at } of session.rows<{ field: string; at: number }>(
    sql`select field, max(at) as at from ${sql.id(table)} group by field`,
  ))
    found.set(field, at);
  return found;
};

const eventQuality = async (
  session: Session,
  { customer }: Catalog,
  event: EventThing,
  at: CheckedAt,
  days: number,
): Promise<EventQuality> => {
  const { columns, table } = event;
  const own: readonly string[] = Object.values(columns);
  const told = event.fields.filter(({ column }) => !own.includes(column));
  const instant = sql.id(columns.at);
  const { rows, fields, figures } = await tableQuality(session, table, told, at, {
    first: sql`min(${instant})`,
    last: sql`max(${instant})`,
    future: sql`count(*) filter (where ${instant} > ${BigInt(at.asOf)})`,
  });
  const volume = await volumeOf(session, event, days, at);
  const owners = sql`select ${sql.id(columns.customer)} as customer, count(*) as size from ${sql.id(table)} group by 1`;
  const orphans = await session.row<{ customers: number; events: number | null }>(
    sql`select count(*) as customers, cast(sum(size) as bigint) as events from (${owners}) as owner where not exists (select 1 from ${sql.id(customer.table)} as known where ${sql.id('known', customer.id)} = owner.customer)`,
  );
  return {
    event,
    count: rows,
    first: figures['first'] ?? undefined,
    last: figures['last'] ?? undefined,
    future: figures['future'] ?? 0,
    fields,
    days: volume,
    gaps: gapsIn(volume),
    orphans: { customers: orphans?.customers ?? 0, events: orphans?.events ?? 0 },
  };
};
