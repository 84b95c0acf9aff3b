import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The hash bucket of a customer, 0 to n - 1: the first 32 bits of SHA-256 over salt, NUL and customer id, modulo n. */
export const bucketOf = (salt: string, customer: string, n: number): number => {
  const digest = sha256(utf8ToBytes(`${salt}\u0000${customer}`));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0) % n;
};
