import { describe, expect, it } from 'vitest';
import { restOf } from './rest.js';

describe('what stands behind an address', () => {
  it('is a name, however it is written', () => {
    expect(restOf('/tags/RFM评级', '/tags')).toBe('RFM评级');
    expect(restOf('/tags/RFM%E8%AF%84%E7%BA%A7', '/tags')).toBe('RFM评级');
    expect(restOf('/customers/a%2Fb', '/customers')).toBe('a/b');
    expect(restOf('/tags/50%', '/tags')).toBe('50%');
  });

  it('is nothing at the page itself', () => {
    expect([restOf('/tags', '/tags'), restOf('/tags/', '/tags'), restOf('/tagsx/a', '/tags')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
