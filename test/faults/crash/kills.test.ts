import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '@tagwright/engine';
import { expect, inject, it } from 'vitest';
import { Dice } from '../../oracle/index.js';
import { factFaults, stateFaults, type Testimony } from './examine.js';
import { numbersAfter, Worker } from './workers.js';
import { worldInstant } from './world.js';

/** How many processes are killed on each kind of database; `TAGWRIGHT_KILLS=300` for a long run. */
const KILLS = Number(process.env['TAGWRIGHT_KILLS'] ?? 12);
/** On a busy machine, in ms. */
const PATIENCE = Math.max(20 * 60_000, KILLS * 30_000);
/** How many of them one database goes through. */
const LIVES = 6;
const SEED = Number(process.env['TAGWRIGHT_SEED']);

interface Place {
  readonly address: string;
  readonly remove: () => Promise<void>;
}

function file(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-kill-'));
  return Promise.resolve({ address: join(folder, 'shop.db'), remove: async () => rmSync(folder, { recursive: true }) });
}

async function schema(): Promise<Place> {
  const server = inject('postgres');
  if ('missing' in server) throw new Error(server.missing);
  const name = `tw_kill_${process.pid}`;
  const run = async (sql: string) => {
    const admin = await openStore(server.address);
    await admin.run({ sql, parameters: [] });
    await admin.close();
  };
  await run(`create schema ${name}`);
  const address = new URL(server.address);
  address.searchParams.set('options', `-csearch_path=${name}`);
  return { address: address.href, remove: () => run(`drop schema ${name} cascade`) };
}

it.each([
  ['SQLite', file],
  ['PostgreSQL', schema],
] as const)(
  'nothing that was acknowledged is lost when a process is killed on %s',
  async (_, open) => {
    const dice = new Dice(SEED);
    const faults: string[] = [];
    for (let kill = 0; kill < KILLS && faults.length === 0; kill += LIVES) {
      const place = await open();
      try {
        faults.push(...(await faultsAfterKills(place.address, dice)).map((fault) => `kills from ${kill} on: ${fault}`));
      } finally {
        await place.remove();
      }
    }
    expect(faults, `seed ${SEED}`).toEqual([]);
  },
  PATIENCE,
);

async function faultsAfterKills(address: string, dice: Dice): Promise<readonly string[]> {
  const began = Date.now();
  const said: string[] = [];
  for (let life = 1; ; life++) {
    const first = Math.max(-1, ...numbersAfter('telling', said)) + 1;
    const worker = new Worker(address, 'both', first, began);
    await worker.hasSaid(dice.int(1, 60));
    await setTimeout(dice.int(0, 30));
    said.push(...(await worker.kill()));
    const store = await openStore(address);
    try {
      const faults = [
        ...said.filter((line) => line.startsWith('broke')),
        ...(await factFaults(store, testimonyOf(said))),
      ];
      if (faults.length > 0) return faults;
      if (life === LIVES) return await stateFaults(store, worldInstant(began, Date.now()));
    } finally {
      await store.close();
    }
  }
}

function testimonyOf(said: readonly string[]): Testimony {
  const steps = said.filter((line) => line.startsWith('stepped ')).map((line) => Number(line.split(' ')[2]));
  return { begun: numbersAfter('telling', said), told: numbersAfter('told', said), lastSeq: Math.max(0, ...steps) };
}
