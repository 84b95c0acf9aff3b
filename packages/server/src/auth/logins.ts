import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { defineRecording } from '../keeper/recording.js';
import { hashOf, newSecret } from './key.js';
import type { StoredKey } from './keys.js';
import { AUTH_TABLES } from './tables.js';

/** How long a login lasts, and for how long it may lie idle, in ms. */
export interface Lifetime {
  readonly longest: number;
  readonly idle: number;
}

const { key: KEY, login: LOGIN } = AUTH_TABLES;

/** Logs in with a key: the secret goes into a cookie, its hash into the table. Logins that have ended are swept away. */
export const logIn = defineRecording(
  'login.create',
  async (session, { keyId, lifetime }: { keyId: string; lifetime: Lifetime }, now: number): Promise<string> => {
    const { secret, hash } = newSecret();
    await session.run(
      sql`delete from ${sql.id(LOGIN)} where created_at < ${BigInt(now - lifetime.longest)} or seen_at < ${BigInt(now - lifetime.idle)}`,
    );
    await session.run(
      sql`insert into ${sql.id(LOGIN)} (hash, key_id, created_at, seen_at) values (${hash}, ${keyId}, ${BigInt(now)}, ${BigInt(now)})`,
    );
    return secret;
  },
);

/** Ends a login; one that is not there has ended already. */
export const logOut = defineRecording('login.end', async (session, secret: string): Promise<void> => {
  await session.run(sql`delete from ${sql.id(LOGIN)} where hash = ${hashOf(secret)}`);
});

/** Writes down that a login is in use still. */
export const seeLogin = defineRecording('login.see', async (session, hash: string, now: number): Promise<void> => {
  await session.run(sql`update ${sql.id(LOGIN)} set seen_at = ${BigInt(now)} where hash = ${hash}`);
});

/** Whose login a secret is, unless it has ended. */
export interface FoundLogin extends StoredKey {
  readonly seenAt: number;
}

export const loginOf = (session: Session, hash: string, { longest, idle }: Lifetime, now: number) =>
  session.row<FoundLogin>(
    sql`select k.id, k.name, k.email, k.role, k.created_at as "createdAt", k.created_by as "createdBy", k.withdrawn_at as "withdrawnAt", l.seen_at as "seenAt"
      from ${sql.id(LOGIN)} as l join ${sql.id(KEY)} as k on k.id = l.key_id
      where l.hash = ${hash} and k.withdrawn_at is null and l.created_at >= ${BigInt(now - longest)} and l.seen_at >= ${BigInt(now - idle)}`,
  );
