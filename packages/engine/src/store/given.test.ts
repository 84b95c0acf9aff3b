import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { gathered } from '../book.harness.js';
import { emptyStore } from './empty.harness.js';
import { givenRows } from './given.js';

it('hands over rows of every kind of cell, as many as there are', async () => {
  const store = await emptyStore();
  const columns = [
    { name: 'id', storage: 'text' },
    { name: 'n', storage: 'integer' },
    { name: 'is it', storage: 'flag' },
    { name: 'x"y', storage: 'real' },
  ] as const;
  const odd = [
    ['007', 9_007_199_254_740_991, 1, 0.1],
    ['{"a": [1]}', -5n, 0, 2],
    [`o'k "quoted" \\ 客户 😀\n`, null, null, null],
    [null, 0, 1, -1e-9],
  ];
  const many = Array.from({ length: 5000 }, (_, index) => [`c${index}`, index, index % 2, index / 2]);
  const read = async (rows: readonly (readonly (string | number | bigint | null)[])[]) => {
    const found = store.rows<Record<string, unknown>>(
      sql`select * from ${givenRows(store.dialect, columns, rows)} as given`,
    );
    return (await gathered(found)).map((row) => Object.values(row));
  };
  expect(await read(odd)).toEqual(odd.map((row) => row.map((cell) => (cell === -5n ? -5 : cell))));
  expect(await read(many)).toEqual(many);
  expect(await read([])).toEqual([]);
  await store.close();
});
