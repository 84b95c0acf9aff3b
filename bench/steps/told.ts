import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Catalog, EventThing, Field } from '@tagwright/dsl';
import type { Fact, Store } from '@tagwright/engine';
import { plainSql, quoted } from './plain-sql.js';

/** An event as whoever tells of it writes it. */
export type EventFact = Extract<Fact, { readonly kind: 'event' }> & { readonly at: number };

type Json = NonNullable<EventFact['values']>[string];
type StoredRow = Readonly<Record<string, string | number | bigint | null>>;

/** The events of everybody after an instant (ms UTC), in their order, as facts that are still to be told. */
export const eventsAfter = async (store: Store, { events }: Catalog, instant: number): Promise<EventFact[]> => {
  const facts: EventFact[] = [];
  for (const event of events) {
    const { at } = event.columns;
    const rows = store.rows<StoredRow>(plainSql`select * from ${quoted(event.table)} where ${quoted(at)} > ${instant}`);
    for await (const row of rows) facts.push(toldOf(event, row));
  }
  return facts.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
};

/** The instant after which the last so many events come. */
export const lastEventsFrom = async (store: Store, { events }: Catalog, count: number): Promise<number> => {
  const times = events.map(({ table, columns }) => `select ${quoted(columns.at)} as at from ${quoted(table)}`);
  const found = await store.row<{ at: number }>(
    plainSql`select at from (${times.join(' union all ')}) as event order by at desc limit 1 offset ${count}`,
  );
  return found?.at ?? 0;
};

export const deleteEventsAfter = async (store: Store, { events }: Catalog, instant: number): Promise<void> => {
  for (const { table, columns } of events)
    await store.run(plainSql`delete from ${quoted(table)} where ${quoted(columns.at)} > ${instant}`);
};

const toldOf = ({ table, columns, fields }: EventThing, row: StoredRow): EventFact => ({
  kind: 'event',
  event: table,
  id: String(row[columns.id]),
  customer: String(row[columns.customer]),
  at: Number(row[columns.at]),
  values: Object.fromEntries(
    fields.flatMap((field): [string, Json][] => {
      const value = row[field.column];
      return value === null || value === undefined ? [] : [[field.column, written(field, value)]];
    }),
  ),
});

/** As data files write it. */
const written = ({ type }: Field, value: string | number | bigint): Json => {
  switch (type.kind) {
    case 'money':
    case 'number':
      return Number(value) / 10 ** (type.form === 'real' ? 0 : type.form.exact);
    case 'duration':
      return Number(value) / 1000;
    case 'bool':
      return Number(value) === 1;
    case 'text':
    case 'enum':
      return String(value);
    default:
      throw new Error(`the shop has no event with a ${type.kind}`);
  }
};

/** The same kinds of events of the same customers at other instants: facts that are new. */
export const retold = (facts: readonly EventFact[], name: string, at: (index: number) => number): EventFact[] =>
  facts.map((fact, index) => ({ ...fact, id: `${name}-${fact.id}`, at: at(index) }));

export const linesOf = (facts: readonly EventFact[]): string => facts.map((fact) => JSON.stringify(fact)).join('\n');

export const factsIn = async (path: string): Promise<EventFact[]> => {
  const facts: EventFact[] = [];
  for await (const line of createInterface({ input: createReadStream(path) }))
    if (line !== '') facts.push(JSON.parse(line) as EventFact);
  return facts;
};
