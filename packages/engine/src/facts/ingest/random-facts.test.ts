import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { gathered, planOf } from '../../book.harness.js';
import { EVER } from '../../dirty/tables.js';
import { applyDueFields } from '../../history/due-fields.js';
import { emptyStore, isOnServer } from '../../store/empty.harness.js';
import type { Store } from '../../store/store.js';
import type { Fact } from './fact.js';
import { ingest } from './ingest.js';
import { INSTANTS, PlainModel, valueAt } from './plain-model.harness.js';

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

const FIELDS = ['city', 'score'] as const;

/** What is recorded of each customer at each instant, and the events: what anything else follows from. */
const recordedIn = async (store: Store) => {
  const read = (query: ReturnType<typeof sql>) => gathered(store.rows<Record<string, string | number | null>>(query));
  const changes = await read(sql`select * from tw_field_change`);
  const hands = await read(sql`select * from tw_hand_set`);
  const customers = new Map(
    (await read(sql`select * from customer order by id`)).map((row) => {
      const { id } = row;
      const own = Object.fromEntries(
        FIELDS.map((field) => {
          const told = changes.filter((each) => each['customer'] === id && each['field'] === field);
          const values = told.map(
            ({ at, value }) => [Number(at), value === null || field === 'city' ? value : Number(value)] as const,
          );
          const recorded = new Map(values.length === 0 ? [[EVER, row[field] ?? null]] : values);
          return [field, { now: row[field] ?? null, was: INSTANTS.map((at) => valueAt(recorded, at)) }];
        }),
      );
      const sets = hands
        .filter((each) => each['customer'] === id)
        .map(
          ({ tag, value, from_at: from, until_at: until }) =>
            `${JSON.stringify([tag, value, from])} ${until ?? Infinity}`,
        )
        .toSorted();
      return [String(id), { joined: row['joined'] ?? null, sets, ...own }];
    }),
  );
  const events = (await read(sql`select * from "order"`)).map(({ id, customer: of, at, amount }) =>
    JSON.stringify([id, of, at, amount]),
  );
  return { customers: Object.fromEntries(customers), events: events.toSorted() };
};

const expectedOf = (model: PlainModel, now: number) => ({
  customers: Object.fromEntries(
    [...model.customers()].map(([id, { joined, fields: known, sets }]) => [
      id,
      {
        joined,
        sets,
        ...Object.fromEntries(
          FIELDS.map((field) => {
            const own = known.get(field);
            return [field, { now: valueAt(own, now), was: INSTANTS.map((at) => valueAt(own, at)) }];
          }),
        ),
      },
    ]),
  ),
  events: model.events(),
});

type Recorded = ReturnType<typeof expectedOf>;

/** The first instant at which anything that counts by then is another, by customer. */
const firstDifferences = (before: Recorded, after: Recorded): ReadonlyMap<string, number> => {
  const signature = ({ customers, events }: Recorded, id: string, place: number): string => {
    const known = customers[id] as
      | { joined: number | null; sets: readonly string[]; city: { was: unknown[] }; score: { was: unknown[] } }
      | undefined;
    const at = INSTANTS[place] as number;
    const own = events.filter(
      (each) => (JSON.parse(each) as unknown[])[1] === id && Number((JSON.parse(each) as unknown[])[2]) <= at,
    );
    const sets = known?.sets
      .filter((each) => Number(/,(\d+)\]/.exec(each)?.[1]) <= at)
      .map((each) => {
        const until = Number(/(\S+)$/.exec(each)?.[1]);
        return until <= at ? each : each.replace(/\S+$/, 'open');
      });
    return JSON.stringify([
      known === undefined,
      known?.joined,
      known?.city.was[place],
      known?.score.was[place],
      own,
      sets,
    ]);
  };
  const ids = [
    ...new Set(
      [before, after].flatMap(({ customers, events }) => [
        ...Object.keys(customers),
        ...events.map((each) => String((JSON.parse(each) as unknown[])[1])),
      ]),
    ),
  ];
  return new Map(
    ids.flatMap((id) => {
      const place = INSTANTS.findIndex((_, index) => signature(before, id, index) !== signature(after, id, index));
      return place < 0 ? [] : [[id, INSTANTS[place] as number] as const];
    }),
  );
};

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
            const before = expectedOf(model, now);
            const { outcomes } = await ingest(store, catalog, facts, { now, tags, createCustomers });
            facts.forEach((each, index) => {
              const isMade = createCustomers && ['event', 'hand-set', 'hand-remove'].includes(each.kind);
              if (isMade) model.meet((each as { customer: string }).customer);
              const { outcome } = outcomes[index] as { outcome: string };
              if (outcome !== 'refused' || each.kind === 'merge') model.tell(each, now);
            });
            const after = expectedOf(model, now);
            const dirty = await gathered(
              store.rows<{ customer: string; since: number }>(
                sql`select customer, min(since) as since from tw_dirty group by customer`,
              ),
            );
            const since = new Map(dirty.map((row) => [row.customer, row.since]));
            for (const [id, at] of firstDifferences(before, after))
              expect([id, since.get(id) ?? Infinity].join(' since '), `${id} is another from ${at} on`).toSatisfy(
                () => (since.get(id) ?? Infinity) <= at,
              );
            await store.run(sql`delete from tw_dirty`);
          }
          await store.write((session) => applyDueFields(session, catalog, now));
          expect(await recordedIn(store)).toEqual(expectedOf(model, now));
        } finally {
          await store.close();
        }
      }),
      { numRuns: isOnServer ? 12 : 150, interruptAfterTimeLimit: 45_000 },
    );
  },
);
