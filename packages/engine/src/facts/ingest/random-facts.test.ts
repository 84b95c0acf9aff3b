import * as fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { gathered, planOf } from '../../book.harness.js';
import { EVER } from '../../dirty/tables.js';
import { applyDueFields } from '../../history/due-fields.js';
import { emptyStore, isOnServer } from '../../store/empty.harness.js';
import type { Store } from '../../store/store.js';
import type { Fact } from './fact.js';
import { ingest } from './ingest.js';
import { INSTANTS, PlainModel, type Shown, type Value, valueAt } from './plain-model.harness.js';

const { catalog, tags } = planOf(`
customer (at = joined) { city: text  score: integer }
event order { amount: integer }
tag risk manual { high  low }
tag likes many manual { tea  wine }
`);

const customer = fc.constantFrom('a', 'b', 'c', 'd');
const instant = fc.integer({ min: 0, max: 59 });
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const fields = fc.record(
  {
    city: fc.constantFrom('x', 'y', null),
    score: fc.constantFrom(1, 2, null),
  },
  { requiredKeys: [] },
);
const setting = fc.oneof(
  fc.record({ tag: fc.constant('risk'), value: fc.constantFrom('high', 'low') }),
  fc.record({ tag: fc.constant('likes'), value: fc.constantFrom('tea', 'wine') }),
);

