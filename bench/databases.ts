import { copyFileSync, constants, closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@tagwright/engine';
import { plainSql, quoted } from './steps/plain-sql.js';
import { startServer, type TestServer } from '../test/postgres/server.js';

export type StoreName = 'sqlite' | 'postgres';

/** Databases to measure on: each has an address that the engine opens, and can be copied while nobody has it open. */
export interface Databases {
  /** The address of an empty one. */
  make(name: string): Promise<string>;
  /** A copy under another name, on the disk for good, so that nobody writes for another. */
  copy(address: string, name: string): Promise<string>;
  drop(address: string): Promise<void>;
  close(): Promise<void>;
}

/** Files in a folder. */
export const filesIn = (folder: string): Databases => ({
  make: async (name) => join(folder, `${name}.db`),
  copy: async (address, name) => {
    const path = join(folder, `${name}.db`);
    copyFileSync(address, path, constants.COPYFILE_FICLONE);
    const file = openSync(path, 'r+');
    fsyncSync(file);
    closeSync(file);
    return path;
  },
  drop: async (address) => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${address}${suffix}`, { force: true });
  },
  close: async () => {},
});

/**
 * Databases on the server that `TAGWRIGHT_BENCH_PG` names (as a user who may make databases), or on one of our own,
 * which keeps what it acknowledged as any server does. It is started when the first database is asked for.
 */
export const onServer = (named = process.env['TAGWRIGHT_BENCH_PG']): Databases => {
  let started: Promise<TestServer> | undefined;
  const server = (): Promise<TestServer> => (started ??= startServer(named, DURABLE));
  const addressOf = async (name: string): Promise<string> => {
    const address = new URL((await server()).address);
    address.pathname = name;
    return address.href;
  };
  const administered = async (statement: ReturnType<typeof plainSql>): Promise<void> => {
    const admin = await openStore((await server()).address);
    await admin.run(statement);
    await admin.close();
  };
  const databaseName = (name: string): string => `tagwright_bench_${String(process.pid)}_${name.replaceAll('-', '_')}`;
  const nameIn = (address: string): string => new URL(address).pathname.slice(1);
  const made: string[] = [];
  return {
    make: async (name) => {
      made.push(databaseName(name));
      await administered(plainSql`create database ${quoted(databaseName(name))}`);
      return addressOf(databaseName(name));
    },
    copy: async (address, name) => {
      made.push(databaseName(name));
      await administered(plainSql`create database ${quoted(databaseName(name))} template ${quoted(nameIn(address))}`);
      return addressOf(databaseName(name));
    },
    drop: (address) => administered(plainSql`drop database if exists ${quoted(nameIn(address))}`),
    close: async () => {
      if (started === undefined) return;
      for (const name of made) await administered(plainSql`drop database if exists ${quoted(name)}`);
      await (await server()).stop();
    },
  };
};

/** As a small machine of its own would have it. */
const DURABLE = ['shared_buffers=1GB', 'max_wal_size=4GB', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
