import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Context, localInstant, soundBook } from '@tagwright/cli/drawing';
import { appFolder } from '@tagwright/editor/app-folder';
import { createFactTables, importFolder, openStore } from '@tagwright/engine';
import { messageOf, openLog, serve, ServerError, type Serving } from '@tagwright/server';
import type { Plan } from '@tagwright/dsl';
import { type Arriving, tellShop } from '../live/facts.js';
import { CUSTOMERS, START } from '../live/shop.js';
import { type Client, client } from './client.js';
import { followChanges } from './follow.js';
import { type ServerWords, serverWords } from './words.js';

/** The last day that facts arrive on. */
const END = '2026-09-30';
/** A minute here is a day there. */
const SPEED = 1440;
const ZONE = 'Asia/Shanghai';
const USUAL_PORT = 8420;

/** The shop with the API in front: its clock runs fast, facts arrive over HTTP as a site would send them. */
export const serveShop = async (here: string, context: Context, port: number | undefined): Promise<number> => {
  const words = serverWords(context.locale);
  const book = await soundBook({ ...context, quiet: true }, [join(here, 'book')]);
  if (book === undefined) return 1;
  const address = { host: '127.0.0.1', port: port ?? USUAL_PORT };
  // Looked at first: what is prepared takes the place of the database of a shop that is open there.
  if (await isTaken(address)) {
    await context.err.lines([
      faultText(new ServerError(503, 'cannot-listen', { ...address, reason: 'EADDRINUSE' }), context),
    ]);
    return 1;
  }
  await context.out.lines([words.preparing]);
  const database = join(here, 'data', `server-${address.port}.db`);
  const arriving = await prepare(join(here, 'data'), database, book.plan);
  const at = Date.now();
  const clock = { says: START, at, speed: SPEED };
  const now = (): number => START + (Date.now() - at) * SPEED;
  const app = appFolder();
  const given = { database, port: address.port, ...(app === undefined ? {} : { app }) };
  const serving = await listen(context, given, clock);
  if (serving === undefined) return 1;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const api = client(serving.url);
  try {
    await api.publish(rulesIn(join(here, 'book')));
    await context.out.lines(introduction(context, words, serving));
    const told = followChanges(api, stop.signal, (change, passed) =>
      context.out.lines([words.change(localInstant(Math.floor(now() / 60_000) * 60_000, ZONE), change, passed)]),
    );
    await tellFacts(api, arriving, now, stop.signal);
    await told;
  } finally {
    await serving.stop();
  }
  return 0;
};

/** A database of the past alone; what comes after it is told over HTTP. Made anew each time. */
const prepare = async (folder: string, database: string, plan: Plan): Promise<readonly Arriving[]> => {
  mkdirSync(folder, { recursive: true });
  const arriving = await tellShop(join(folder, 'past'), { customers: CUSTOMERS, start: START, end: END });
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true });
  const store = await openStore(database);
  try {
    await createFactTables(store, plan.catalog);
    const { written } = await importFolder(store, plan.catalog, join(folder, 'past'));
    if (!written) throw new Error('the shop that was made cannot be imported');
  } finally {
    await store.close();
  }
  return arriving;
};

const faultText = ({ code, params }: ServerError, { locale }: Context): string =>
  messageOf(code, params, locale === 'zh-CN' ? 'zh' : 'en');

/** Whether somebody listens at an address. */
const isTaken = ({ host, port }: { readonly host: string; readonly port: number }): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const listen = async (
  context: Context,
  given: Parameters<typeof serve>[0],
  clock: { says: number; at: number; speed: number },
): Promise<Serving | undefined> => {
  try {
    const log = openLog('warn', { write: (line) => void process.stderr.write(line) });
    return await serve(given, { clock, log });
  } catch (thrown) {
    if (!(thrown instanceof ServerError)) throw thrown;
    await context.err.lines([faultText(thrown, context)]);
    return undefined;
  }
};

const rulesIn = (folder: string): readonly { readonly path: string; readonly text: string }[] =>
  readdirSync(folder).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const introduction = ({ out: { colors } }: Context, words: ServerWords, { url, config }: Serving): string[] => {
  const segment = encodeURIComponent('待召回高价值');
  return [
    '',
    colors.strong(words.listening(url)),
    config.app === undefined ? words.appNotBuilt : `  ${colors.name(`${url}/`)}  ${words.app}`,
    `  ${colors.name(`${url}/docs`)}  ${colors.faint(words.docs)}`,
    `  ${colors.name(`${url}/v1/segments`)}  ${colors.faint(words.segments)}`,
    `  ${colors.name(`${url}/v1/changes/stream`)}  ${colors.faint(words.stream)}`,
    '',
    words.tryThese,
    `  ${colors.name(`curl '${url}/v1/segments/${segment}/members?limit=3'`)}`,
    `  ${colors.name(`curl -N '${url}/v1/changes/stream'`)}`,
    '',
    colors.faint(words.speed),
  ];
};

/** Sends what has happened by now, again and again, until it is asked to stop. */
const tellFacts = async (
  api: Client,
  arriving: readonly Arriving[],
  now: () => number,
  signal: AbortSignal,
): Promise<void> => {
  let next = 0;
  while (!signal.aborted) {
    const first = next;
    while ((arriving[next]?.at ?? Infinity) <= now()) next += 1;
    if (next > first) await api.tell(arriving.slice(first, next).map(({ fact }) => fact));
    await wait(500, undefined, { signal }).catch(() => undefined);
  }
};
