import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { compile } from '@tagwright/dsl';
import { createIngestTables, openStore, refresh, standing } from '@tagwright/engine';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { emptyPlace } from '../place.harness.js';

const LIVES = 2;
const BATCH = 10;

const { plan } = compile({
  files: [
    {
      path: 'book.tag',
      text: 'customer { name: text }\nevent order { amount: money }\nsegment busy = count(order) >= 1',
    },
  ],
});
if (plan === undefined) throw new Error('the book has errors');

const PROGRAM = join(import.meta.dirname, 'serve-program.harness.ts');

/** A server as it is started by hand: a process of its own, with those that it starts. */
const start = async (database: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const flags = ['--import', 'tsx', '--conditions=tagwright-source', PROGRAM, database];
  const child = spawn(process.execPath, flags, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) return { child, url: line };
  throw new Error('the server ended before it listened');
};

const bodyOf = (first: number): string =>
  Array.from({ length: BATCH }, (_, index) =>
    JSON.stringify({
      kind: 'event',
      event: 'order',
      id: `o${first + index}`,
      customer: `c${(first + index) % 7}`,
      at: '2026-01-01T00:00:00Z',
      values: { amount: '1.50' },
    }),
  ).join('\n');

/** Whether a batch was acknowledged. What never came back may be kept or not. */
const send = async (url: string, first: number): Promise<boolean> => {
  try {
    const response = await fetch(`${url}/v1/facts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: bodyOf(first),
    });
    const { counts } = (await response.json()) as { counts: { added: number; duplicate: number } };
    return response.status === 200 && counts.added + counts.duplicate === BATCH;
  } catch {
    return false;
  }
};

/** Sends batches from a number on, three at a time, until one is not acknowledged; those that were, and those that were not. */
const sendUntilCutOff = async (url: string, from: number): Promise<{ kept: number[]; open: number[] }> => {
  const [kept, open]: [number[], number[]] = [[], []];
  for (let first = from; open.length === 0; first += 3 * BATCH)
    await Promise.all(
      [0, 1, 2].map(async (index) => {
        const own = first + index * BATCH;
        ((await send(url, own)) ? kept : open).push(own);
      }),
    );
  return { kept, open };
};

it(
  'a server that is killed has kept what it acknowledged, and doubles nothing that is sent again',
  { timeout: 240_000 },
  async () => {
    const place = await emptyPlace();
    const before = await openStore(place.database);
    await createIngestTables(before, plan.catalog);
    await refresh(before, plan, Date.UTC(2026, 0, 1));
    await before.close();
    const kept = new Set<number>();
    let open: number[] = [];
    for (let life = 0; life < LIVES; life += 1) {
      const { child, url } = await start(place.database);
      for (const first of open) if (await send(url, first)) kept.add(first);
      const cutOff = pause(300 + life * 170).then(() => child.kill('SIGKILL'));
      const sent = await sendUntilCutOff(url, 1 + life * 1_000_000);
      await cutOff;
      sent.kept.forEach((first) => kept.add(first));
      open = sent.open;
    }
    const { child, url } = await start(place.database);
    for (const first of open) expect(await send(url, first)).toBe(true);
    open.forEach((first) => kept.add(first));
    child.kill('SIGTERM');
    await once(child, 'exit');
    await pause(200);

    const after = await openStore(place.database);
    const ids: string[] = [];
    for await (const { id } of after.rows<{ id: string }>(sql`select id from "order"`)) ids.push(id);
    const expected = [...kept].flatMap((first) => Array.from({ length: BATCH }, (_, index) => `o${first + index}`));
    expect(ids.toSorted()).toEqual(expected.toSorted());
    expect(kept.size).toBeGreaterThan(LIVES);
    await refresh(after, plan, Date.now() + 1000);
    expect(await standing(after)).toMatchObject({ population: 7, lastSeq: 7, isAnythingDirty: false });
    await after.close();
    await place.remove();
  },
);
