import type { EventThing } from '@tagwright/dsl';
import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { fixed } from '../../store/fixed.js';
import { eventTableLayout, type TableLayout } from '../../store/layout.js';
import { place } from '../../store/place.js';
import { remembered } from '../../store/remembered.js';
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

const ofTable = (table: string, columns: Sql) =>
  fixed(
    ({ memberOfGiven }) =>
      sql`select ${columns} from ${sql.id(table)} where table_name = ${place('table', 'text')} and ${memberOfGiven(sql.id('id'), place('ids', 'text[]'))}`,
  );

/** Ids of deleted events; and of whom events were told that stand under another. */
const deletedAmong = ofTable(INGEST_TABLES.deleted, sql`id`);
const originsAmong = ofTable(INGEST_TABLES.origin, sql`id, customer`);

/** The rows of an event's table with some ids. */
const standingAmong = remembered((event: EventThing) =>
  fixed(({ memberOfGiven }) => {
    const names = eventTableLayout(event).columns.map(({ name }) => sql.id(name));
    return sql`select ${sql.join(names)} from ${sql.id(event.table)} where ${memberOfGiven(sql.id(event.columns.id), place('ids', 'text[]'))}`;
  }),
);

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
    const { dialect } = session;
    const named = { table, ids: dialect.givenTexts(ids) };
    const deleted = new Set((await session.all<{ id: string }>(deletedAmong(dialect, named))).map(({ id }) => id));
    const told = await session.all<{ id: string; customer: string }>(originsAmong(dialect, named));
    const origins = new Map(told.map(({ id, customer }) => [id, customer]));
    const standing = new Map<string, StandingEvent>();
    const names = this.#layout.columns.map(({ name }) => name);
    for (const row of await session.all<Record<string, Stored>>(standingAmong(this.event)(dialect, named))) {
      const [id, holder] = [String(row[columns.id]), String(row[columns.customer])];
      const cells = names.map((name) => row[name] ?? null);
      standing.set(id, { holder, origin: origins.get(id) ?? holder, at: Number(row[columns.at]), cells });
    }
    for (const id of ids) {
      const [before, isDeleted] = [standing.get(id), deleted.has(id)];
      this.#known.set(id, { before, now: before, wasDeleted: isDeleted, isDeleted });
    }
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
