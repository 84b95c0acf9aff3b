import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gathered } from '../book.harness.js';
import { emptyStore } from './empty.harness.js';
import { DuplicateKey, type Session, type Store } from './store.js';

/** What every store does, whichever it is. */
let store: Store;
beforeEach(async () => {
  store = await emptyStore();
  await store.run(sql`create table t (x bigint, y text)`);
});
afterEach(() => store.close());

const numbers = async (session: Session = store): Promise<readonly (number | bigint)[]> =>
  (await gathered(session.rows<{ x: number | bigint }>(sql`select x from t order by x`))).map(({ x }) => x);
const insert = (session: Session, ...values: bigint[]): Promise<void> =>
  session.insert('t', ['x', 'y'], [values, values.map(() => null)]);

describe('values', () => {
  it('keep every digit of an integer', async () => {
    await store.run(sql`insert into t values (${9_007_199_254_740_993n}, null), (${5n}, null), (${-3n}, null)`);
    expect(await numbers()).toEqual([-3, 5, 9_007_199_254_740_993n]);
  });

  it('keep every bit of a double', async () => {
    const doubles = [0.1 + 0.2, 5e-324, 1.797_693_134_862_315_7e308, -1 / 3];
    for (const double of doubles) expect(await store.row(sql`select ${double} as double`)).toEqual({ double });
  });

  it('are texts of any kind, one by one and in bulk', async () => {
    const texts = ['', ' ', 'a\tb\nc\rd\\e\\N', '"\'', '王芳 🍵', '\\', '\u{10ffff}', '￿'];
    await store.insert('t', ['y', 'x'], [texts, texts.map((_, index) => index)]);
    await store.insert('t', ['x', 'y'], [[99n], [null]]);
    const rows = await gathered(store.rows<{ y: string | null }>(sql`select y from t order by x`));
    expect(rows.map(({ y }) => y)).toEqual([...texts, null]);
    for (const text of texts) expect(await store.row(sql`select ${text} as text`)).toEqual({ text });
  });

  it('of a condition are 1 and 0', async () => {
    expect(await store.row(sql`select (1 < 2) as yes, (1 > 2) as no`)).toEqual({ yes: 1, no: 0 });
  });
});

describe('rows', () => {
  it('come all at once too, as they do one by one', async () => {
    expect(await store.all(sql`select x from t`)).toEqual([]);
    await insert(store, 2n, 9_007_199_254_740_993n, 1n);
    expect(await store.all(sql`select x, y from t order by x`)).toEqual(
      [1, 2, 9_007_199_254_740_993n].map((x) => ({ x, y: null })),
    );
    const inside = await store.write(async (session) => {
      await insert(session, 3n);
      return session.all(sql`select x from t where x = ${3n}`);
    });
    expect(inside).toEqual([{ x: 3 }]);
    await expect(store.all(sql`select x from nowhere`)).rejects.toThrow(/no such table|does not exist/);
  });

  it('may be left halfway', async () => {
    await insert(store, 1n, 2n, 3n);
    for await (const { x } of store.rows<{ x: number }>(sql`select x from t order by x`)) {
      expect(x).toBe(1);
      break;
    }
    expect(await store.run(sql`drop table t`)).toBe(0);
  });

  it('are those of the moment of asking, whatever is written while they are read', async () => {
    await insert(store, ...Array.from({ length: 2500 }, (_, index) => BigInt(index)));
    let read = 0;
    for await (const row of store.rows(sql`select x from t order by x`)) {
      if (read === 10) await store.run(sql`delete from t where x > 20`);
      read += row === undefined ? 0 : 1;
    }
    expect([read, (await numbers()).length]).toEqual([2500, 21]);
  });

  it('may be read by several at once', async () => {
    await insert(store, 1n, 2n, 3n);
    expect(await Promise.all([numbers(), numbers(), numbers()])).toEqual([[1, 2, 3], [1, 2, 3], [1, 2, 3]]); // prettier-ignore
  });

  it('that cannot be had are refused where they are asked for', async () => {
    await expect(gathered(store.rows(sql`select x from nowhere`))).rejects.toThrow(/no such table|does not exist/);
    expect(await numbers()).toEqual([]);
  });
});

describe('a write', () => {
  it('is all or nothing', async () => {
    const attempt = store.write(async (session) => {
      await insert(session, 1n);
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await numbers()).toEqual([]);
  });

  it('is not seen from outside before it is done', async () => {
    const seen: unknown[] = [];
    const outside = store.write(async (session) => {
      await insert(session, 1n);
      seen.push(await numbers(session));
    });
    await Promise.all([outside, numbers().then((found) => expect([[], [1]]).toContainEqual(found))]);
    expect(seen).toEqual([[1]]);
  });

  it('waits for the one before it', async () => {
    const order: string[] = [];
    const writer = (name: string) =>
      store.write(async (session) => {
        order.push(`${name} begins`);
        const found = await session.row<{ most: number | null }>(sql`select max(x) as most from t`);
        await insert(session, BigInt(found?.most ?? 0) + 1n);
        order.push(`${name} ends`);
      });
    await Promise.all([writer('a'), writer('b'), writer('c')]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(await numbers()).toEqual([1, 2, 3]);
  });

  it('inside another one can fail by itself', async () => {
    await store.write(async (session) => {
      await insert(session, 1n);
      const inner = session.write(async (part) => {
        await insert(part, 2n);
        await part.run(sql`insert into nowhere values (1)`);
      });
      await expect(inner).rejects.toThrow(/no such table|does not exist/);
      await session.write((part) => insert(part, 3n));
    });
    expect(await numbers()).toEqual([1, 3]);
  });

  it('that asks the store instead of its own session is told so, for it would wait for itself', async () => {
    await expect(store.write(() => store.write(() => insert(store, 1n)))).rejects.toThrow(/own session/);
    expect(await numbers()).toEqual([]);
  });

  it('says where a key is taken, and can go on', async () => {
    await store.run(sql`create unique index once on t (x)`);
    await insert(store, 1n);
    await expect(store.run(sql`insert into t values (1, null)`)).rejects.toThrow(DuplicateKey);
    await expect(insert(store, 2n, 1n)).rejects.toThrow(DuplicateKey);
    expect(await numbers()).toEqual([1]);
  });
});

describe('a session', () => {
  it('keeps its temporary tables from one transaction to the next', async () => {
    await store.session(async (session) => {
      await session.run(sql`create temp table aside (x bigint, y text)`);
      await session.insert('aside', ['x'], [[1n, 2n]]);
      await session.write((within) => within.run(sql`insert into t select x, y from aside`));
      expect((await session.columnsOf('aside')).map(({ name }) => name)).toEqual(['x', 'y']);
      await session.run(sql`drop table aside`);
    });
    expect(await numbers()).toEqual([1, 2]);
    expect(await store.columnsOf('aside')).toEqual([]);
  });
});
