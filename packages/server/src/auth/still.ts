import type { Session, Store } from '@tagwright/engine';
import { sql } from 'kysely';
import { hasAdmin } from './local.js';
import { type Caller, LOCAL } from './roles.js';
import { AUTH_TABLES } from './tables.js';

/**
 * Whether somebody who was let in would be let in still, for what goes on after a request was let in: the key is not
 * withdrawn, or, of who needed none, nobody has one yet.
 */
export const isStillLetIn = async (store: Store, { id }: Pick<Caller, 'id'>): Promise<boolean> =>
  id === LOCAL.id ? !(await hasAdmin(store)) : stands(store, id);

const stands = async (session: Session, id: string): Promise<boolean> =>
  (await session.row(
    sql`select 1 as found from ${sql.id(AUTH_TABLES.key)} where id = ${id} and withdrawn_at is null`,
  )) !== undefined;
