import { EngineError } from '../../errors/engine-error.js';
import { DuplicateKey } from '../store.js';

/**
 * Draws the line between the world and us: a fault of the server, the network or the rights becomes an
 * {@link EngineError}; any other exception is a bug of our own and passes through.
 */
export const faultOf = (server: string, thrown: unknown): unknown => {
  if (!(thrown instanceof Error) || thrown instanceof EngineError) return thrown;
  const reason = reasonOf(thrown);
  const cause = { cause: thrown };
  switch (codeOf(thrown)) {
    case '23505':
      return new DuplicateKey(reason, cause);
    case '28P01':
    case '28000':
    case 'NO_PASSWORD':
      return new EngineError('server-login-refused', { server, reason }, cause);
    case '3D000':
      return new EngineError('server-no-database', { server }, cause);
    case '3F000':
      return new EngineError('server-no-schema', {}, cause);
    case '42501':
      return new EngineError('server-permission-denied', { server, reason }, cause);
    case '25006':
      return new EngineError('database-read-only', { path: server }, cause);
    case '55P03':
      return new EngineError('database-locked', { path: server }, cause);
    case '57014':
      return new EngineError('statement-timeout', { server }, cause);
    case '53100':
      return new EngineError('disk-full', { path: server }, cause);
    case '53300':
    case '57P03':
      return new EngineError('server-busy', { server, reason }, cause);
    case 'UNREACHABLE':
      return new EngineError('server-unreachable', { server, reason }, cause);
    case 'LOST':
      return new EngineError('server-lost', { server, reason }, cause);
    default:
      return thrown;
  }
};

/** A conflict with another transaction: to be tried again. */
export const isConflict = (thrown: unknown): boolean =>
  thrown instanceof Error && (codeOf(thrown) === '40001' || codeOf(thrown) === '40P01');

const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES)$/;
/** SQLSTATE class 08, or an end that an operator brought about. */
const LOST = /^(08...|57P01|57P02|57P05|ECONNRESET|EPIPE)$/;

/** The SQLSTATE, or what we call that which has none. */
const codeOf = (thrown: Error): string | undefined => {
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  if (code !== undefined) return UNREACHABLE.test(code) ? 'UNREACHABLE' : LOST.test(code) ? 'LOST' : code;
  if (/password must be a (non-empty )?string/.test(thrown.message)) return 'NO_PASSWORD';
  if (/timeout (expired|exceeded when trying to connect)|does not support SSL/.test(thrown.message))
    return 'UNREACHABLE';
  return /Connection terminated|connection error and is not queryable/.test(thrown.message) ? 'LOST' : undefined;
};

/** Several addresses of one host fail together, each with its own reason. */
const reasonOf = (thrown: Error): string =>
  thrown instanceof AggregateError && thrown.message === ''
    ? thrown.errors.map((each) => (each instanceof Error ? each.message : String(each))).join('; ')
    : thrown.message;
