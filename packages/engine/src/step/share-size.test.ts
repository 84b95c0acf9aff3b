import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { IN_MEMORY, openSqlite } from '../store/sqlite/store.js';
import { ShareSize } from './share-size.js';

it('grows for as long as nobody comes in between, and no further than somebody may be made to wait', async () => {
  const store = await openSqlite(IN_MEMORY);
  const share = new ShareSize();
  const sizes = [share.size];
  for (let round = 0; round < 4; round += 1) {
    await share.giveWay(store);
    sizes.push(share.size);
  }
  expect(sizes).toEqual([250, 500, 1000, 1000, 1000]);
  await store.close();
});

it('lets whoever is heard meanwhile have his turn, and is small again after', async () => {
  const store = await openSqlite(IN_MEMORY);
  await store.run(sql`create table told (id integer)`);
  const share = new ShareSize();
  await share.giveWay(store);
  expect(share.size).toBe(500);
  let isTold = false;
  // As an open way in for facts does: it hears of one, waits for others that come along, and asks for its turn.
  const telling = setImmediate()
    .then(() => setImmediate())
    .then(() => store.write((session) => session.run(sql`insert into told values (1)`)))
    .then(() => (isTold = true));
  await share.giveWay(store);
  expect([isTold, share.size]).toEqual([true, 250]);
  await telling;
  await store.close();
});
