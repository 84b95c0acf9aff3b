import type { EventThing } from '@tagwright/dsl';
import { sql } from 'kysely';
import { eventTableLayout, type TableLayout } from '../../store/layout.js';
import type { Session } from '../../store/store.js';
import type { Stored } from '../values/reader.js';
import type { ReadFact } from './read-fact.js';
import { putRows } from './records.js';
import { INGEST_TABLES } from './tables.js';

/** An event as it stands, or is to stand, in its table. */
interface StandingEvent {
  /** Under whom it stands: who goes on, where customers are merged. */
  readonly holder: string;
  /** Of whom it was told. */
  readonly origin: string;
  readonly at: number;
  /** In the order of the table's columns. */
  readonly cells: readonly Stored[];
}

interface Known {
  readonly before: StandingEvent | undefined;
  now: StandingEvent | undefined;
  readonly wasDeleted: boolean;
  isDeleted: boolean;
}

/** The events of one table that a batch tells of: what is there is read at once, and what came of it written at once. */
export class ToldEvents {
  readonly #layout: TableLayout;
  readonly #places: ReadonlyMap<string, number>;
  readonly #known = new Map<string, Known>();

  constructor(readonly event: EventThing) {
    this.#layout = eventTableLayout(event);
    this.#places = new Map(this.#layout.columns.map(({ name }, index) => [name, index]));
  }

  async load(session: Session, ids: readonly string[]): Promise<void> {
    const { table, columns } = this.event;
    const deleted = new Set<string>();
    for await (const { id } of session.rows<{ id: string }>(
      sql`select id from ${sql.id(INGEST_TABLES.deleted)} where table_name = ${table} and ${session.dialect.memberOfMany(sql.id('id'), ids)}`,
    ))
      deleted.add(id);
    const origins = await this.#origins(session, ids);
    const standing = new Map<string, StandingEvent>();
    const names = this.#layout.columns.map(({ name }) => name);
    for await (const row of session.rows<Record<string, Stored>>(
      sql`select ${sql.join(names.map((name) => sql.id(name)))} from ${sql.id(table)} where ${session.dialect.memberOfMany(sql.id(columns.id), ids)}`,
    )) {
      const [id, holder] = [String(row[columns.id]), String(row[columns.customer])];
      const cells = names.map((name) => row[name] ?? null);
      standing.set(id, { holder, origin: origins.get(id) ?? holder, at: Number(row[columns.at]), cells });
    }
    for (const id of ids) {
      const [before, isDeleted] = [standing.get(id), deleted.has(id)];
      this.#known.set(id, { before, now: before, wasDeleted: isDeleted, isDeleted });
    }
  }

  async #origins(session: Session, ids: readonly string[]): Promise<Map<string, string>> {
    const origins = new Map<string, string>();
    const rows = session.rows<{ id: string; customer: string }>(
      sql`select id, customer from ${sql.id(INGEST_TABLES.origin)} where table_name = ${this.event.table} and ${session.dialect.memberOfMany(sql.id('id'), ids)}`,
    );
    for await (const { id, customer } of rows) origins.set(id, customer);
    return origins;
  }

  /** `holder`: under whom the event is to stand. `touched` gets the customers whose answers may differ, from when on. */
  tell(
    { id, customer, at, fields }: Extract<ReadFact, { kind: 'event' }>,
    holder: string,
    touched: (customer: string, since: number) => void,
  ): 'added' | 'duplicate' | 'corrected' | 'deleted' {
    const known = this.#of(id);
    if (known.isDeleted) return 'deleted';
    const { columns } = this.event;
    const cells: Stored[] = this.#layout.columns.map(() => null);
    const put = (name: string, cell: Stored): void => {
      const place = this.#places.get(name);
      if (place !== undefined) cells[place] = cell;
    };
    for (const field of fields) field.columns.forEach((name, index) => put(name, field.cells[index] ?? null));
    put(columns.id, id);
    put(columns.customer, holder);
    put(columns.at, at);
    const { now } = known;
    if (now !== undefined && now.origin === customer && isSame(now.cells, cells)) return 'duplicate';
    known.now = { holder, origin: customer, at, cells };
    touched(holder, Math.min(at, now?.at ?? at));
    if (now === undefined) return 'added';
    if (now.holder !== holder) touched(now.holder, now.at);
    return 'corrected';
  }

  delete(id: string, touched: (customer: string, since: number) => void): 'deleted' | 'duplicate' {
    const known = this.#of(id);
    if (known.isDeleted) return 'duplicate';
    if (known.now !== undefined) touched(known.now.holder, known.now.at);
    known.isDeleted = true;
    known.now = undefined;
    return 'deleted';
  }

  #of(id: string): Known {
    const known = this.#known.get(id);
    if (known === undefined) throw new Error(`the event ${id} was not looked up`);
    return known;
  }

  async save(session: Session): Promise<void> {
    const { table, columns } = this.event;
    const { columns: stored } = this.#layout;
    const all = [...this.#known];
    const gone = all.filter(([, { before, now }]) => before !== undefined && now === undefined).map(([id]) => id);
    if (gone.length > 0)
      await session.run(
        sql`delete from ${sql.id(table)} where ${session.dialect.memberOfMany(sql.id(columns.id), gone)}`,
      );
    const fresh = all.flatMap(([, { before, now }]) => (before === undefined && now !== undefined ? [now.cells] : []));
    if (fresh.length > 0)
      await session.insert(
        table,
        stored.map(({ name }) => name),
        stored.map((_, index) => fresh.map((cells) => cells[index] ?? null)),
      );
    const corrected = all.flatMap(([, { before, now }]) =>
      before !== undefined && now !== undefined && now !== before ? [now.cells] : [],
    );
    await putRows(session, table, columns.id, stored, corrected);
    const buried = all.filter(([, { wasDeleted, isDeleted }]) => isDeleted && !wasDeleted).map(([id]) => id);
    if (buried.length > 0)
      await session.insert(INGEST_TABLES.deleted, ['table_name', 'id'], [buried.map(() => table), buried]);
    await this.#saveOrigins(session, all);
  }

  async #saveOrigins(session: Session, all: readonly (readonly [string, Known])[]): Promise<void> {
    const { table } = this.event;
    const isElsewhere = (event: StandingEvent | undefined): event is StandingEvent =>
      event !== undefined && event.holder !== event.origin;
    const changed = all.filter(([, { before, now }]) => before !== now);
    const held = changed.filter(([, { before }]) => isElsewhere(before)).map(([id]) => id);
    if (held.length > 0)
      await session.run(
        sql`delete from ${sql.id(INGEST_TABLES.origin)} where table_name = ${table} and ${session.dialect.memberOfMany(sql.id('id'), held)}`,
      );
    const moved = changed.flatMap(([id, { now }]) => (isElsewhere(now) ? [[id, now.origin] as const] : []));
    if (moved.length > 0)
      await session.insert(
        INGEST_TABLES.origin,
        ['table_name', 'id', 'customer'],
        [moved.map(() => table), moved.map(([id]) => id), moved.map(([, origin]) => origin)],
      );
  }
}

const isSame = (one: readonly Stored[], other: readonly Stored[]): boolean =>
  one.every((cell, index) => cell === other[index]);
