import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf } from './bucket.js';

describe('a bucket', () => {
  it('is 32 bits of SHA-256 over salt, NUL and id', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 1000 }), (salt, id, n) => {
        const digest = createHash('sha256').update(`${salt}\u0000${id}`).digest();
        expect(bucketOf(salt, id, n)).toBe(digest.readUInt32BE(0) % n);
      }),
    );
  });
});
