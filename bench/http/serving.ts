import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Served, ServeTask } from './serve-program.js';

/** Does something while a server listens on loopback, in a process of its own. */
export const whileServing = async <Result>(
  task: ServeTask,
  work: (url: string) => Promise<Result>,
): Promise<Result> => {
  const child = fork(new URL('serve-program.ts', import.meta.url), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  child.send(task);
  const [first] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  if (typeof first !== 'object' || first === null) throw new Error('the server did not start');
  try {
    return await work((first as Served).url);
  } finally {
    if (child.connected) child.send('stop');
    await ended;
  }
};

/** The value of a metric without labels. */
export const metricOf = async (url: string, name: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`the server has no metric ${name}`);
  return Number(value);
};
