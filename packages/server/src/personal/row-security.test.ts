import { createIngestTables, openStore, type Store } from '@tagwright/engine';
import { compile } from '@tagwright/dsl';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOnServer } from '../../../engine/src/store/empty.harness.js';
import { emptyPlace } from '../place.harness.js';
import { personalName } from './name.js';
import { EVERYBODY, readingAs, writingAs } from './ownership.js';
import { putPersonalTag } from './recordings.js';
import { personalTags } from './rows.js';
import { createPersonalTables, PERSONAL_TAG_TABLE } from './tables.js';

const ROLE = 'tw_personal_guest';
const TABLE = sql.id(PERSONAL_TAG_TABLE);

/** A query that forgets whose tags it is to find. */
const forgetful = async (session: Pick<Store, 'rows'>): Promise<readonly string[]> => {
  const owners: string[] = [];
  for await (const { owner } of session.rows<{ owner: string }>(sql`select owner from ${TABLE} order by owner`))
    owners.push(owner);
  return owners;
};

// SQLite has no row-level security: there the owner in every query is all that there is.
describe.runIf(isOnServer)('row-level security', () => {
  const opened: { close(): Promise<void> }[] = [];
  let remove: () => Promise<void> = async () => {};
  /** Logged in as the owner of the table, who is no superuser. */
  let store: Store;

  beforeAll(async () => {
    const place = await emptyPlace();
    remove = place.remove;
    const admin = await openStore(place.database);
    opened.push(admin);
    const { plan } = compile({ files: [{ path: 'a.tag', text: 'customer { }' }] });
    if (plan === undefined) throw new Error('the book has errors');
    await admin.write(async (session) => {
      await createIngestTables(session, plan.catalog);
      await createPersonalTables(session);
      // Made again where it is there already, as at every start.
      await createPersonalTables(session);
    });
    await admin.run(
      sql`do $$ begin create role tw_personal_guest login password 'guest' nosuperuser nobypassrls; exception when others then null; end $$`,
    );
    const schema = await admin.row<{ name: string }>(sql`select current_schema() as name`);
    const named = sql.id(schema?.name ?? '');
    await admin.run(sql`grant all on schema ${named} to ${sql.id(ROLE)}`);
    await admin.run(sql`grant all on all tables in schema ${named} to ${sql.id(ROLE)}`);
    await admin.run(sql`alter table ${TABLE} owner to ${sql.id(ROLE)}`);
    const address = new URL(place.database);
    [address.username, address.password] = [ROLE, 'guest'];
    store = await openStore(address.href);
    opened.push(store);
    for (const owner of ['ann', 'bob'])
      await store.write((session) =>
        putPersonalTag.write(session, { owner, customer: 'c1', ...personalName('秘密') }, 1),
      );
  });
  afterAll(async () => {
    for (const each of opened.toReversed()) await each.close();
    await remove();
  });

  it('gives a query that forgets the owner the rows of whom it speaks for, and nobody’s', async () => {
    expect(await readingAs(store, 'ann', forgetful)).toEqual(['ann']);
    expect(await readingAs(store, 'bob', forgetful)).toEqual(['bob']);
    expect(await forgetful(store)).toEqual([]);
  });

  it('speaks for nobody once the work is done, or has failed', async () => {
    for (let round = 0; round < 12; round += 1)
      await readingAs(store, 'ann', async () => {
        throw new Error('failed');
      }).catch(() => undefined);
    expect(await forgetful(store)).toEqual([]);
    expect(
      await store.write(async (session) => [await writingAs(session, 'ann', forgetful), await forgetful(session)]),
    ).toEqual([['ann'], []]);
  });

  it('lets nobody write for another', async () => {
    const forged = store.write((session) =>
      writingAs(session, 'ann', (own) =>
        own.run(sql`insert into ${TABLE} (owner, key, customer, name, at) values ('bob', 'x', 'c1', 'x', 1)`),
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('lets everybody’s go where a customer is erased', async () => {
    const gone = await store.write((session) =>
      writingAs(session, EVERYBODY, (all) => all.run(sql`delete from ${TABLE} where customer = 'c1'`)),
    );
    expect(gone).toBe(2);
    expect(await personalTags(store, 'ann')).toEqual([]);
  });
});