const event = fc.record({
  kind: fc.constant('event' as const),
  event: fc.constant('order'),
  id: fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5'),
  customer,
  at: instant,
  values: fc.record({ amount: fc.constantFrom(1, 2) }, { requiredKeys: [] }),
});
const fact = fc.oneof(
  { weight: 6, arbitrary: event },
  { weight: 1, arbitrary: event.map(({ id }) => ({ kind: 'delete-event', event: 'order', id }) as const) },
  {
    weight: 5,
    arbitrary: fc.record(
      { kind: fc.constant('customer' as const), id: customer, at: maybe(instant), asOf: maybe(instant), fields },
      { requiredKeys: ['kind', 'id'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(customer, setting, maybe(instant), maybe(fc.integer({ min: 60, max: 70 })))
      .map(([id, set, from, until]) => ({ kind: 'hand-set', customer: id, ...set, from, until }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(customer, setting, fc.boolean(), instant)
      .map(
        ([id, { tag, value }, all, at]) =>
          ({ kind: 'hand-remove', customer: id, tag, ...(all ? {} : { value }), at }) as const,
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(customer, customer).map(([id, merged]) => ({ kind: 'merge', customer: id, merged }) as const),
  },
  { weight: 1, arbitrary: customer.map((merged) => ({ kind: 'unmerge', merged }) as const) },
  { weight: 1, arbitrary: customer.map((id) => ({ kind: 'erase', customer: id }) as const) },
) as fc.Arbitrary<Fact>;
/** Batches, each with how much later than the one before it became known. */
const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.array(fact, { minLength: 1, maxLength: 12 })), {
  minLength: 1,
  maxLength: 6,
});

/** Kinds of facts that make the customers whom they name, where that is allowed. */
const NAMES_A_CUSTOMER = new Set(['event', 'hand-set', 'hand-remove']);
const FIELDS = ['city', 'score'] as const;

/** A customer with each field as it is at `now`, and as it is at every instant. */
const pictureOf = (
  { joined, fields: known, sets, events }: Shown,
  now: number,
  table?: ReadonlyMap<string, Value>,
) => ({
  joined,
  fields: FIELDS.map((field) => {
    const history = known.get(field);
    return [
      field,
      table === undefined ? valueAt(history, now) : table.get(field),
      INSTANTS.map((at) => valueAt(history, at)),
    ];
  }),
  sets: sets.map((set) => JSON.stringify(Object.values(set))).toSorted(),
  events: events.map((event) => JSON.stringify(Object.values(event))).toSorted(),
});

/** What the tables hold of everybody. */
const recordedIn = async (store: Store) => {
  type Row = Readonly<Record<string, Value>>;
  const read = (query: ReturnType<typeof sql>) => gathered(store.rows<Row>(query));
  const [changes, hands, orders] = [
    await read(sql`select * from tw_field_change`),
    await read(sql`select * from tw_hand_set`),
    await read(sql`select * from "order"`),
  ];
  const pictures = (await read(sql`select * from customer`)).map((row) => {
    const isOwn = ({ customer: of }: Row): boolean => of === row['id'];
    const table = new Map(FIELDS.map((field) => [field, row[field] ?? null] as const));
    const recorded = FIELDS.map((field) => {
      const told = changes.filter((each) => isOwn(each) && each['field'] === field);
      const inUnits = (value: Value): Value => (field === 'city' || value === null ? value : Number(value));
      const values = told.map(({ at, value }): [number, Value] => [Number(at), inUnits(value ?? null)]);
      return [field, new Map<number, Value>(values.length === 0 ? [[EVER, row[field] ?? null]] : values)] as const;
    });
    const shown: Shown = {
      joined: row['joined'] === null ? null : Number(row['joined']),
      fields: new Map(recorded),
      sets: hands.filter(isOwn).map((each) => ({
        tag: String(each['tag']),
        value: String(each['value']),
        from: Number(each['from_at']),
        until: Number(each['until_at'] ?? Infinity),
      })),
      events: orders
        .filter(isOwn)
        .map(({ id, at, amount }) => ({ id: String(id), at: Number(at), amount: amount ?? null })),
    };
    return [String(row['id']), pictureOf(shown, 0, table)] as const;
  });
  expect(orders).toHaveLength(pictures.reduce((sum, [, { events }]) => sum + events.length, 0));
  return Object.fromEntries(pictures);
};

type Everybody = ReadonlyMap<string, Shown>;

/** All of a customer that counts by an instant. */
const asOf = (shown: Shown | undefined, instant: number): string => {
  if (shown === undefined) return 'nobody';
  const { joined, fields: known, sets, events } = shown;
  const past = [...events].filter(({ at }) => at <= instant).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const begun = sets
    .filter(({ from }) => from <= instant)
    .map((set) => JSON.stringify({ ...set, until: set.until <= instant ? set.until : 'ahead' }));
  return JSON.stringify([joined, FIELDS.map((field) => valueAt(known.get(field), instant)), past, begun.toSorted()]);
};

/** The first instant at which anything that counts by then is another, by customer. */
const firstDifferences = (before: Everybody, after: Everybody): readonly (readonly [string, number])[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const first = INSTANTS.find((instant) => asOf(before.get(id), instant) !== asOf(after.get(id), instant));
    return first === undefined ? [] : [[id, first] as const];
  });

/** From when on each customer is said to be another, which nobody is any more after. */
const dirtySince = async (store: Store): Promise<ReadonlyMap<string, number>> => {
  const rows = await gathered(
    store.rows<{ customer: string; since: number }>(
      sql`select customer, min(since) as since from tw_dirty group by customer`,
    ),
  );
  await store.run(sql`delete from tw_dirty`);
  return new Map(rows.map(({ customer: id, since }) => [id, since]));
};

/** Of whom others are part, and nothing is known but that, an event is the first that is heard. */
const MET_BY_AN_EVENT: [number, Fact[]][] = [
  [
    0,
    [
      { kind: 'customer', id: 'c' },
      { kind: 'merge', customer: 'c', merged: 'd' },
    ],
  ],
  [
    0,
    [
      { kind: 'merge', customer: 'd', merged: 'a' },
      { kind: 'unmerge', merged: 'd' },
    ],
  ],
  [0, [{ kind: 'event', event: 'order', id: 'o1', customer: 'a', at: 46, values: { amount: 2 } }]],
];

/** Who at first knew a field to be missing learns it, so that the history of the one merged into it counts no more. */
const KNOWN_BY_ANOTHER: [number, Fact[]][] = [
  [
    0,
    [
      { kind: 'customer', id: 'a' },
      { kind: 'customer', id: 'b', fields: { city: 'x' } },
      { kind: 'merge', customer: 'a', merged: 'b' },
    ],
  ],
  [0, [{ kind: 'customer', id: 'a', asOf: 0, fields: { city: null } }]],
  [0, [{ kind: 'customer', id: 'a', fields: { city: 'x' } }]],
];

/** The other way round: what was known of a field is told to have been missing after all. */
const KNOWN_NO_MORE: [number, Fact[]][] = [
  [
    0,
    [
      { kind: 'customer', id: 'a', asOf: 0, fields: { city: null } },
      { kind: 'customer', id: 'a', asOf: 5, fields: { city: 'y' } },
      { kind: 'customer', id: 'b', fields: { city: 'x' } },
      { kind: 'merge', customer: 'a', merged: 'b' },
    ],
  ],
  [0, [{ kind: 'customer', id: 'a', asOf: 5, fields: { city: null } }]],
];

it(
  'leaves in the tables what plain bookkeeping says, and says from when on anything is another',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async (batches, createCustomers) => {
        const store = await emptyStore();
        try {
          const model = new PlainModel(new Set(['risk']));
          let now = 20;
          for (const [later, facts] of batches) {
            now += later;
            const before = model.customers();
            await ingest(store, catalog, facts, { now, tags, createCustomers });
            for (const each of facts) {
              if (createCustomers && 'customer' in each && NAMES_A_CUSTOMER.has(each.kind)) model.meet(each.customer);
              model.tell(each, now);
            }
            const since = await dirtySince(store);
            for (const [id, at] of firstDifferences(before, model.customers()))
              expect(since.get(id) ?? Infinity, `${id} is another from ${at} on`).toBeLessThanOrEqual(at);
          }
          await store.write((session) => applyDueFields(session, catalog, now));
          const expected = [...model.customers()].map(([id, shown]) => [id, pictureOf(shown, now)]);
          expect(await recordedIn(store)).toEqual(Object.fromEntries(expected));
        } finally {
          await store.close();
        }
      }),
      {
        numRuns: isOnServer ? 12 : 150,
        interruptAfterTimeLimit: 45_000,
        examples: [MET_BY_AN_EVENT, KNOWN_BY_ANOTHER, KNOWN_NO_MORE].map((batches) => [batches, true]),
      },
    );
  },
);
