import { describe, expect, it } from 'vitest';
import { backoff, GIVE_UP_AFTER, nextAttempt, retryAfterOf } from './schedule.js';

const NOW = Date.UTC(2026, 5, 1);
const middle = (): number => 0.5;

describe('trying again', () => {
  it('waits four times as long each time, up to half a day, and a quarter more or less', () => {
    expect([1, 2, 3, 4, 5, 9, 20].map((attempts) => backoff(attempts, middle) / 1000)).toEqual([
      5, 20, 80, 320, 1280, 43_200, 43_200,
    ]);
    expect([backoff(1, () => 0), backoff(1, () => 1)]).toEqual([3750, 6250]);
  });

  it('ends three days after the first attempt, and not before', () => {
    let now = NOW;
    const attempts: number[] = [now];
    for (;;) {
      const next = nextAttempt({ attempts: attempts.length, firstAt: NOW, now }, middle);
      if (next === undefined) break;
      expect(next).toBeGreaterThan(now);
      attempts.push(next);
      now = next;
    }
    expect(now - NOW).toBe(GIVE_UP_AFTER);
    expect(attempts.length).toBe(14);
  });

  it('waits as long as the receiver asks, up to a day', () => {
    const asked = (retryAfter: number) => nextAttempt({ attempts: 1, firstAt: NOW, now: NOW, retryAfter }, middle);
    expect(asked(60_000)).toBe(NOW + 60_000);
    expect(asked(1)).toBe(NOW + 5000);
    expect(asked(1e12)).toBe(NOW + 86_400_000);
  });
});

describe('Retry-After', () => {
  it('is seconds or a date', () => {
    expect(retryAfterOf('120', NOW)).toBe(120_000);
    expect(retryAfterOf('Mon, 01 Jun 2026 00:00:30 GMT', NOW)).toBe(30_000);
    expect(retryAfterOf('Sun, 31 May 2026 00:00:30 GMT', NOW)).toBe(0);
    expect(retryAfterOf('soon', NOW)).toBeUndefined();
    expect(retryAfterOf(undefined, NOW)).toBeUndefined();
  });
});
