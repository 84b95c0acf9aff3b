import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plain } from '../harness.js';
import type { Batch } from './batch.js';
import type { TableJob } from './job.js';
import { readTable } from './read-table.js';
import { ReadingThread, type ThreadEntry } from './reading-thread.js';
import { tableSpecs, type TableSpec } from './table-spec.js';

/** How a source runs in a thread: a program in plain JavaScript has tsx load it. */
const program = `
  import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};
  register();
  await import(${JSON.stringify(new URL('./thread.ts', import.meta.url))});
`;
const source: ThreadEntry = {
  url: new URL(`data:text/javascript,${encodeURIComponent(program)}`),
  execArgv: ['--conditions=tagwright-source'],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thread-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const jobOf = (content: string): TableJob => {
  const path = join(folder, 'customer.csv');
  writeFileSync(path, content);
  return {
    path,
    file: 'customer.csv',
    format: 'csv',
    gzip: false,
    encoding: 'utf-8',
    delimiter: undefined,
    spec: tableSpecs(plain)[0] as TableSpec,
    keepRaw: true,
    zone: 'UTC',
  };
};
const all = async (batches: AsyncIterable<Batch>): Promise<readonly Batch[]> => {
  const gathered: Batch[] = [];
  for await (const batch of batches) gathered.push(batch);
  return gathered;
};

const rows = Array.from({ length: 100_000 }, (_, index) => `c${index},客户${index}\n`).join('');
const job = (): TableJob => jobOf(`id,name\n${rows}c0,x,1\nc1,"broken`);

it('reads in a thread what it reads here, more batches than may wait included, file after file', async () => {
  const here = await all(readTable(job()));
  expect(here.length).toBeGreaterThan(6);
  const thread = new ReadingThread(source);
  expect(await thread.started).toBe(true);
  expect(await all(thread.read(job()))).toEqual(here);
  const small = jobOf('id,name\nc1,Ann\n');
  expect(await all(thread.read(small))).toEqual(await all(readTable(small)));
  expect(await all(thread.read(job()))).toEqual(here);
  await thread.close();
});

it('reads here where no thread can be started', async () => {
  const thread = new ReadingThread({ url: new URL('./absent.js', import.meta.url) });
  expect(await thread.started).toBe(false);
  const here = await all(readTable(job()));
  expect(await all(thread.read(job()))).toEqual(here);
  expect(await all(thread.read(job()))).toEqual(here);
  await thread.close();
});

it('ends the thread with whoever stops listening', async () => {
  const thread = new ReadingThread(source);
  const batches = thread.read(job());
  expect((await batches.next()).done).toBe(false);
  await thread.close();
  // What had been read ahead is still given; then it shows that the thread is gone.
  await expect(all(batches)).rejects.toThrow('ended early');
});
