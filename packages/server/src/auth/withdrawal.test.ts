import { openStore } from '@tagwright/engine';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import '../book/drafts.js';
import '../personal/recordings.js';
import { DRAFT_TABLE } from '../book/tables.js';
import { emptyPlace } from '../place.harness.js';
import { createServerTables } from '../tables.js';
import { AUTH_TABLES } from './tables.js';

it('takes out when a server starts what keys left behind that were withdrawn under an earlier one', async () => {
  const { database, remove } = await emptyPlace();
  onTestFinished(remove);
  const store = await openStore(database);
  onTestFinished(() => store.close());
  await createServerTables(store);
  for (const id of ['gone', 'there']) {
    await store.run(
      sql`insert into ${sql.id(AUTH_TABLES.key)} (id, hash, name, role, created_at, created_by) values (${id}, ${id}, ${id}, 'operator', 1, 'admin')`,
    );
    await store.run(sql`insert into ${sql.id(DRAFT_TABLE)} (owner, base, saved_at, files) values (${id}, 0, 1, '[]')`);
  }
  await store.run(sql`update ${sql.id(AUTH_TABLES.key)} set withdrawn_at = 2 where id = 'gone'`);
  const owners = async () =>
    (await store.all<{ owner: string }>(sql`select owner from ${sql.id(DRAFT_TABLE)} order by owner`)).map(
      ({ owner }) => owner,
    );
  expect(await owners()).toEqual(['gone', 'there']);
  await createServerTables(store);
  expect(await owners()).toEqual(['there']);
});
