import { EngineError } from '../../errors/engine-error.js';
import { DuplicateKey } from '../store.js';

/**
 * Draws the line between the world and us: a fault of the file or the disk becomes an {@link EngineError}; any other
 * exception is a bug of our own and passes through.
 */
export const faultOf = (path: string, thrown: unknown): unknown => {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return thrown;
  const reason = thrown.message;
  const cause = { cause: thrown };
  if (thrown.code === 'SQLITE_CONSTRAINT_UNIQUE' || thrown.code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
    return new DuplicateKey(reason, cause);
  // Extended codes (`SQLITE_BUSY_SNAPSHOT`) say more than we need.
  switch (/^SQLITE_[A-Z]+/.exec(thrown.code)?.[0]) {
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
      return new EngineError('database-cannot-open', { path, reason }, cause);
    case 'SQLITE_NOTADB':
      return new EngineError('database-not-sqlite', { path }, cause);
    case 'SQLITE_CORRUPT':
      return new EngineError('database-damaged', { path, reason }, cause);
    case 'SQLITE_READONLY':
      return new EngineError('database-read-only', { path }, cause);
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new EngineError('database-locked', { path }, cause);
    case 'SQLITE_FULL':
      return new EngineError('disk-full', { path }, cause);
    case 'SQLITE_IOERR':
      return new EngineError('disk-fault', { path, reason }, cause);
    default:
      return thrown;
  }
};

/** Does something to the file, or throws what {@link faultOf} makes of it. */
export const guarded = <Result>(path: string, work: () => Result): Result => {
  try {
    return work();
  } catch (thrown) {
    throw faultOf(path, thrown);
  }
};
