/** The program of a process that does jobs, one at a time, so that any of them can be ended from outside. */
import { on } from 'node:events';
import './all.js';
import { type OpenContext, openContext } from './context.js';
import { toThrown } from './crossing.js';
import { jobNamed } from './job.js';
import type { FromProcess, ToProcess } from './messages.js';

const say = (message: FromProcess): void => {
  process.send?.(message);
};

/** Whoever started this process is gone. */
process.on('disconnect', () => process.exit());

const work = async (context: OpenContext, { name, args }: Extract<ToProcess, { kind: 'job' }>): Promise<void> => {
  try {
    const result = await jobNamed(name).run(context, args as never, (part) => say({ kind: 'part', part }));
    say({ kind: 'done', result });
  } catch (thrown) {
    say({ kind: 'failed', thrown: toThrown(thrown) });
  }
};

const main = async (): Promise<void> => {
  let context: OpenContext | undefined;
  for await (const [message] of on(process, 'message') as AsyncIterable<[ToProcess]>) {
    if (message.kind === 'open') {
      context = await openContext(message.database);
      say({ kind: 'ready' });
    } else if (context === undefined) throw new Error('a database has to be opened first');
    else await work(context, message);
  }
};

main().catch((thrown: unknown) => {
  say({ kind: 'refused', thrown: toThrown(thrown) });
  process.exitCode = 1;
  process.disconnect();
});
