import type { Catalog, Plan } from '@tagwright/dsl';
import type { Change, Store } from '@tagwright/engine';
import { bookVersions, changesAfter, customerFields, EngineError, lastSeq, timelineOf } from '@tagwright/engine';
import type { Context, Run } from '../context.js';
import { EXIT } from '../exit.js';
import { withKeptFacts } from '../facts/open.js';
import { targetsNamed } from '../reference/target.js';
import { changeLine, changeRows } from '../report/changes.js';

interface ChangesOptions {
  readonly db: string;
  readonly customer?: string;
  readonly tag?: string;
  readonly after?: number;
  readonly limit: number;
  readonly format: 'pretty' | 'jsonl';
}

/** The last changes, or those after a number, as they stand in the log. Refuses names and customers that nobody knows. */
export const changesCommand: Run<[options: ChangesOptions]> = async (context, options) => {
  await withKeptFacts(context, options.db, async (store) => {
    const plans = (await store.session(bookVersions)).map(({ plan }) => plan);
    const inForce = plans.at(-1);
    if (inForce === undefined) throw new EngineError('not-evaluated', { path: store.name });
    const found = ofKnown(store, inForce.catalog, options.customer, wanted(store, askedOf(context, plans, options)));
    if (options.format === 'jsonl') {
      await context.out.pieces(linesOf(found));
      return;
    }
    const changes: Change[] = [];
    for await (const change of found) changes.push(change);
    await show(context, changes, inForce.catalog.zone);
  });
  return EXIT.fine;
};

async function* linesOf(changes: AsyncIterable<Change>): AsyncGenerator<string> {
  for await (const change of changes) yield changeLine(change);
}

async function show({ out, err, words, quiet }: Context, changes: readonly Change[], zone: string): Promise<void> {
  await out.lines(changeRows(changes, { zone, words, colors: out.colors }));
  if (changes.length === 0 && !quiet) await err.lines([words.changes.none]);
}

interface Asked {
  readonly customer: string | undefined;
  /** As the log may call what was asked for; undefined for everything. */
  readonly names: ReadonlySet<string> | undefined;
  readonly after: number | undefined;
  readonly limit: number;
}

/** A tag may have had other names in earlier books, or be asked for by its second one. */
const askedOf = (context: Context, plans: readonly Plan[], { customer, tag, after, limit }: ChangesOptions): Asked => ({
  customer,
  names: tag === undefined ? undefined : new Set(targetsNamed(context, plans, tag).flatMap(({ names }) => names)),
  after,
  limit,
});

/** Nothing of a customer may mean that there is no such customer, which is another thing to say. */
async function* ofKnown(
  store: Store,
  catalog: Catalog,
  customer: string | undefined,
  changes: AsyncIterable<Change>,
): AsyncGenerator<Change> {
  let isAny = false;
  for await (const change of changes) {
    isAny = true;
    yield change;
  }
  if (!isAny && customer !== undefined) await customerFields(store, catalog, customer);
}

/** The last ones asked for in their order, or those after a number. */
async function* wanted(store: Store, { customer, names, after, limit }: Asked): AsyncGenerator<Change> {
  const isWanted = ({ name, customer: owner }: Change): boolean =>
    (names === undefined || names.has(name)) && (customer === undefined || owner === customer);
  if (after !== undefined) {
    let left = limit;
    for await (const change of entriesAfter(store, after)) {
      if (left === 0) return;
      if (!isWanted(change)) continue;
      left -= 1;
      yield change;
    }
  } else if (customer !== undefined) {
    const timeline = (await timelineOf(store, customer)).filter(isWanted);
    yield* timeline.slice(Math.max(0, timeline.length - limit));
  } else yield* await lastWanted(store, isWanted, limit);
}

/** So many entries are read at a time. */
const AT_ONCE = 1000;

async function* entriesAfter(store: Store, after: number): AsyncGenerator<Change> {
  for (let seq = after; ;) {
    const changes = await changesAfter(store, seq, AT_ONCE);
    yield* changes;
    const last = changes.at(-1);
    if (last === undefined) return;
    seq = last.seq;
  }
}

/** From the end of the log backwards, until there are enough or what is older is gone. */
async function lastWanted(store: Store, isWanted: (change: Change) => boolean, limit: number): Promise<Change[]> {
  let found: Change[] = [];
  for (let end = await lastSeq(store); end > 0 && found.length < limit; end -= AT_ONCE) {
    const start = Math.max(0, end - AT_ONCE);
    try {
      found = [...(await changesAfter(store, start, end - start)).filter(isWanted), ...found];
    } catch (fault) {
      if (fault instanceof EngineError && fault.code === 'log-pruned') break;
      throw fault;
    }
  }
  return found.slice(Math.max(0, found.length - limit));
}
