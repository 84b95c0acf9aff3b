import type { Store } from '@tagwright/engine';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { ServerError } from '../errors/index.js';
import { addressOf } from '../http/address.js';
import type { Environment } from '../http/environment.js';
import type { Keeper } from '../keeper/keeper.js';
import type { Failures } from './failures.js';
import { hashOf, isKey } from './key.js';
import { keyOfHash, type StoredKey } from './keys.js';
import { LocalMode } from './local.js';
import { type Lifetime, loginOf, seeLogin } from './logins.js';
import { refuseForeignOrigin } from './origin.js';
import type { Caller } from './roles.js';

/** What it takes to know somebody. */
export interface AuthParts {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly clock: Clock;
  readonly config: Config;
}

export const COOKIE = 'tagwright_login';

const HOUR = 3_600_000;
const MINUTE = 60_000;

export const lifetimeOf = ({ sessions }: Config): Lifetime => ({
  longest: sessions.hours * HOUR,
  idle: sessions.idleHours * HOUR,
});

/**
 * Finds out who asks: by a key (`Authorization: Bearer`), by a login's cookie, or, where the server listens to this
 * machine alone and no admin has a key yet, because whoever can ask may. A wrong key is refused on every route.
 */
export const authenticate = (parts: AuthParts, failures: Failures): MiddlewareHandler<Environment> => {
  const local = new LocalMode(parts);
  return async (c, next) => {
    c.set('who', (await byKey(c, parts, failures)) ?? (await byLogin(c, parts)) ?? (await local.caller(c)));
    await next();
  };
};

const byKey = async (
  c: Context<Environment>,
  { store, config }: AuthParts,
  failures: Failures,
): Promise<Caller | undefined> => {
  const header = c.req.header('authorization');
  const presented = header === undefined ? c.get('writeKey') : keyIn(header);
  if (header === undefined && presented === undefined) return undefined;
  const key = presented !== undefined && isKey(presented) ? await keyOfHash(store, hashOf(presented)) : undefined;
  if (key !== undefined) return callerOf(c, key);
  await failures.count(addressOf(c, config));
  throw new ServerError(401, 'key-unknown', {}, { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
};

/** `Bearer tw_…`, or `Basic` with the key for a user name, which is how trackers of the Segment kind send theirs. */
const keyIn = (header: string): string | undefined => {
  const [, scheme = '', rest = ''] = /^(\S+)\s+(\S+)\s*$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return rest;
  if (scheme.toLowerCase() === 'basic') return Buffer.from(rest, 'base64').toString('utf8').split(':')[0];
  return undefined;
};

const byLogin = async (
  c: Context<Environment>,
  { store, keeper, clock, config }: AuthParts,
): Promise<Caller | undefined> => {
  const secret = getCookie(c, COOKIE);
  if (secret === undefined) return undefined;
  const [hash, now] = [hashOf(secret), clock()];
  const login = await loginOf(store, hash, lifetimeOf(config), now);
  // Who was logged in may read what everybody may, log in anew, and log out.
  if (login === undefined) return undefined;
  refuseForeignOrigin(c, config);
  // To the minute is enough, and most requests need not write.
  if (now - login.seenAt >= MINUTE) void keeper.record(seeLogin, hash).catch(() => undefined);
  return callerOf(c, login);
};

const callerOf = (c: Context<Environment>, { id, name, email, role }: StoredKey): Caller => ({
  id,
  name,
  role,
  requestId: c.get('requestId'),
  ...(email === null ? {} : { email }),
});
