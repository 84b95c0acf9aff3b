import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Pace, type Urgency } from './pace.js';

const waited = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const running = new AbortController().signal;
const next = (pace: Pace, urgency: Urgency) => waited(() => pace.untilNext(() => urgency, running));

it('begins at once where nothing was lately, and not before its time where something was', async () => {
  const pace = new Pace({ stepEveryMs: 200, lookEveryMs: 1000 });
  expect(await next(pace, 'facts')).toBeLessThan(100);
  await pace.timed(() => pause(20));
  expect(await next(pace, 'at once')).toBeLessThan(100);
  expect(await next(pace, 'facts')).toBeGreaterThan(50);
});

it('leaves half of the time to others where only the clock asks', async () => {
  const pace = new Pace({ stepEveryMs: 10, lookEveryMs: 1000 });
  await pace.timed(() => pause(150));
  expect(await next(pace, 'facts')).toBeLessThan(100);
  expect(await next(pace, 'clock')).toBeGreaterThan(20);
});

it('waits longer after each try that failed, whoever asks', async () => {
  const pace = new Pace({ stepEveryMs: 40, lookEveryMs: 1000 });
  expect([0, 1, 2, 50].map((times) => pace.backOff(times))).toEqual([40, 80, 160, 60_000]);
  pace.backOff(1);
  expect(await next(pace, 'at once')).toBeGreaterThan(60);
});

it('rests until something happens', async () => {
  const pace = new Pace({ stepEveryMs: 10, lookEveryMs: 60_000 });
  expect(pace.isTimeToLook()).toBe(true);
  expect(pace.isTimeToLook()).toBe(false);
  const resting = waited(() => pace.rest(Infinity));
  await pause(20);
  pace.interrupt();
  expect(await resting).toBeLessThan(5000);
  expect(await waited(() => pace.rest(-5))).toBeLessThan(1000);
});
