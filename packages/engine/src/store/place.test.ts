import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filled, place } from './place.js';
import { emptyStore } from './empty.harness.js';
import type { Store } from './store.js';

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
});
afterEach(() => store.close());

it('is compiled once, and run with texts and numbers that are told later', async () => {
  await store.run(sql`create table t (x bigint, y text)`);
  await store.insert('t', ['x', 'y'], [[1n, 2n, 3n], ['a', "b'", 'a']]); // prettier-ignore
  const { dialect } = store;
  const statement = dialect.compile(
    sql`select x from t where ${dialect.memberOfGiven(sql.id('y'), place('texts', 'text[]'))} and x <= ${place('most', 'bigint')} order by x`,
  );
  const asked = (texts: readonly string[], most: bigint) =>
    store.all(filled(statement, { texts: dialect.givenTexts(texts), most }));
  expect(await asked(['a'], 3n)).toEqual([{ x: 1 }, { x: 3 }]);
  expect(await asked(['a', "b'", 'c'], 2n)).toEqual([{ x: 1 }, { x: 2 }]);
  expect(await asked([], 2n)).toEqual([]);
});

it('does not run with a place left empty', () => {
  const statement = store.dialect.compile(sql`select ${place('name', 'text')}`);
  expect(() => filled(statement, { other: 1 })).toThrow('a place for name');
});
