import { setTimeout as pause } from 'node:timers/promises';
import { compile, type Plan } from '@tagwright/dsl';
import {
  bookVersions,
  changesAfter,
  type Fact,
  openStore,
  segmentMembers,
  standing,
  type StepReport,
  type Store,
} from '@tagwright/engine';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { isOnServer } from '../../../engine/src/store/empty.harness.js';
import { emptyPlace } from '../place.harness.js';
import { onErase } from './erasure.js';
import type { KeeperEvent } from './event.js';
import type { Keeper } from './keeper.js';
import { type KeeperOptions, openKeeper } from './open.js';
import { onPublication, type Published } from './published.js';
import { defineRecording } from './recording.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

const planOf = (least: number, more = ''): Plan => {
  const text = `customer { name: text }\nevent order { amount: money }\nsegment busy = count(order in last 7d) >= ${least}\n${more}`;
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text }] });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

const order = (id: string, customer: string, at: number): Fact => ({
  kind: 'event',
  event: 'order',
  id,
  customer,
  at,
  values: { amount: '1.50' },
});

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const erased: (readonly string[])[] = [];
onErase(async (_session, ids) => {
  erased.push(ids);
});

const written: Published[] = [];
onPublication(async (_session, published) => {
  if (published.by === 'nobody') throw new Error('it does not fit');
  written.push(published);
});

const note = defineRecording('keeper-test.note', async (session, text: string, now) => {
  if (text === 'refused') throw new Error('refused');
  await session.run(sql`insert into notes (text, at) values (${text}, ${BigInt(now)})`);
  return text.length;
});

const newPlace = async (): Promise<string> => {
  const place = await emptyPlace();
  cleanUps.push(place.remove);
  return place.database;
};

interface Opened {
  readonly keeper: Keeper;
  readonly store: Store;
  readonly events: KeeperEvent[];
  readonly steps: StepReport[];
  readonly setClock: (now: number) => void;
}

const open = async (options: KeeperOptions = {}, database?: string): Promise<Opened> => {
  const store = await openStore(database ?? (await newPlace()));
  let now = NOW;
  const events: KeeperEvent[] = [];
  const keeper = await openKeeper(store, { clock: () => now, onEvent: (event) => events.push(event), ...options });
  const steps: StepReport[] = [];
  keeper.onStep((report) => steps.push(report));
  cleanUps.push(async () => {
    await keeper.close();
    await store.close();
  });
  return { keeper, store, events, steps, setClock: (instant) => (now = instant) };
};

const busy = async (store: Store, plan: Plan): Promise<string[]> => {
  const members: string[] = [];
  const [segment] = plan.segments;
  if (segment !== undefined) for await (const id of segmentMembers(store, segment)) members.push(id);
  return members;
};

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error('it never came to that');
    await pause(10);
  }
};

it('takes no facts without a book, and answers by a book as soon as there is one', async () => {
  const { keeper, store } = await open();
  await expect(keeper.ingest([order('o1', 'c1', NOW)])).rejects.toMatchObject({ status: 409, code: 'no-book' });
  await keeper.stepped();
  const plan = planOf(1);
  const report = await keeper.publish(plan, { by: 'lin', note: 'the first', base: null });
  expect(report).toMatchObject({ book: plan.hash, asOf: NOW, population: 0 });
  const { counts } = await keeper.ingest([order('o1', 'c1', NOW - 1), order('o1', 'c1', NOW - 1)]);
  expect(counts).toMatchObject({ added: 1, duplicate: 1 });
  await keeper.stepped();
  expect(await busy(store, plan)).toEqual(['c1']);
  expect(keeper.health()).toMatchObject({ isOpen: true, steps: { book: plan.hash, asOf: NOW }, fault: undefined });
});

it('steps by itself after facts, at once where nothing happened lately, and seldom where much does', async () => {
  const { keeper, steps } = await open({ stepEveryMs: 1000 });
  await keeper.publish(planOf(1), {});
  await keeper.stepped();
  steps.length = 0;
  await pause(1000);
  const began = performance.now();
  await keeper.ingest([order('o0', 'c0', NOW - 1)]);
  await until(() => steps.length === 1);
  expect(performance.now() - began).toBeLessThan(900);
  for (let index = 1; performance.now() - began < 1500; index += 1)
    await keeper.ingest([order(`o${index}`, `c${index}`, NOW - 1)]);
  expect(steps.length).toBeLessThanOrEqual(3);
  await keeper.stepped();
  expect(steps.reduce((sum, { changes }) => sum + changes, 0)).toBe(steps.at(-1)?.population);
});

