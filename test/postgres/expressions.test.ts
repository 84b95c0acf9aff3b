import { emitCondition, emitValue, postgres, scopeOf, type Sql } from '@tagwright/dsl/sql';
import { openStore, type Store } from '@tagwright/engine';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cells, condition, facts, instant, number } from '../../packages/dsl/src/emit/expressions.harness.js';
import { type Cell, emptyPlan, holdsIn, valueIn } from '../../packages/dsl/src/emit/sql/emit.harness.js';

const ZONE = 'America/New_York';

let store: Store;
beforeAll(async () => {
  const server = inject('postgres');
  if ('missing' in server) throw new Error(server.missing);
  store = await openStore(server.address);
});
afterAll(() => store.close());

/** Many questions about one customer at once, for each way to the server takes time. */
const asked = async (own: Readonly<Record<string, Cell>>, questions: readonly Sql[]): Promise<readonly unknown[]> => {
  const row = Object.entries(own).map(([name, value]) => {
    const type = name === 'text' ? sql`text` : sql`bigint`;
    return sql`cast(${value ?? sql`null`} as ${type})${name === 'text' ? sql` collate "C"` : sql``} as ${sql.id(name)}`;
  });
  const columns = questions.map((question, index) => sql`${question} as ${sql.id(`q${index}`)}`);
  const found = await store.row<Record<string, unknown>>(
    sql`select ${sql.join(columns)} from (select '1'::text as customer) as state join (select '1'::text as id, ${sql.join(row)}) as customer on customer.id = state.customer`,
  );
  return questions.map((_, index) => found?.[`q${index}`]);
};

const scope = (now: number) => scopeOf(emptyPlan(ZONE), now, { dialect: postgres });
/** As the stores give values: whole numbers as numbers where they can be, no negative zero. */
const given = (cell: Cell): Cell => {
  if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell)) ? Number(cell) : cell;
  return cell === 0 ? 0 : cell;
};

describe('PostgreSQL and SQLite', () => {
  it('work out the same values, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 30 }), facts, instant, async (values, own, now) => {
        const fields = cells(own);
        const found = await asked(
          fields,
          values.map(({ value }) => emitValue(value, scope(now))),
        );
        values.forEach(({ value }, index) => {
          const expected = valueIn(value, { fields, now, zone: ZONE });
          expect(given(found[index] as Cell)).toBe(given(expected));
        });
      }),
      { numRuns: 100 },
    );
  });

  it('agree on what holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(condition, { minLength: 1, maxLength: 30 }),
        facts,
        instant,
        async (conditions, own, now) => {
          const fields = cells(own);
          const found = await asked(
            fields,
            conditions.map((each) => sql`(${emitCondition(each, scope(now))} is true)`),
          );
          conditions.forEach((each, index) => {
            expect(found[index] === 1).toBe(holdsIn(each, { fields, now, zone: ZONE }));
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});
