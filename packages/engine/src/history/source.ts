import type { CustomerThing, EventThing, Stored } from '@tagwright/dsl';
import { type CompiledSql, RECORD_TABLES, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { remembered } from '../store/remembered.js';
import { filled, place } from '../store/place.js';
import { customerTableLayout, eventTableLayout } from '../store/layout.js';
import type { Session } from '../store/store.js';

export type Row = Readonly<Record<string, Stored>>;

/** Whose rows are read, by their place in the order of ids or by name, and the instant (ms UTC) up to which they count. */
export type Whose = ({ readonly first: string; readonly final: string } | { readonly ids: readonly string[] }) & {
  readonly now: number;
};

/** A table of which the rows of some customers are read. */
export interface Source {
  readonly table: string;
  readonly columns: readonly string[];
  /** The column that says whose a row is. */
  readonly customer: string;
  /** Rows of a customer in this order. */
  readonly order: readonly string[];
  /** Rows later than now by this column are left out. */
  readonly upTo?: string;
}

const columnsOf = ({ columns }: ReturnType<typeof customerTableLayout>): readonly string[] =>
  columns.map(({ name }) => name);

export const customerSource = remembered((customer: CustomerThing): Source => ({
  table: customer.table,
  columns: columnsOf(customerTableLayout(customer)),
  customer: customer.id,
  order: [],
}));

/** A table of events: of a customer in order of time, and then of ids. */
export interface EventSource extends Source {
  readonly order: readonly [at: string, id: string];
}

const eventSources = remembered<EventThing, Map<string, EventSource>>(() => new Map());

/** The events of a table with some of their fields, by columns; with all of them if left out. The same for the same ones. */
export const eventSource = (event: EventThing, fields?: ReadonlySet<string>): EventSource => {
  const { id, customer, at } = event.columns;
  const left = event.fields.filter(({ column }) => fields?.has(column) ?? true);
  const columns = columnsOf(eventTableLayout({ ...event, fields: left }));
  const key = columns.join('\0');
  const sources = eventSources(event);
  const source = sources.get(key) ?? { table: event.table, columns, customer, order: [at, id], upTo: at };
  sources.set(key, source);
  return source;
};

/** Columns of customers that hold texts. */
export const textColumns = remembered(
  (customer: CustomerThing): ReadonlySet<string> =>
    new Set(customerTableLayout(customer).columns.flatMap(({ name, storage }) => (storage === 'text' ? [name] : []))),
);

export const HAND_SET: Source = {
  table: RECORD_TABLES.handSet,
  columns: ['customer', 'tag', 'value', 'from_at', 'until_at'],
  customer: 'customer',
  order: ['from_at', 'value'],
  upTo: 'from_at',
};

/** All changes, those after now too: where there are no others, the first of them says what was so before. */
export const FIELD_CHANGES: Source = {
  table: RECORD_TABLES.fieldChange,
  columns: ['customer', 'at', 'field', 'value'],
  customer: 'customer',
  order: ['at'],
};

/**
 * The rows of some customers out of a table. Which they are is only bound to the statement, so that it is compiled once for
 * each table: for one customer that would take longer than reading.
 */
export const rowsIn = (session: Session, source: Source, whose: Whose): Promise<readonly Row[]> =>
  session.all<Row>(
    'ids' in whose
      ? filled(statementFor(session, source, 'named'), {
          ids: session.dialect.givenTexts(whose.ids),
          now: BigInt(whose.now),
        })
      : filled(statementFor(session, source, 'range'), { ...whose, now: BigInt(whose.now) }),
  );

type Way = 'named' | 'range';

const statements = new WeakMap<Source, Map<string, CompiledSql>>();

const statementFor = ({ dialect }: Session, source: Source, way: Way): CompiledSql => {
  const own = statements.get(source) ?? new Map<string, CompiledSql>();
  statements.set(source, own);
  const key = `${dialect.name} ${way}`;
  const statement = own.get(key) ?? dialect.compile(written(dialect, source, way));
  own.set(key, statement);
  return statement;
};

const written = (dialect: Session['dialect'], { table, columns, customer, order, upTo }: Source, way: Way): Sql => {
  const isOneOf =
    way === 'named'
      ? dialect.memberOfGiven(sql.id(customer), place('ids', 'text[]'))
      : sql`${sql.id(customer)} between ${place('first', 'text')} and ${place('final', 'text')}`;
  const list = (names: readonly string[]): Sql => sql.join(names.map((name) => sql.id(name)));
  const past = upTo === undefined ? sql`` : sql` and ${sql.id(upTo)} <= ${place('now', 'bigint')}`;
  return sql`select ${list(columns)} from ${sql.id(table)} where ${isOneOf}${past} order by ${list([customer, ...order])}`;
};