it('steps when the clock has something to do, and sleeps otherwise', async () => {
  const { keeper, store, steps, setClock } = await open({ lookEveryMs: 20 });
  const plan = planOf(1);
  await keeper.publish(plan, {});
  await keeper.ingest([order('o1', 'c1', NOW - DAY)]);
  await keeper.stepped();
  expect(await busy(store, plan)).toEqual(['c1']);
  await pause(100);
  const before = steps.length;
  setClock(NOW + 5 * DAY);
  await pause(100);
  expect(steps.length).toBe(before);
  setClock(NOW + 6 * DAY + 1);
  await until(() => steps.length > before);
  expect(await busy(store, plan)).toEqual([]);
});

it('puts a book in force only on the book that it was made on', async () => {
  const { keeper, store } = await open();
  const [first, second] = [planOf(1), planOf(2)];
  await keeper.publish(first, { base: null });
  await keeper.publish(second, { base: first.hash, by: 'lin' });
  await expect(keeper.publish(planOf(3), { base: first.hash })).rejects.toMatchObject({
    status: 409,
    code: 'book-changed',
    params: { base: first.hash, current: second.hash },
  });
  const race = await Promise.allSettled([4, 5, 6].map((least) => keeper.publish(planOf(least), { base: second.hash })));
  expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await bookVersions(store)).toHaveLength(3);
});

it('writes what belongs to a book together with it, or neither', async () => {
  const { keeper, store } = await open();
  const files = [{ path: 'book.tag', text: '// a book' }];
  written.length = 0;
  await keeper.publish(planOf(1), { files, by: 'lin' });
  expect(written).toMatchObject([{ version: 1, files, by: 'lin' }]);
  await expect(keeper.publish(planOf(2), { files, by: 'nobody' })).rejects.toThrow('it does not fit');
  expect((await standing(store))?.book).toBe(planOf(1).hash);
  const { counts } = await keeper.ingest([order('o1', 'c1', NOW)]);
  expect(counts.added).toBe(1);
});

it('reads facts that are told during a publication by the new book', async () => {
  const { keeper } = await open();
  await keeper.publish(planOf(1), {});
  const visit: Fact = { kind: 'event', event: 'visit', id: 'v1', customer: 'c1', at: NOW };
  const [, report] = await Promise.all([
    keeper.publish(planOf(1, 'event visit { page: text }'), {}),
    keeper.ingest([visit]),
  ]);
  expect(report.outcomes).toEqual([{ outcome: 'added' }]);
});

it('records what it is told to, and lets one that fails fail alone', async () => {
  const { keeper, store } = await open();
  await store.run(sql`create table notes (text text, at bigint)`);
  const told = await Promise.allSettled(['one', 'refused', 'three'].map((text) => keeper.record(note, text)));
  expect(told).toMatchObject([{ value: 3 }, { status: 'rejected' }, { value: 5 }]);
  const { n } = (await store.row<{ n: number }>(sql`select count(*) as n from notes where at = ${BigInt(NOW)}`)) ?? {};
  expect(n).toBe(2);
});

it('erases what the server keeps under any id of a customer, in the order of the facts', async () => {
  const { keeper } = await open();
  await keeper.publish(planOf(1), {});
  erased.length = 0;
  const { outcomes } = await keeper.ingest([
    order('o1', 'c1', NOW),
    order('o2', 'anonymous', NOW),
    { kind: 'merge', customer: 'c1', merged: 'anonymous' },
    { kind: 'erase', customer: 'anonymous' },
    { kind: 'event', event: 'orders', id: 'o3', customer: 'c1', at: NOW },
    { kind: 'erase', customer: 'nobody' },
    { kind: 'erase', customer: '' },
    null as unknown as Fact,
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'added',
    'added',
    'added',
    'deleted',
    'refused',
    'duplicate',
    'refused',
    'refused',
  ]);
  expect(outcomes[4]).toMatchObject({ finding: { code: 'event-undeclared', line: 5 } });
  expect(outcomes[7]).toMatchObject({ finding: { line: 8 } });
  expect(erased).toEqual([['c1', 'anonymous'], ['nobody']]);
});

it('refuses what is more than may wait, and says when to come back', async () => {
  const { keeper } = await open({ mostFacts: 100 });
  await keeper.publish(planOf(1), {});
  const batch = (name: string): readonly Fact[] =>
    Array.from({ length: 60 }, (_, index) => order(`${name}${index}`, `c${index}`, NOW));
  const told = await Promise.allSettled(['a', 'b', 'c'].map((name) => keeper.ingest(batch(name), 600)));
  expect(told).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { status: 429, code: 'too-much-waits', headers: { 'Retry-After': '1' } } },
    { status: 'rejected' },
  ]);
  expect(keeper.health().waiting).toEqual({ facts: 0, bytes: 0 });
  const large = await keeper.ingest(Array.from({ length: 200 }, (_, index) => order(`d${index}`, 'c', NOW)));
  expect(large.counts.added).toBe(200);
});

