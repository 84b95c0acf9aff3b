import type { EventThing, Field, Plan } from '@tagwright/dsl';
import { RECORD_TABLES, type Sql, storageOf } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Change } from '../log/change.js';
import { CHANGE_FIELDS, changeOf, type ChangeRow } from '../log/read.js';
import { turnsSql } from '../log/reading-rule.js';
import { hasLog } from '../log/tables.js';
import type { StoredValue } from '../results/metrics.js';
import type { Session } from '../store/store.js';

/** What happened to a customer at an instant (ms UTC); values in storage units, undefined: missing. */
export type Happening =
  | { readonly kind: 'turn'; readonly at: number; readonly change: Change }
  | {
      readonly kind: 'field';
      readonly at: number;
      readonly field: Field;
      /** Undefined where nothing was known before, too. */
      readonly old: StoredValue | undefined;
      readonly new: StoredValue | undefined;
    }
  | {
      readonly kind: 'event';
      readonly at: number;
      readonly event: EventThing;
      readonly id: string;
      /** In the order of the event's fields. */
      readonly values: readonly (StoredValue | undefined)[];
    };

/** A place in a timeline: the last happening of a page. */
export interface TimelinePlace {
  readonly at: number;
  /** Where it was read: 0 the log, 1 changes of fields, then the events in the order of the catalog. */
  readonly source: number;
  readonly key: string;
}

export interface TimelineQuery {
  /** Nothing later than this is told (ms UTC). */
  readonly now: number;
  readonly limit: number;
  readonly after?: TimelinePlace;
  /**
   * Names of tags and segments that may be told of; all that the log has, those of earlier books too, where it is left
   * out.
   */
  readonly subjects?: readonly string[];
  /** What alone is asked for; everything if left out. */
  readonly only?: HappeningKind;
}

/** What a happening is of: turns are those of tags and those of segments. */
export type HappeningKind = 'event' | 'field' | Change['kind'];

interface Placed {
  readonly place: TimelinePlace;
  readonly happening: Happening;
}

/**
 * What happened to a customer, the latest first: events, turns of tags and segments by the log, changes of fields. Each
 * source is read from the place on, no further than the page reaches.
 */
export const timelinePage = async (
  session: Session,
  plan: Plan,
  customer: string,
  query: TimelineQuery,
): Promise<readonly Placed[]> => {
  const found: Placed[] = [];
  if (isAsked(query, 'tag', 'segment')) found.push(...(await turns(session, customer, query)));
  if (isAsked(query, 'field')) found.push(...(await changes(session, plan, customer, query)));
  if (isAsked(query, 'event'))
    for (const [index, event] of plan.catalog.events.entries())
      found.push(...(await events(session, event, customer, index + 2, query)));
  return found.toSorted((a, b) => inOrder(a.place, b.place)).slice(0, query.limit);
};

const isAsked = ({ only }: TimelineQuery, ...kinds: readonly HappeningKind[]): boolean =>
  only === undefined || kinds.includes(only);

/** At one instant by source, and there by key, the greatest first. */
const inOrder = (a: TimelinePlace, b: TimelinePlace): number => {
  if (a.at !== b.at) return b.at - a.at;
  if (a.source !== b.source) return a.source - b.source;
  // By code point, as the databases do.
  return Buffer.compare(Buffer.from(b.key), Buffer.from(a.key));
};

/** Rows of a source that come after the place, and are told of by now. */
const beyond = (source: number, at: Sql, key: Sql, { after, now }: TimelineQuery): Sql => {
  const past = sql`${at} <= ${BigInt(now)}`;
  if (after === undefined) return past;
  const then = BigInt(after.at);
  if (source < after.source) return sql`${past} and ${at} < ${then}`;
  if (source > after.source) return sql`${past} and ${at} <= ${then}`;
  return sql`${past} and ${at} <= ${then} and (${at} < ${then} or ${key} < ${after.key})`;
};

/** Numbers of entries as texts that are in their order. */
const numbered = (seq: number): string => String(seq).padStart(16, '0');

