import type { Store } from '@tagwright/engine';
import { sql } from 'kysely';
import type { Context } from 'hono';
import type { Config } from '../config.js';
import { ServerError } from '../errors/index.js';
import type { Environment } from '../http/environment.js';
import { refuseForeignPage } from './origin.js';
import { type Caller, LOCAL } from './roles.js';
import { AUTH_TABLES } from './tables.js';

/** Whether a name or address is this machine, as seen from itself. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host.replace(/\.$/, ''));

/** Whether an admin has a key: until then there is nobody who could give out others. */
export const hasAdmin = async (store: Store): Promise<boolean> =>
  (await store.row(
    sql`select 1 as found from ${sql.id(AUTH_TABLES.key)} where role = 'admin' and withdrawn_at is null limit 1`,
  )) !== undefined;

/**
 * The first start: the server listens to this machine alone, and as long as no admin has a key, whoever can reach it is
 * one. A web page must not reach it in the name of whoever looks at it: not by a name that leads here (DNS rebinding),
 * nor from another origin; nor the outside through a proxy.
 */
export class LocalMode {
  #isOver: boolean;

  constructor(readonly parts: { readonly store: Store; readonly config: Config }) {
    // Many proxies name neither themselves nor whom they ask for.
    this.#isOver = !isLoopback(parts.config.host) || parts.config.behindProxy;
  }

  async caller(c: Context<Environment>): Promise<Caller | undefined> {
    if (this.#isOver) return undefined;
    // The last key of an admin cannot be withdrawn, so there is no way back.
    this.#isOver = await hasAdmin(this.parts.store);
    if (this.#isOver) return undefined;
    const { hostname } = new URL(c.req.url);
    const isForwarded = c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined;
    if (!isLoopback(hostname) || isForwarded) throw new ServerError(403, 'host-not-local', { host: hostname });
    refuseForeignPage(c, this.parts.config);
    return { ...LOCAL, requestId: c.get('requestId') };
  }
}
