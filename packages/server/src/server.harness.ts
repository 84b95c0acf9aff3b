import { compile } from '@tagwright/dsl';
import { type Fact, openStore } from '@tagwright/engine';
import { createApp } from './app.js';
import { createKey } from './auth/keys.js';
import { type KeyRole, ROLES } from './auth/roles.js';
import { type ConfigGiven, configOf } from './config.js';
import { openJobs } from './jobs/index.js';
import { openKeeper } from './keeper/open.js';
import { conformanceOf } from './openapi/conformance.harness.js';
import { openLog } from './ops/log.js';
import { openParts } from './parts.js';
import { emptyPlace } from './place.harness.js';

/** Noon of 1 June 2026 in Shanghai. */
export const NOW = Date.UTC(2026, 5, 1, 4);

export interface ServerWanted {
  /** The text of a rule book; none is in force if left out. */
  readonly book?: string;
  readonly lists?: Readonly<Record<string, string>>;
  readonly facts?: readonly Fact[];
  /** ms UTC. */
  readonly now?: number;
  readonly config?: Omit<ConfigGiven, 'database'>;
  /** Another server, on whose database this one works too. */
  readonly beside?: { readonly deps: { readonly config: { readonly database: string } } };
  /** Whether there are keys, one for each role; yes if left out. Without any, whoever asks from this machine is an admin. */
  readonly hasKeys?: boolean;
}

/** Who asks in a test: somebody with a role, the owner of a key, or nobody. */
export type Asking = KeyRole | 'nobody' | { readonly key: string };

/** A whole server within this process, with a database of its own that is gone when it is closed. */
export const testServer = async (wanted: ServerWanted = {}) => {
  const other = wanted.beside?.deps.config.database;
  const place = other === undefined ? await emptyPlace() : { database: other, remove: () => Promise.resolve() };
  const config = configOf({ logLevel: 'silent', ...wanted.config, database: place.database });
  let now = wanted.now ?? NOW;
  const clock = (): number => now;
  const written = await openStore(place.database);
  const keeper = await openKeeper(written, { clock, createCustomers: config.createCustomers });
  if (wanted.book !== undefined) {
    const files = [{ path: 'book.tag', text: wanted.book }, ...listsIn(wanted)];
    await keeper.publish(planOf(wanted.book, wanted.lists), { files });
  }
  if (wanted.facts !== undefined) await keeper.ingest(wanted.facts);
  if (wanted.book !== undefined) await keeper.stepped();
  const log = openLog(config.logLevel);
  const parts = await openParts({ config, keeper, jobs: await openJobs(place.database), clock, log });
  const { deps } = parts;
  const newKey = async (role: KeyRole, name: string = role): Promise<string> =>
    (await keeper.record(createKey, { role, name, by: 'test' })).key;
  const keys = new Map<KeyRole, string>();
  if (wanted.hasKeys !== false) for (const role of [...ROLES, 'ingest' as const]) keys.set(role, await newKey(role));
  const app = createApp(deps);
  const conformance = conformanceOf(app);

  return {
    app,
    deps,
    keys,
    /** Another key: whose personal things are not those of the others of its role. */
    newKey,
    setClock: (instant: number): void => {
      now = instant;
    },
    /**
     * Asks for a path below the root: `/v1/me`. An object as body is sent as JSON. Throws where the answer is not one that
     * the route declares.
     */
    request: async (
      path: string,
      init: Omit<RequestInit, 'body'> & { readonly body?: unknown } = {},
      as: Asking = 'admin',
    ): Promise<Response> => {
      const headers = new Headers(init.headers);
      const key = typeof as === 'object' ? as.key : keys.get(as as KeyRole);
      if (key !== undefined) headers.set('Authorization', `Bearer ${key}`);
      const isPlain = typeof init.body === 'object' && init.body !== null && !(init.body instanceof Uint8Array);
      if (isPlain) headers.set('Content-Type', 'application/json');
      const body = isPlain ? JSON.stringify(init.body) : init.body;
      const { body: _, ...rest } = init;
      const asked = { ...rest, headers, ...(body === undefined ? {} : { body: body as string }) };
      const response = await app.request(path, asked);
      const { pathname } = new URL(path, 'http://localhost');
      await conformance.check(init.method ?? 'GET', pathname, response);
      return response;
    },
    /** Resolves once everything that was told is worked off and written down. */
    settled: async (): Promise<void> => {
      await deps.journal.flush();
      await keeper.stepped();
    },
    close: async (): Promise<void> => {
      await parts.quiet();
      await parts.close();
      await written.close();
      await place.remove();
    },
  };
};

export type TestServer = Awaited<ReturnType<typeof testServer>>;

const listsIn = ({ lists = {} }: ServerWanted) => Object.entries(lists).map(([path, text]) => ({ path, text }));

const planOf = (text: string, lists: Readonly<Record<string, string>> = {}) => {
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text }], readList: (path) => lists[path] });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return plan;
};
