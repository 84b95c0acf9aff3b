/** The server in a process of its own, until it is told to stop. */
import { once } from 'node:events';
import { serve } from '@tagwright/server';

export interface ServeTask {
  readonly database: string;
  /** What the server takes for the present (ms UTC) when it starts. */
  readonly now: number;
  /** The folder of the built app, where it is served too. */
  readonly app?: string | undefined;
}

export interface Served {
  readonly url: string;
}

const [task] = (await once(process, 'message')) as [ServeTask];
const serving = await serve(
  {
    database: task.database,
    port: 0,
    logLevel: 'warn',
    limits: { requestsPerMinute: 1_000_000 },
    ...(task.app === undefined ? {} : { app: task.app }),
  },
  { clock: { says: task.now, at: Date.now() } },
);
process.send?.({ url: serving.url } satisfies Served);
await once(process, 'message');
await serving.stop();
process.disconnect();
