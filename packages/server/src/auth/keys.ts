import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { defineRecording } from '../keeper/recording.js';
import { ServerError } from '../errors/index.js';
import { newKey } from './key.js';
import type { KeyRole } from './roles.js';
import { AUTH_TABLES } from './tables.js';
import { forgetOwner } from './withdrawal.js';

/** A key as it is listed: all of it but its secret. Instants in ms UTC. */
export interface StoredKey {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: KeyRole;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly withdrawnAt: number | null;
}

export interface KeyWanted {
  readonly name: string;
  readonly email?: string;
  readonly role: KeyRole;
  /** The id of whoever asks for it. */
  readonly by: string;
}

const FIELDS = sql`id, name, email, role, created_at as "createdAt", created_by as "createdBy", withdrawn_at as "withdrawnAt"`;
const TABLE = sql.id(AUTH_TABLES.key);

/** Makes a key; the only time that it is told. */
export const createKey = defineRecording(
  'key.create',
  async (session, { name, email, role, by }: KeyWanted, now: number): Promise<StoredKey & { readonly key: string }> => {
    const { id, key, hash } = newKey();
    await session.run(
      sql`insert into ${TABLE} (id, hash, name, email, role, created_at, created_by) values (${id}, ${hash}, ${name}, ${email ?? null}, ${role}, ${BigInt(now)}, ${by})`,
    );
    return { id, key, name, email: email ?? null, role, createdAt: now, createdBy: by, withdrawnAt: null };
  },
);

/** Withdraws a key, the logins made with it, and what was its owner's alone. Throws `no-such-key`, and `last-admin-key` for the last one of an admin. */
export const withdrawKey = defineRecording('key.withdraw', async (session, id: string, now: number): Promise<void> => {
  const key = await session.row<{ role: KeyRole }>(
    sql`select role from ${TABLE} where id = ${id} and withdrawn_at is null`,
  );
  if (key === undefined) throw new ServerError(404, 'no-such-key', { id });
  if (key.role === 'admin' && (await countAdmins(session)) === 1) throw new ServerError(409, 'last-admin-key', {});
  await session.run(sql`update ${TABLE} set withdrawn_at = ${BigInt(now)} where id = ${id}`);
  await session.run(sql`delete from ${sql.id(AUTH_TABLES.login)} where key_id = ${id}`);
  await forgetOwner(session, id);
});

const countAdmins = async (session: Session): Promise<number> => {
  const row = await session.row<{ admins: number }>(
    sql`select count(*) as admins from ${TABLE} where role = 'admin' and withdrawn_at is null`,
  );
  return row?.admins ?? 0;
};

/** Keys in the order in which they were made, from one of them on. */
export const listKeys = async (session: Session, after: string, limit: number): Promise<readonly StoredKey[]> => {
  const found: StoredKey[] = [];
  for await (const key of session.rows<StoredKey>(
    sql`select ${FIELDS} from ${TABLE} where id > ${after} order by id limit ${BigInt(limit)}`,
  ))
    found.push(key);
  return found;
};

/** Whether there is any key that is not withdrawn. */
export const hasKeys = async (session: Session): Promise<boolean> =>
  (await session.row(sql`select 1 as found from ${TABLE} where withdrawn_at is null limit 1`)) !== undefined;

/** The key of a hash, if it is not withdrawn. The lookup is by hash, so its time says nothing of a secret. */
export const keyOfHash = (session: Session, hash: string): Promise<StoredKey | undefined> =>
  session.row<StoredKey>(sql`select ${FIELDS} from ${TABLE} where hash = ${hash} and withdrawn_at is null`);
