import type { Change, Store } from '@tagwright/engine';
import { bookVersions, changesAfter, EngineError, lastSeq, timelineOf } from '@tagwright/engine';
import type { Context, Run } from '../context.js';
import { EXIT } from '../exit.js';
import { withKeptFacts } from '../facts/open.js';
import { changeLine, changeRows } from '../report/changes.js';

interface ChangesOptions {
  readonly db: string;
  readonly customer?: string;
  readonly tag?: string;
  readonly after?: number;
  readonly limit: number;
  readonly format: 'pretty' | 'jsonl';
}

/** The last changes, or those after a number, as they stand in the log. */
export const changesCommand: Run<[options: ChangesOptions]> = async (context, options) => {
  await withKeptFacts(context, options.db, async (store) => {
    const zone = await zoneOf(store);
    if (options.format === 'jsonl') {
      await context.out.pieces(linesOf(wanted(store, options)));
      return;
    }
    const changes: Change[] = [];
    for await (const change of wanted(store, options)) changes.push(change);
    await show(context, changes, zone);
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

/** The time zone of the book in force. */
async function zoneOf(store: Store): Promise<string> {
  const book = (await store.session(bookVersions)).at(-1);
  if (book === undefined) throw new EngineError('not-evaluated', { path: store.name });
  return book.plan.catalog.zone;
}

/** The last ones asked for in their order, or those after a number. */
async function* wanted(store: Store, { customer, tag, after, limit }: ChangesOptions): AsyncGenerator<Change> {
  const isWanted = ({ name, customer: owner }: Change): boolean =>
    (tag === undefined || name === tag.normalize('NFC')) && (customer === undefined || owner === customer);
  if (after !== undefined) {
    let left = limit;
    for await (const change of entriesAfter(store, after)) {
      if (left === 0) return;
      if (!isWanted(change)) continue;
      left -= 1;
      yield change;
    }
  } else if (customer !== undefined) {
    const timeline = await timelineOf(store, customer, tag === undefined ? {} : { name: tag.normalize('NFC') });
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
