import { describe, expect, it } from 'vitest';
import { Pace } from './pace.js';

const busyFor = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

describe('the pace of long work', () => {
  it('does not pause for what is short', async () => {
    let isHeard = false;
    setImmediate(() => (isHeard = true));
    expect(await new Pace(() => true).isOver()).toBe(false);
    expect(isHeard).toBe(false);
  });

  it('hears what was sent before it goes on, and ends where that makes it pointless', async () => {
    let revision = 0;
    const { port1, port2 } = new MessageChannel();
    port2.addEventListener('message', () => revision++);
    port2.start();
    const pace = new Pace(() => revision > 0);
    busyFor(20);
    expect(await pace.isOver()).toBe(false);
    port1.postMessage('a key');
    busyFor(20);
    expect(revision).toBe(0);
    expect(await pace.isOver()).toBe(true);
    port1.close();
  });
});
