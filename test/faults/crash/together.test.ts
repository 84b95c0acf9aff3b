import { setTimeout } from 'node:timers/promises';
import { openStore } from '@tagwright/engine';
import { expect, inject, it } from 'vitest';
import { factFaults, stateFaults } from './examine.js';
import { numbersAfter, Worker } from './workers.js';
import { worldInstant } from './world.js';

/** How long they work side by side, in ms. */
const LENGTH = Number(process.env['TAGWRIGHT_TOGETHER_MS'] ?? 8_000);

it('two processes step one PostgreSQL database at once while a third takes in facts, without a conflict', async () => {
  const server = inject('postgres');
  if ('missing' in server) throw new Error(server.missing);
  const schema = `tw_together_${process.pid}`;
  const admin = await openStore(server.address);
  await admin.run({ sql: `create schema ${schema}`, parameters: [] });
  const address = new URL(server.address);
  address.searchParams.set('options', `-csearch_path=${schema}`);
  const began = Date.now();
  const workers = (['tell', 'step', 'step'] as const).map((role) => new Worker(address.href, role, 0, began));
  try {
    await Promise.all(workers.map((worker) => worker.hasSaid(3)));
    await setTimeout(LENGTH);
    const said = (await Promise.all(workers.map((worker) => worker.kill()))) as readonly (readonly string[])[];
    expect(said.flat().filter((line) => line.startsWith('broke'))).toEqual([]);
    // Each of them had its turns.
    for (const lines of said.slice(1)) expect(lines.filter((line) => line.startsWith('stepped'))).not.toEqual([]);
    const [lines = []] = said;
    const store = await openStore(address.href);
    try {
      const [begun, told] = [numbersAfter('telling', lines), numbersAfter('told', lines)];
      expect(told).not.toEqual([]);
      expect(await factFaults(store, { begun, told, lastSeq: 0 })).toEqual([]);
      expect(await stateFaults(store, worldInstant(began, Date.now()))).toEqual([]);
    } finally {
      await store.close();
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await admin.run({ sql: `drop schema ${schema} cascade`, parameters: [] });
    await admin.close();
  }
}, 120_000);
