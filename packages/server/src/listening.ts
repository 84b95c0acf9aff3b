import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';
import type { Config } from './config.js';
import { ServerError } from './errors/index.js';

/** Listens, and says at which port. Throws `cannot-listen`. */
export const listenOn = async (server: ServerType, { host, port }: Config): Promise<number> => {
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (thrown) {
    const reason = (thrown as NodeJS.ErrnoException).code ?? String(thrown);
    throw new ServerError(503, 'cannot-listen', { host, port, reason }, { cause: thrown });
  }
  return (server.address() as AddressInfo).port;
};

/** Takes no more connections, and resolves once those that are there have ended, which after `graceMs` they must. */
export const stopListening = async (server: ServerType, graceMs: number): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  const limit = setTimeout(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(limit);
};
