import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { IN_MEMORY, openSqlite } from '../store/sqlite/store.js';
import { ShareSize } from './share-size.js';

it('grows for as long as nobody comes in between, and no further than somebody may be made to wait', async () => {
  const store = await openSqlite(IN_MEMORY);
  const share = new ShareSize(store);
  const sizes = [share.size];
  for (let round = 0; round < 4; round += 1) {
    await share.giveWay(store, 0);
    sizes.push(share.size);
  }
  expect(sizes).toEqual([64, 128, 256, 512, 1000]);
  await store.close();
});

it('lets whoever is heard meanwhile have his turn, and is small again after, but for those who came', async () => {
  const store = await openSqlite(IN_MEMORY);
  await store.run(sql`create table told (id integer)`);
  const share = new ShareSize(store);
  await share.giveWay(store, 0);
  expect(share.size).toBe(128);
  let isTold = false;
  // As an open way in for facts does: it hears of one, waits for others that come along, and asks for its turn.
  const tell = () =>
    setImmediate()
      .then(() => setImmediate())
      .then(() => store.write((session) => session.run(sql`insert into told values (1)`)))
      .then(() => (isTold = true));
  const telling = tell();
  await share.giveWay(store, 0);
  expect([isTold, share.size]).toEqual([true, 64]);
  await telling;
  for (const [came, size] of [
    [40, 104],
    [5000, 128],
    [0, 64],
  ] as const) {
    const again = tell();
    await share.giveWay(store, came);
    expect(share.size).toBe(size);
    await again;
  }
  await store.close();
});
