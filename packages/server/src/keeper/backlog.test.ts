import { expect, it } from 'vitest';
import { Backlog } from './backlog.js';

const held = () => {
  let release = (): void => undefined;
  const done = new Promise<void>((resolve) => (release = resolve));
  return { release: () => release(), work: () => done };
};

it('lets in what fits, and whoever comes first however much he brings', async () => {
  const backlog = new Backlog(10, 1000);
  const large = held();
  const first = backlog.hold({ facts: 100, bytes: 1 }, large.work);
  expect(backlog.waiting).toEqual({ facts: 100, bytes: 1 });
  await expect(backlog.hold({ facts: 1, bytes: 1 }, () => Promise.resolve())).rejects.toMatchObject({ status: 429 });
  large.release();
  await first;
  expect(backlog.waiting).toEqual({ facts: 0, bytes: 0 });
});

it('counts bytes as well as facts, and forgets what failed', async () => {
  const backlog = new Backlog(10, 1000);
  const one = held();
  const first = backlog.hold({ facts: 1, bytes: 900 }, one.work);
  await expect(backlog.hold({ facts: 1, bytes: 101 }, () => Promise.resolve())).rejects.toMatchObject({
    code: 'too-much-waits',
    params: { seconds: 1 },
    headers: { 'Retry-After': '1' },
  });
  await expect(backlog.hold({ facts: 1, bytes: 100 }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(backlog.waiting).toEqual({ facts: 1, bytes: 900 });
  one.release();
  await first;
});
