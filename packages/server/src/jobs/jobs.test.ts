import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@tagwright/engine';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerError } from '../errors/index.js';
import { emptySchema, isOnServer } from '../../../engine/src/store/empty.harness.js';
import { forkJobs } from './fork.js';
import { fromSource } from './from-source.harness.js';
import type { Jobs } from './jobs.js';
import { openJobs } from './open.js';
import {
  countJob,
  crashJob,
  idOfProcessJob,
  longQueryJob,
  refuseJob,
  scratchJob,
  spinJob,
  sumJob,
} from './trial-jobs.harness.js';

const entry = await fromSource(new URL('./trial-program.harness.ts', import.meta.url));

/** On a busy machine a process takes seconds to start from its sources. */
const PATIENT = { deadlineMs: 60_000 };

const opened: { drop: () => unknown; name: string }[] = [];
const database = (): string => opened[0]?.name ?? '';

beforeAll(async () => {
  if (isOnServer) {
    const schema = await emptySchema();
    opened.push({ name: schema.address, drop: schema.drop });
  } else {
    const folder = mkdtempSync(join(tmpdir(), 'tagwright-jobs-'));
    opened.push({ name: join(folder, 'shop.db'), drop: () => rmSync(folder, { recursive: true }) });
  }
  const store = await openStore(database());
  await store.run(sql`create table thing (n integer)`);
  await store.run(sql`insert into thing values (1), (2), (3)`);
  await store.close();
});
afterAll(() => opened[0]?.drop());

const IMPLEMENTATIONS: Readonly<Record<string, () => Promise<Jobs>>> = {
  'within this process': () => openJobs(database()),
  'in processes of their own': async () => forkJobs(database(), { size: 2, entry }),
};

describe.each(Object.entries(IMPLEMENTATIONS))('jobs %s', { timeout: 120_000 }, (_, open) => {
  let jobs: Jobs;
  beforeAll(async () => {
    jobs = await open();
  });
  afterAll(() => jobs.close());

  it('read the database, and hand back what they found', async () => {
    expect(await jobs.run(countJob, 'thing', PATIENT)).toBe(3);
  });

  it('hand on parts before their result', async () => {
    const parts: number[] = [];
    expect(await jobs.run(sumJob, 4, { ...PATIENT, onPart: (part: number) => void parts.push(part) })).toBe(10);
    expect(parts).toEqual([1, 2, 3, 4]);
  });

  it('take back what they laid down', async () => {
    for (let round = 0; round < 3; round += 1) expect(await jobs.run(scratchJob, undefined, PATIENT)).toBe(false);
  });

  it('fail with their own errors', async () => {
    await expect(jobs.run(refuseJob, 'server', PATIENT)).rejects.toMatchObject({
      name: 'ServerError',
      status: 404,
      code: 'no-such-customer',
      params: { id: 'c1' },
    });
    await expect(jobs.run(refuseJob, 'engine', PATIENT)).rejects.toMatchObject({
      name: 'EngineError',
      code: 'unknown-customer',
      params: { customer: 'c1' },
    });
    await expect(jobs.run(refuseJob, 'fault', PATIENT)).rejects.toThrow('a slip of ours');
  });

  it('do not begin for whoever is gone already', async () => {
    const signal = AbortSignal.abort();
    await expect(jobs.run(countJob, 'thing', { ...PATIENT, signal })).rejects.toMatchObject({ code: 'job-cancelled' });
    expect(await jobs.run(countJob, 'thing', PATIENT)).toBe(3);
  });
});

