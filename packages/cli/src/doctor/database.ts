import { localInstant, type Plan } from '@tagwright/dsl';
import {
  aboutDatabase,
  attachment,
  customerTableLayout,
  EngineError,
  evaluated,
  eventTableLayout,
  isServer,
  messageOf,
  openStore,
  standing,
} from '@tagwright/engine';
import type { Store } from '@tagwright/engine';
import { dirname } from 'node:path';
import type { Context } from '../context.js';
import { databaseNamed } from '../facts/open.js';
import { finding } from './finding.js';
import type { Finding } from './finding.js';
import type { Host } from './host.js';
import { shownDatabase } from './shown-database.js';

/** A database's clock and ours may differ by so much before answers look odd. */
const CLOCK_PATIENCE = 5000;
const LITTLE_SPACE = 1_000_000_000;
const NO_SPACE = 100_000_000;

/**
 * Whether a database can be used: reached, of a version that will do, written to, and in step with the book. `where` is
 * how a command line names the book and the database.
 */
export async function examineDatabase(
  context: Context,
  db: string,
  where: string,
  plan: Plan | undefined,
  host: Host,
): Promise<readonly Finding[]> {
  const { io, locale, words } = context;
  const name = databaseNamed(db, io.cwd);
  const around = isServer(name) ? [] : [...rights(context, name, db, host), ...space(context, name, host)];
  let store: Store;
  try {
    store = await openStore(name, { mode: 'read-only' });
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
    const said = { what: messageOf(fault, locale), fix: words.doctor.database.fix(shownDatabase(db)) };
    return [finding('database', 'error', said)];
  }
  try {
    const facts = plan === undefined ? [] : await examineFacts(context, store, plan, where);
    return [...(await about(context, store)), ...around, ...facts];
  } finally {
    await store.close();
  }
}

async function about({ io, words }: Context, store: Store): Promise<readonly Finding[]> {
  const { product, version, clock } = await aboutDatabase(store);
  const seen = finding('database', 'good', words.doctor.database.good(store.name, `${product} ${version}`));
  const apart = clock === undefined ? 0 : Math.abs(clock - io.clock());
  if (apart <= CLOCK_PATIENCE) return [seen];
  return [seen, finding('clock', 'warning', words.doctor.clock.apart(Math.round(apart / 1000)))];
}

/** SQLite writes files beside the database, so that its folder counts as well. */
function rights({ words }: Context, path: string, db: string, host: Host): readonly Finding[] {
  const closed = [path, dirname(path)].find((each) => !host.isWritable(each));
  return closed === undefined ? [] : [finding('rights', 'error', words.doctor.rights.readOnly(closed, db))];
}

function space({ words }: Context, path: string, host: Host): readonly Finding[] {
  const free = host.freeSpace(path);
  if (free === undefined) return [];
  const shown = (free / 1_000_000_000).toFixed(1);
  if (free > LITTLE_SPACE) return [finding('disk-space', 'good', words.doctor.space.good(shown))];
  return [finding('disk-space', free < NO_SPACE ? 'error' : 'warning', words.doctor.space.little(shown))];
}

async function examineFacts(context: Context, store: Store, plan: Plan, where: string): Promise<readonly Finding[]> {
  const { catalog } = plan;
  const layouts = [customerTableLayout(catalog.customer), ...catalog.events.map(eventTableLayout)];
  const missing: string[] = [];
  const lacking: string[] = [];
  for (const { table, columns } of layouts) {
    const present = new Set((await store.columnsOf(table)).map(({ name }) => name));
    if (present.size === 0) missing.push(table);
    else lacking.push(...columns.filter(({ name }) => !present.has(name)).map(({ name }) => `${table}.${name}`));
  }
  const { tables } = context.words.doctor;
  if (missing.length === layouts.length) return [finding('tables', 'notice', tables.none(where))];
  const seen =
    missing.length + lacking.length === 0
      ? finding('tables', 'good', tables.good(layouts.length))
      : finding('tables', 'notice', tables.lacking([...missing, ...lacking]));
  return [
    seen,
    ...(await answers(context, store, plan, where)),
    ...(await triggers(context, store, plan, where, missing)),
  ];
}

/** Whether the answers that are kept are those of the book, and of a time that has come. */
async function answers({ io, words }: Context, store: Store, plan: Plan, where: string): Promise<readonly Finding[]> {
  const { doctor } = words;
  let kept: { readonly book: string; readonly asOf: number };
  try {
    kept = await evaluated(store);
  } catch (fault) {
    if (fault instanceof EngineError && fault.code === 'not-evaluated')
      return [finding('answers', 'notice', doctor.answers.none(where))];
    throw fault;
  }
  const at = localInstant(kept.asOf, plan.catalog.zone);
  if (kept.asOf > io.clock()) return [finding('answers', 'error', doctor.answers.fromFuture(at))];
  const seen =
    kept.book === plan.hash
      ? finding('answers', 'good', doctor.answers.good(at))
      : finding('answers', 'warning', doctor.answers.ofAnotherBook(at, where));
  const now = await standing(store);
  return now?.isAnythingDirty === true ? [seen, finding('waiting', 'notice', doctor.waiting(where))] : [seen];
}

async function triggers(
  { words }: Context,
  store: Store,
  plan: Plan,
  where: string,
  missing: readonly string[],
): Promise<readonly Finding[]> {
  if (missing.length > 0) return [];
  const { triggers: said } = words.doctor;
  switch (await attachment(store, plan.catalog)) {
    case 'whole':
      return [finding('triggers', 'good', said.good)];
    case 'partly':
      return [finding('triggers', 'error', said.partly(where))];
    case 'none':
      return [finding('triggers', 'notice', said.none(where))];
  }
}
