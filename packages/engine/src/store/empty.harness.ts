import { sql } from 'kysely';
import { inject } from 'vitest';
import { IN_MEMORY, openStore } from './open.js';
import type { Store, StoreOptions } from './store.js';

/** Which of the databases this run of the tests is on: all of them are run on each. */
export const isOnServer = process.env['TAGWRIGHT_TEST_STORE'] === 'postgres';

/** The address of the server that the tests have. */
export const serverAddress = (): string => {
  const server = inject('postgres') as ReturnType<typeof inject<'postgres'>> | undefined;
  if (server === undefined) throw new Error('no server was started for this folder: see test/postgres/global-setup.ts');
  if ('missing' in server) throw new Error(server.missing);
  return server.address;
};

let schemas = 0;

/** A database of one's own with nothing in it, gone when closed: in memory, or a schema on the server. */
export const emptyStore = async (options: StoreOptions = {}): Promise<Store> => {
  if (!isOnServer) return openStore(IN_MEMORY, options);
  const schema = await emptySchema();
  const store = await openStore(schema.address, options);
  const close = store.close.bind(store);
  store.close = async () => {
    await close();
    await schema.drop();
  };
  return store;
};

/** A schema on the server, and an address that leads into it. */
export const emptySchema = async (): Promise<{ readonly address: string; readonly drop: () => Promise<void> }> => {
  schemas += 1;
  const name = `tw_test_${process.pid}_${schemas}`;
  const server = serverAddress();
  await onServer(server, (admin) => admin.run(sql`create schema ${sql.id(name)}`));
  const address = new URL(server);
  address.searchParams.set('options', `-c search_path=${name}`);
  return {
    address: address.href,
    drop: () => onServer(server, (admin) => admin.run(sql`drop schema ${sql.id(name)} cascade`)),
  };
};

const onServer = async (server: string, work: (admin: Store) => Promise<unknown>): Promise<void> => {
  const admin = await openStore(server);
  try {
    await work(admin);
  } finally {
    await admin.close();
  }
};
