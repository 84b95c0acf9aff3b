import { setTimeout as pause } from 'node:timers/promises';
import { compile } from '@tagwright/dsl';
import { type Fact, openStore, standing, type StepReport } from '@tagwright/engine';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { createKey } from '../auth/keys.js';
import { ServerError } from '../errors/index.js';
import { fromSource } from '../jobs/from-source.harness.js';
import { emptyPlace } from '../place.harness.js';
import type { KeeperEvent } from './event.js';
import { type ForkOptions, forkKeeper } from './fork.js';
import { defineRecording } from './recording.js';

const entry = await fromSource(new URL('./program.ts', import.meta.url));
const NOW = Date.UTC(2026, 5, 1);

const { plan } = compile({
  files: [
    {
      path: 'book.tag',
      text: 'customer { name: text }\nevent order { amount: money }\nsegment busy = count(order) >= 1',
    },
  ],
});
if (plan === undefined) throw new Error('the book has errors');

const order = (id: number): Fact => ({
  kind: 'event',
  event: 'order',
  id: `o${id}`,
  customer: `c${id % 50}`,
  at: NOW - id,
  values: { amount: '1.50' },
});

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const forked = async (options: ForkOptions = {}) => {
  const place = await emptyPlace();
  cleanUps.push(place.remove);
  const events: KeeperEvent[] = [];
  const keeper = await forkKeeper(place.database, {
    entry,
    clock: { says: NOW, at: 0, speed: 0 },
    onEvent: (event) => events.push(event),
    ...options,
  });
  cleanUps.push(() => keeper.close());
  return { keeper, database: place.database, events };
};

const failing = defineRecording('fork-test.unknown-there', () => Promise.resolve());

it('keeps a book, facts and the tables of the server in a process of its own', { timeout: 60_000 }, async () => {
  const { keeper, database, events } = await forked();
  const steps: StepReport[] = [];
  keeper.onStep((report) => steps.push(report));
  await expect(keeper.ingest([order(1)])).rejects.toMatchObject({ status: 409, code: 'no-book' });
  const report = await keeper.publish(plan, { base: null });
  expect(report).toMatchObject({ book: plan.hash, asOf: NOW });
  await expect(keeper.publish(plan, { base: 'another' })).rejects.toBeInstanceOf(ServerError);
  const { counts, outcomes } = await keeper.ingest([order(1), order(2), { kind: 'erase' } as Fact]);
  expect(counts).toMatchObject({ added: 2, refused: 1 });
  expect(outcomes[2]).toMatchObject({ finding: { code: 'missing-key', params: { role: 'customer' } } });
  await keeper.stepped();
  expect(steps.at(-1)).toMatchObject({ population: 2, lastSeq: 2 });
  expect(keeper.health()).toMatchObject({ isOpen: true, restarts: 0, steps: { asOf: NOW } });
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['published', 'stepped']));
  const { key } = await keeper.record(createKey, { role: 'viewer', name: 'lin', by: 'test' });
  expect(key).toMatch(/^tw/);
  await expect(keeper.record(failing, undefined)).rejects.toThrow('fork-test.unknown-there');
  await keeper.close();
  await expect(keeper.ingest([order(3)])).rejects.toMatchObject({ status: 503, code: 'shutting-down' });
  const store = await openStore(database);
  expect(await standing(store)).toMatchObject({ population: 2, isAnythingDirty: false });
  await store.close();
});

it(
  'loses nothing that it acknowledged when its process is killed, and doubles nothing',
  { timeout: 120_000 },
  async () => {
    const { keeper, database, events } = await forked();
    await keeper.publish(plan, {});
    const acknowledged = new Set<number>();
    const [counted, faults]: [number[], unknown[]] = [[], []];
    const done = new AbortController();
    let next = 0;
    /** Sends again what was cut off, as a client does. */
    const send = async (facts: readonly Fact[]): Promise<void> => {
      try {
        const { counts } = await keeper.ingest(facts, 1000);
        counted.push(counts.added + counts.duplicate);
      } catch (thrown) {
        faults.push(thrown);
        await send(facts);
      }
    };
    const sendOn = async (): Promise<void> => {
      while (!done.signal.aborted) {
        const ids = Array.from({ length: 10 }, (_, index) => next * 10 + index);
        next += 1;
        await send(ids.map(order));
        ids.forEach((id) => acknowledged.add(id));
      }
    };
    const senders = Array.from({ length: 4 }, sendOn);
    for (let kills = 1; kills <= 3; kills += 1) {
      await pause(50 + kills * 60);
      if (keeper.pid !== undefined) process.kill(keeper.pid, 'SIGKILL');
      for (let tries = 0; keeper.health().restarts < kills; tries += 1) {
        if (tries > 1000) throw new Error('it did not come back');
        await pause(20);
      }
    }
    done.abort();
    await Promise.all(senders);
    await keeper.stepped();
    expect(new Set(counted)).toEqual(new Set([10]));
    expect(faults.length).toBeGreaterThan(0);
    const cutOff = { status: 503, code: 'keeper-restarting', headers: { 'Retry-After': '1' } };
    expect(faults).toEqual(faults.map(() => expect.objectContaining(cutOff)));
    expect(events.filter(({ kind }) => kind === 'ended')).toHaveLength(3);
    await keeper.close();

    const store = await openStore(database);
    const ids: string[] = [];
    for await (const { id } of store.rows<{ id: string }>(sql`select id from "order"`)) ids.push(id);
    expect(ids.length).toBe(new Set(ids).size);
    expect(new Set(ids)).toEqual(new Set([...acknowledged].map((id) => `o${id}`)));
    expect(await standing(store)).toMatchObject({ population: 50, lastSeq: 50, isAnythingDirty: false });
    await store.close();
  },
);

it('says what keeps it from opening the database', { timeout: 60_000 }, async () => {
  await expect(forkKeeper('/nowhere/at/all.db', { entry })).rejects.toMatchObject({ code: 'database-cannot-open' });
});
