import type { ClientConfig } from 'pg';
import { EngineError } from '../../errors/engine-error.js';
import type { StoreOptions } from '../store.js';

export interface Connection {
  /** The address without its password, for people. */
  readonly name: string;
  readonly config: ClientConfig;
}

/** Compiling an expression of a thousand terms to machine code takes longer than it saves. */
const SETTINGS = ['jit=off', 'client_min_messages=warning'];

/** What a URL and the options say about how to connect; what they leave out, `PGHOST` and the like do. */
export const connectionOf = (url: string, options: StoreOptions): Connection => {
  const address = read(url);
  const own = address.searchParams.get('options');
  address.searchParams.delete('options');
  const settings = [...SETTINGS, ...(options.mode === 'read-only' ? ['default_transaction_read_only=on'] : [])];
  return {
    name: nameOf(address),
    config: {
      application_name: 'tagwright',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      connectionString: address.href,
      lock_timeout: options.patience ?? 5000,
      ...(options.statementTimeout === undefined ? {} : { statement_timeout: options.statementTimeout }),
      options: [...(own === null ? [] : [own]), ...settings.map((each) => `-c ${each}`)].join(' '),
    },
  };
};

const read = (url: string): URL => {
  try {
    return new URL(url);
  } catch (thrown) {
    // It is not quoted, for it may hold a password.
    throw new EngineError('server-address-unreadable', {}, { cause: thrown });
  }
};

const nameOf = ({ username, host, pathname }: URL): string =>
  `postgres://${username === '' ? '' : `${username}@`}${host}${decodeURIComponent(pathname)}`;