const turns = async (session: Session, customer: string, query: TimelineQuery): Promise<readonly Placed[]> => {
  if (!(await hasLog(session))) return [];
  const { subjects, after, only } = query;
  const kind = only === undefined ? sql`` : sql` and kind = ${only}`;
  const those = subjects === undefined ? sql`` : sql` and ${session.dialect.memberOfMany(sql.id('name'), subjects)}`;
  const own = sql`${turnsSql(sql`customer = ${customer}${kind}${those}`)}`;
  const [at, seq] = [sql.id('effective_at'), sql.id('seq')];
  const past =
    after?.source === 0
      ? sql`${at} <= ${BigInt(query.now)} and (${at} < ${BigInt(after.at)} or (${at} = ${BigInt(after.at)} and ${seq} < ${BigInt(after.key)}))`
      : beyond(0, at, seq, query);
  const rows = session.rows<ChangeRow>(
    sql`select ${CHANGE_FIELDS} from (${own}) as turn where ${past} order by effective_at desc, seq desc limit ${BigInt(query.limit)}`,
  );
  const found: Placed[] = [];
  for await (const row of rows) {
    const change = changeOf(row);
    const at = change.effectiveAt;
    found.push({ place: { at, source: 0, key: numbered(change.seq) }, happening: { kind: 'turn', at, change } });
  }
  return found;
};

const changes = async (
  session: Session,
  { catalog }: Plan,
  customer: string,
  query: TimelineQuery,
): Promise<readonly Placed[]> => {
  const table = RECORD_TABLES.fieldChange;
  if ((await session.columnsOf(table)).length === 0) return [];
  const fields = new Map(catalog.customer.fields.map((field) => [field.column, field]));
  const those = session.dialect.memberOfMany(sql.id('field'), [...fields.keys()]);
  const told = sql`select field, at, value, lag(value) over (partition by field order by at) as old from ${sql.id(table)} where customer = ${customer} and ${those}`;
  const rows = session.rows<{ field: string; at: number; value: string | null; old: string | null }>(
    sql`select * from (${told}) as told where ${beyond(1, sql.id('at'), sql.id('field'), query)} order by at desc, field desc limit ${BigInt(query.limit)}`,
  );
  const found: Placed[] = [];
  for await (const { field: column, at, value, old } of rows) {
    const field = fields.get(column);
    if (field === undefined) continue;
    const happening = { kind: 'field', at, field, old: storedOf(field, old), new: storedOf(field, value) } as const;
    found.push({ place: { at, source: 1, key: column }, happening });
  }
  return found;
};

/** Changes are recorded as texts, whole numbers by their digits. */
const storedOf = ({ type }: Field, written: string | null): StoredValue | undefined =>
  written === null ? undefined : storageOf(type) === 'text' ? written : BigInt(written);

const events = async (
  session: Session,
  event: EventThing,
  customer: string,
  source: number,
  query: TimelineQuery,
): Promise<readonly Placed[]> => {
  const [id, at] = [sql.id(event.columns.id), sql.id(event.columns.at)];
  const values = event.fields.map(({ column }, index) => sql`${sql.id(column)} as ${sql.id(`f${index}`)}`);
  const columns = [sql`${id} as event_id`, sql`${at} as event_at`, ...values];
  const own = sql`${sql.id(event.columns.customer)} = ${customer} and ${beyond(source, at, id, query)}`;
  const rows = session.rows<Readonly<Record<string, StoredValue | null>>>(
    sql`select ${sql.join(columns)} from ${sql.id(event.table)} where ${own} order by ${at} desc, ${id} desc limit ${BigInt(query.limit)}`,
  );
  const found: Placed[] = [];
  for await (const row of rows) {
    const [key, then] = [String(row['event_id']), Number(row['event_at'])];
    const told = event.fields.map((_, index) => row[`f${index}`] ?? undefined);
    const happening = { kind: 'event', at: then, event, id: key, values: told } as const;
    found.push({ place: { at: then, source, key }, happening });
  }
  return found;
};
