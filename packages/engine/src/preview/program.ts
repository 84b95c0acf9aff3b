/** The program of a process that works previews out, so that they can be stopped: a query inside a process cannot. */
import { on } from 'node:events';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { openStore } from '../store/open.js';
import type { Session } from '../store/store.js';
import { ExactCounts } from './exact.js';
import { look } from './look.js';
import type { DraftMessage, FromProcess, OpenMessage, ToProcess } from './messages.js';
import { drawSample, type Sample } from './sample.js';

const say = (message: FromProcess): void => {
  process.send?.(message);
};

const told = on(process, 'message') as AsyncIterator<[ToProcess]>;
const next = async (): Promise<ToProcess> => (await told.next()).value[0];

/** Whoever started this process is gone. */
process.on('disconnect', () => process.exit());

const main = async (): Promise<void> => {
  const open = await next();
  if (open.kind !== 'open') throw new Error('a database has to be opened first');
  const isServer = /^postgres(ql)?:/.test(open.database);
  // A file is read only; a server refuses temporary tables to who only reads, and each look there is taken back.
  const store = await openStore(open.database, { mode: isServer ? 'existing' : 'read-only' });
  await store.session(async (session) => {
    const backend = isServer ? await session.row<{ pid: number }>(sql`select pg_backend_pid() as pid`) : undefined;
    const counts = new ExactCounts(open.database, open.bothFrom);
    let sample = await sampleOrNone(session, open, counts);
    say({ kind: 'open', backend: backend?.pid });
    for (;;) {
      const message = await next();
      if (message.kind !== 'draft') throw new Error('a database is open already');
      sample ??= await sampleOrNone(session, open, counts);
      await answer(session, store.name, message, sample, counts);
    }
  });
};

/** A database without answers has nobody to look at; the draft is told so. */
const sampleOrNone = async (
  session: Session,
  { sample: wanted }: OpenMessage,
  counts: ExactCounts,
): Promise<Sample | undefined> => {
  try {
    const sample = await drawSample(session, wanted);
    counts.prepare(sample);
    return sample;
  } catch {
    return undefined;
  }
};

const answer = async (
  session: Session,
  path: string,
  { draft, published, exact, deadline }: DraftMessage,
  sample: Sample | undefined,
  counts: ExactCounts,
): Promise<void> => {
  try {
    const at = { draft, published };
    const estimate = await takenBack(session, deadline, () => look(session, path, { ...at, sample }));
    say({ kind: 'estimate', report: estimate });
    if (!exact) return;
    const isExact = sample === undefined || estimate.sampled === undefined;
    const report = isExact
      ? estimate
      : await takenBack(session, deadline, () => counts.look(session, path, { ...at, sample, estimate }));
    say({ kind: 'exact', report });
  } catch (thrown) {
    say(faultOf(thrown));
  }
};

/** One look at one state of the database; the temporary tables that it made go with the transaction. */
const takenBack = async <Result>(session: Session, deadline: number, work: () => Promise<Result>): Promise<Result> => {
  if (session.dialect.name === 'sqlite') await session.run(sql`begin`);
  else {
    await session.run(sql`begin isolation level repeatable read`);
    await session.run(sql`select set_config('statement_timeout', ${String(deadline)}, true)`);
  }
  try {
    return await work();
  } finally {
    await session.run(sql`rollback`);
  }
};

const faultOf = (thrown: unknown): FromProcess => {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return thrown instanceof EngineError
    ? { kind: 'fault', code: thrown.code, params: thrown.params, message }
    : { kind: 'fault', code: undefined, params: undefined, message };
};

main().catch((thrown: unknown) => {
  say(faultOf(thrown));
  process.exit(1);
});
