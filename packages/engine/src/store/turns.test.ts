import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

describe('turns', () => {
  it('are taken one after another, in the order of asking, also after one that failed', async () => {
    const turns = new Turns();
    const told: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      told.push(`${name} begins`);
      await pause(1);
      told.push(`${name} ends`);
      if (name === 'a') throw new Error('a failed');
    };
    const [first] = await Promise.allSettled([turns.take(work('a')), turns.take(work('b'))]);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'a failed' } });
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(turns.idle).toBe(true);
  });

  it('are not asked for from within one of them, however deep, but those of others are', async () => {
    const [one, other] = [new Turns(), new Turns()];
    const nested = one.take(() => other.take(async () => one.take(async () => 'never')));
    await expect(nested).rejects.toThrow('its own session has to be used');
    expect(await one.take(() => other.take(async () => 'both'))).toBe('both');
    expect([one.idle, other.idle]).toEqual([true, true]);
  });
});
