import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plain } from '../harness.js';
import type { Batch } from './batch.js';
import { readTableInThread, type ThreadEntry } from './in-thread.js';
import type { TableJob } from './job.js';
import { readTable } from './read-table.js';
import { tableSpecs, type TableSpec } from './table-spec.js';

/** How a source runs in a thread: tsx loads it. */
const source: ThreadEntry = {
  url: new URL('./thread.ts', import.meta.url),
  execArgv: ['--import', 'tsx', '--conditions=tagwright-source'],
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

it('reads in a thread what it reads here, more batches than may wait included', async () => {
  const here = await all(readTable(job()));
  expect(here.length).toBeGreaterThan(6);
  expect(await all(readTableInThread(job(), source))).toEqual(here);
});

it('reads here where no thread can be started', async () => {
  const nowhere: ThreadEntry = { url: new URL('./absent.js', import.meta.url) };
  expect(await all(readTableInThread(job(), nowhere))).toEqual(await all(readTable(job())));
});

it('ends the thread with whoever stops listening', async () => {
  for await (const batch of readTableInThread(job(), source)) {
    expect(batch.lines.length).toBeGreaterThan(0);
    break;
  }
});