it('says so when steps fail, tries again, and goes on taking facts', async () => {
  const { keeper, store, events, setClock } = await open({ stepEveryMs: 20 });
  await keeper.publish(planOf(1), {});
  setClock(NOW - DAY);
  const { counts } = await keeper.ingest([order('o1', 'c1', NOW - 1)]);
  expect(counts.added).toBe(1);
  await until(() => (keeper.health().fault?.times ?? 0) > 2);
  expect(keeper.health().fault).toMatchObject({ code: 'clock-backwards' });
  const failed = events.filter((event) => event.kind === 'step-failed');
  expect(failed.map(({ retryMs }) => retryMs).slice(0, 3)).toEqual([20, 40, 80]);
  await expect(keeper.stepped()).rejects.toMatchObject({ code: 'clock-backwards' });
  setClock(NOW + 1);
  await until(() => keeper.health().fault === undefined);
  expect(await busy(store, planOf(1))).toEqual(['c1']);
});

it('does not go back behind a step that another clock was a little ahead for', async () => {
  const { keeper, setClock, steps } = await open();
  await keeper.publish(planOf(1), {});
  setClock(NOW - 1000);
  await keeper.ingest([order('o1', 'c1', NOW - 2000)]);
  await keeper.stepped();
  expect(steps.at(-1)).toMatchObject({ asOf: NOW });
});

// Two connections of one process to a file would wait for each other.
it.runIf(isOnServer)(
  'works beside another keeper on one database: each notices the steps, books and facts of the other',
  async () => {
    const database = await newPlace();
    const one = await open({ lookEveryMs: 30 }, database);
    await one.keeper.publish(planOf(1), {});
    const other = await open({ lookEveryMs: 30 }, database);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? one : other).keeper.ingest([
          order(`o${index}`, `c${index}`, NOW - 1),
          order('same', 'c0', NOW),
        ]),
      ),
    );
    await until(() => [one, other].every(({ steps }) => steps.at(-1)?.lastSeq === 40));
    const seqs = (await changesAfter(one.store, 0, 100)).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));

    const second = planOf(2);
    await other.keeper.publish(second, { base: planOf(1).hash });
    await until(() => one.steps.at(-1)?.book === second.hash);
    await one.keeper.ingest([order('late', 'c1', NOW)]);
    await one.keeper.stepped();
    expect(await busy(one.store, second)).toEqual(expect.arrayContaining(['c0', 'c1']));
    expect(await bookVersions(one.store)).toHaveLength(2);
  },
);

it('writes what it was told before it closes, and takes nothing after', async () => {
  const { keeper, store } = await open();
  await keeper.publish(planOf(1), {});
  const told = [1, 2, 3].map((index) => keeper.ingest([order(`o${index}`, 'c1', NOW)]));
  await keeper.close();
  expect((await Promise.all(told)).map(({ counts }) => counts.added)).toEqual([1, 1, 1]);
  await expect(keeper.ingest([order('o4', 'c1', NOW)])).rejects.toMatchObject({ code: 'shutting-down' });
  expect((await store.row<{ n: number }>(sql`select count(*) as n from "order"`))?.n).toBe(3);
});

it('tells of answers that the log does not lead to, and not whose they are', async () => {
  const { keeper, store, events, steps, setClock } = await open();
  await keeper.publish(planOf(1, 'tag 服务 manual { 好 差 }'), {});
  await keeper.ingest([order('o1', 'c-secret', NOW - DAY)]);
  await keeper.stepped();
  await store.run(sql`delete from ${sql.id('order')}`);
  setClock(NOW + 10);
  await keeper.ingest([{ kind: 'hand-set', customer: 'c-secret', tag: '服务', value: '好', from: NOW + 5 }]);
  await keeper.stepped();
  expect(events.filter(({ kind }) => kind === 'disagreed')).toEqual([
    { kind: 'disagreed', count: 1, subjects: ['busy'] },
  ]);
  expect(steps.reduce((sum, { disagreements }) => sum + disagreements.count, 0)).toBe(1);
  expect(JSON.stringify([events, steps])).not.toContain('c-secret');
  expect(keeper.health().fault).toBeUndefined();
});