describe('jobs in processes of their own', { timeout: 120_000 }, () => {
  const withJobs = async (options: { size: number; waiting?: number }, work: (jobs: Jobs) => Promise<void>) => {
    const jobs = forkJobs(database(), { ...options, entry });
    try {
      await work(jobs);
    } finally {
      await jobs.close();
    }
  };

  it('are stopped at their deadline while others go on, and a fresh process takes the place', () =>
    withJobs({ size: 2 }, async (jobs) => {
      await Promise.all([1, 2].map(() => jobs.run(countJob, 'thing', PATIENT)));
      const started = Date.now();
      const runaway = jobs.run(spinJob, undefined, { deadlineMs: 1500, length: 'long' });
      const stopped = runaway.then(
        () => 0,
        (error: unknown) => {
          expect(error).toBeInstanceOf(ServerError);
          expect(error).toMatchObject({ status: 422, code: 'job-too-long', params: { milliseconds: 1500 } });
          return Date.now() - started;
        },
      );
      const meanwhile: number[] = [];
      while (Date.now() - started < 1400) {
        const asked = Date.now();
        expect(await jobs.run(countJob, 'thing', PATIENT)).toBe(3);
        meanwhile.push(Date.now() - asked);
      }
      expect(await stopped).toBeLessThan(2500);
      expect(meanwhile.length).toBeGreaterThan(10);
      // Both places can be used again.
      expect(await Promise.all([1, 2, 3].map(() => jobs.run(countJob, 'thing', PATIENT)))).toEqual([3, 3, 3]);
      expect(jobs.load()).toEqual({ running: 0, waiting: 0 });
    }));

  it('are stopped in the middle of a query, on a server too, when whoever asked goes', () =>
    withJobs({ size: 1 }, async (jobs) => {
      const first = await jobs.run(idOfProcessJob, undefined, PATIENT);
      const gone = new AbortController();
      const asked = jobs.run(longQueryJob, undefined, { ...PATIENT, signal: gone.signal });
      setTimeout(() => gone.abort(), 500);
      await expect(asked).rejects.toMatchObject({ code: 'job-cancelled' });
      expect(await jobs.run(idOfProcessJob, undefined, PATIENT)).not.toBe(first);
      if (!isOnServer) return;
      const store = await openStore(database());
      const running = sql`select count(*) as n from pg_stat_activity where state = 'active' and query like '%trial_size%' and pid <> pg_backend_pid()`;
      await expect.poll(() => store.row(running), { timeout: 5000 }).toEqual({ n: 0 });
      await store.close();
    }));

  it('are refused where too many wait', () =>
    withJobs({ size: 1, waiting: 1 }, async (jobs) => {
      await jobs.run(countJob, 'thing', PATIENT);
      const running = jobs.run(spinJob, undefined, { deadlineMs: 800 });
      const waiting = jobs.run(countJob, 'thing', PATIENT);
      await expect(jobs.run(countJob, 'thing', PATIENT)).rejects.toMatchObject({
        status: 503,
        code: 'too-busy',
        headers: { 'Retry-After': '2' },
      });
      await expect(running).rejects.toMatchObject({ code: 'job-too-long' });
      expect(await waiting).toBe(3);
    }));

  it('that give up while their process starts do not keep it from starting', () =>
    withJobs({ size: 1 }, async (jobs) => {
      const hasty = { deadlineMs: 1 };
      await expect(jobs.run(countJob, 'thing', hasty)).rejects.toMatchObject({ code: 'too-busy' });
      const first = await jobs.run(idOfProcessJob, undefined, PATIENT);
      expect(await jobs.run(idOfProcessJob, undefined, PATIENT)).toBe(first);
    }));

  it('say when their process ended under them, and go on in another', () =>
    withJobs({ size: 1 }, async (jobs) => {
      await expect(jobs.run(crashJob, undefined, PATIENT)).rejects.toMatchObject({
        status: 503,
        code: 'job-ended',
        params: { reason: 'exit code 7' },
      });
      expect(await jobs.run(countJob, 'thing', PATIENT)).toBe(3);
    }));

  it('say why the database cannot be opened, each time that they are asked', async () => {
    const jobs = forkJobs(join(tmpdir(), 'no-such-folder', 'no.db'), { size: 1, entry });
    for (let round = 0; round < 2; round += 1)
      await expect(jobs.run(countJob, 'thing', PATIENT)).rejects.toMatchObject({ code: 'database-missing' });
    await jobs.close();
  });
});
