import { describe, expect, it } from 'vitest';
import { localInstant } from '@tagwright/dsl';
import { isoInstant } from './instant.js';

const at = Date.UTC(2026, 4, 31, 16);

describe('localInstant', () => {
  it('shows the clocks of the zone, and no more digits than there are', () => {
    expect(localInstant(at, 'Asia/Shanghai')).toBe('2026-06-01 00:00');
    expect(localInstant(at + 5000, 'Asia/Shanghai')).toBe('2026-06-01 00:00:05');
    expect(localInstant(at + 5001, 'UTC')).toBe('2026-05-31 16:00:05.001');
    expect(localInstant(-1, 'UTC')).toBe('1969-12-31 23:59:59.999');
  });
});

describe('isoInstant', () => {
  it('is UTC', () => {
    expect(isoInstant(at)).toBe('2026-05-31T16:00:00.000Z');
  });
});
