import { spawn } from 'node:child_process';
import { compile } from '@tagwright/dsl';
import { openStore } from '@tagwright/engine';
import { afterEach, expect, it } from 'vitest';
import { openKeeper } from '../keeper/open.js';
import { emptyPlace } from '../place.harness.js';
import { receiver, until } from './receiver.harness.js';
import { BOOK, order } from './sending.harness.js';
import { createWebhook } from './subscribe.js';

/** A process that sends, as a server's does, by the world's own clock. */
const SENDING = `
  import { openStore } from '@tagwright/engine';
  import { openBook } from '../book/open.js';
  import { openStreams } from '../changes/streams.js';
  import { configOf } from '../config.js';
  import { openKeeper } from '../keeper/open.js';
  import { openLog } from '../ops/log.js';
  import { openVisibility } from '../visibility/open.js';
  import { openDispatcher } from './dispatcher.js';
  const [database] = process.argv.slice(-1);
  const webhooks = { allowPrivate: ['127.0.0.1'], allowHttp: true, leaseMs: 300, lookEveryMs: 20 };
  const config = configOf({ database, webhooks });
  const store = await openStore(database);
  const keeper = await openKeeper(store);
  const streams = openStreams(store, keeper, config.streams);
  const [book, visibility, log] = [await openBook(store, keeper), openVisibility(store), openLog('error')];
  openDispatcher({ store, keeper, book, visibility, log, streams, settings: config.webhooks });
  setInterval(() => undefined, 1000);
`;

const sender = (database: string) => {
  const flags = ['--import', 'tsx', '--conditions=tagwright-source', '--input-type=module', '--eval', SENDING];
  const child = spawn(process.execPath, [...flags, database], { cwd: import.meta.dirname });
  let complaints = '';
  child.stderr.on('data', (piece) => (complaints += String(piece)));
  const ended = new Promise((resolve) => child.on('close', resolve));
  cleanUps.push(() => child.kill('SIGKILL'));
  return { kill: () => child.kill('SIGKILL'), ended, complaints: () => complaints };
};

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const CUSTOMERS = 60;
const LIVES = 2;

it('loses nothing when it is killed, and keeps the order of each customer', { timeout: 90_000 }, async () => {
  const seed = Number(process.env['TAGWRIGHT_SEED']);
  const place = await emptyPlace();
  const hook = await receiver();
  const store = await openStore(place.database);
  cleanUps.push(
    () => place.remove(),
    () => store.close(),
    () => hook.close(),
  );
  const keeper = await openKeeper(store);
  const { plan } = compile({ files: [{ path: 'book.tag', text: BOOK }], readList: () => undefined });
  if (plan === undefined) throw new Error('the book has faults');
  await keeper.publish(plan, {});
  const wanted = {
    url: hook.url,
    description: '',
    wanted: { tags: ['味'] },
    role: 'admin',
    by: 'test',
    most: 1,
  } as const;
  const { id } = await keeper.record(createWebhook, wanted);
  const some = (round: number) =>
    Array.from({ length: CUSTOMERS }, (_, index) => order(`c${index}`, `${round}-${index}`, 1));
  for (let round = 0; round < 3; round += 1) {
    await keeper.ingest(some(round));
    await keeper.stepped();
  }
  // 茶 after the second order of each, and 酒 after the third.
  const expected = 2 * CUSTOMERS;
  await keeper.close();

  for (let life = 0; life < LIVES; life += 1) {
    const moment = hook.received.length + ((seed + life * 617) % 30);
    const sending = sender(place.database);
    await until(() => hook.received.length > moment || sending.complaints() !== '', 30_000);
    sending.kill();
    await sending.ended;
    expect(sending.complaints()).toBe('');
  }
  const last = sender(place.database);
  const ids = () => new Set(hook.received.map((each) => each.id));
  await until(() => ids().size >= expected, 30_000);
  last.kill();
  await last.ended;

  expect(ids().size, `SEED=${seed}`).toBe(expected);
  expect(hook.received.every((each) => each.id.startsWith(`msg_${id}_`))).toBe(true);
  const heard = new Map<string, string[]>();
  for (const { message } of hook.received) {
    const [customer, value] = [String(message.data['customer']), String(message.data['value'])];
    const values = heard.get(customer) ?? [];
    if (!values.includes(value)) heard.set(customer, [...values, value]);
  }
  expect(
    [...heard.values()].every((values) => values.join(' ') === '茶 酒'),
    `SEED=${seed}`,
  ).toBe(true);
});
