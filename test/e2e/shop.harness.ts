import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { compile, type Plan } from '@tagwright/dsl';
import { createFactTables, importFolder, openStore, type Store } from '@tagwright/engine';
import { tellShop } from '../../examples/shop/live/facts.js';
import { buildApp } from '../../packages/editor/build/build-app.js';
import { appFolder } from '../../packages/editor/app-folder.js';
import { createApp } from '../../packages/server/src/app.js';
import { createKey } from '../../packages/server/src/auth/keys.js';
import type { KeyRole } from '../../packages/server/src/auth/roles.js';
import { type ConfigGiven, configOf } from '../../packages/server/src/config.js';
import { openJobs } from '../../packages/server/src/jobs/index.js';
import { openKeeper } from '../../packages/server/src/keeper/open.js';
import { openLog } from '../../packages/server/src/ops/log.js';
import { openParts } from '../../packages/server/src/parts.js';

/** The folder of the example shop's book. */
export const SHOP_BOOK = join(import.meta.dirname, '..', '..', 'examples', 'shop', 'book');
const CUSTOMERS = 200;

/** What time it is in the shop: ten in the morning of 1 July 2026 in Shanghai. */
export const NOW = Date.parse('2026-07-01T10:00:00+08:00');
export const DAY = 86_400_000;

export interface ShopWanted {
  /** The book in force; that of the example shop if left out. `null`: none. */
  readonly book?: readonly BookFile[] | null;
  /** How many customers; 200 if left out. */
  readonly customers?: number;
  readonly config?: Omit<ConfigGiven, 'database' | 'app'>;
}

export interface BookFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The example shop with two hundred customers, behind the server that serves the app, all within this process, so that a test
 * can say what time it is. Whoever visits it is an admin until there is a key.
 */
export const openShop = async (wanted: ShopWanted = {}) => {
  await buildApp();
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-e2e-'));
  const app = appFolder();
  const database = join(folder, 'shop.db');
  const config = configOf({ logLevel: 'silent', ...wanted.config, database, ...(app === undefined ? {} : { app }) });
  let now = NOW;
  const clock = (): number => now;
  const files = wanted.book === undefined ? bookOf(SHOP_BOOK) : (wanted.book ?? []);
  const store = await openStore(database);
  if (files.length > 0) await makePast(join(folder, 'past'), store, planOf(files), wanted.customers ?? CUSTOMERS);
  const keeper = await openKeeper(store, { clock });
  if (files.length > 0) await keeper.publish(planOf(files), { files, by: '周敏', base: null, baseVersion: 0 });
  const parts = await openParts({ config, keeper, jobs: await openJobs(database), clock, log: openLog('silent') });
  const server = createAdaptorServer({ fetch: createApp(parts.deps).fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now: clock,
    keeper,
    /** Lets the clock jump, and brings everything up to it. */
    setClock: async (instant: number): Promise<void> => {
      now = instant;
      await keeper.stepped();
    },
    /** Makes a key, after which everybody needs one once an admin has. */
    newKey: async (role: KeyRole, name: string): Promise<string> =>
      (await keeper.record(createKey, { role, name, by: 'test' })).key,
    close: async (): Promise<void> => {
      await parts.quiet();
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await parts.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** The files of a book that lie in a folder. */
export const bookOf = (folder: string): readonly BookFile[] =>
  readdirSync(folder)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const planOf = (files: readonly BookFile[]): Plan => {
  const { plan, diagnostics } = compile({
    files: files.filter(({ path }) => path.endsWith('.tag')),
    readList: (path) => files.find((file) => file.path === path)?.text,
  });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return plan;
};

/** Two years of the shop, made by its seeded generator. */
const makePast = async (folder: string, store: Store, plan: Plan, customers: number): Promise<void> => {
  await tellShop(folder, { customers, start: NOW, end: '2026-07-24' });
  await createFactTables(store, plan.catalog);
  const { written } = await importFolder(store, plan.catalog, folder);
  if (!written) throw new Error('the shop that was made cannot be imported');
};
