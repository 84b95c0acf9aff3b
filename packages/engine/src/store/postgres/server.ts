import { sql } from 'kysely';
import { EngineError } from '../../errors/engine-error.js';
import type { Session } from '../store.js';

/** Nothing that is asked of a server is newer; older ones get no corrections any more. */
const OLDEST_MAJOR = 14;

interface Server {
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
  readonly schema: string | null;
}

/** Looks whether a server can do what is asked of it: throws `server-too-old`, `server-encoding`, `server-no-schema`. */
export const requireServer = async (session: Session): Promise<void> => {
  const server = await session.row<Server>(sql`
    select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
      current_setting('server_encoding') as encoding, current_schema()::text as schema`);
  if (server === undefined) throw new Error('the server said nothing about itself');
  if (server.number < OLDEST_MAJOR * 10_000)
    throw new EngineError('server-too-old', { version: server.version, needed: String(OLDEST_MAJOR) });
  if (server.encoding !== 'UTF8') throw new EngineError('server-encoding', { encoding: server.encoding });
  if (server.schema === null) throw new EngineError('server-no-schema', {});
};
