import { describe, expect, it } from 'vitest';
import type { Length } from './jobs.js';
import { Queue } from './queue.js';

/** A queue whose jobs only say that they began. */
const trial = (limits: { places: number; longPlaces: number; most: number }) => {
  const queue = new Queue(limits);
  const began: string[] = [];
  const asking = (name: string, length: Length) => ({ length, begin: () => void began.push(name) });
  return { queue, began, asking };
};

describe('the queue of jobs', () => {
  it('lets in as many as there are places, and the others in their order', () => {
    const { queue, began, asking } = trial({ places: 2, longPlaces: 1, most: 9 });
    for (const name of ['a', 'b', 'c', 'd']) expect(queue.enter(asking(name, 'short'))).toBe(true);
    expect(began).toEqual(['a', 'b']);
    queue.done('short');
    queue.done('short');
    expect(began).toEqual(['a', 'b', 'c', 'd']);
    expect([queue.running, queue.waiting]).toEqual([2, 0]);
  });

  it('keeps a place free of long jobs, and lets short ones pass', () => {
    const { queue, began, asking } = trial({ places: 2, longPlaces: 1, most: 9 });
    queue.enter(asking('long 1', 'long'));
    queue.enter(asking('long 2', 'long'));
    queue.enter(asking('short 1', 'short'));
    queue.enter(asking('short 2', 'short'));
    expect(began).toEqual(['long 1', 'short 1']);
    queue.done('long');
    expect(began).toEqual(['long 1', 'short 1', 'short 2']);
    queue.done('short');
    expect(began.at(-1)).toBe('long 2');
  });

  it('sends away whoever finds too many waiting, and forgets those who leave', () => {
    const { queue, began, asking } = trial({ places: 1, longPlaces: 1, most: 1 });
    const second = asking('b', 'short');
    expect(queue.enter(asking('a', 'short'))).toBe(true);
    expect(queue.enter(second)).toBe(true);
    expect(queue.enter(asking('c', 'short'))).toBe(false);
    expect(queue.leave(second)).toBe(true);
    expect(queue.leave(second)).toBe(false);
    queue.done('short');
    expect(began).toEqual(['a']);
  });
});
