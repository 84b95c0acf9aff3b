import { createHash } from 'node:crypto';
import { raiseExact } from '@tagwright/dsl';
import type { Database } from 'better-sqlite3';

/**
 * The hash bucket of a customer, 0 to n - 1: the first 32 bits of SHA-256 over salt, NUL and customer id, modulo n.
 * SQLite has no hash of its own, so the function is registered.
 */
export const bucketOf = (salt: string, customer: string, n: number): number =>
  createHash('sha256').update(`${salt}\u0000${customer}`).digest().readUInt32BE(0) % n;

/** The functions that emitted SQL calls. */
export const registerFunctions = (database: Database): void => {
  database.function('tw_bucket', { deterministic: true, directOnly: true }, (salt, customer, n) =>
    BigInt(bucketOf(String(salt), String(customer), Number(n))),
  );
  const exactly = { deterministic: true, directOnly: true, safeIntegers: true };
  database.function('tw_raised', exactly, (value, digits) =>
    typeof value === 'bigint' ? Number(raiseExact(value, Number(digits))) : null,
  );
};
