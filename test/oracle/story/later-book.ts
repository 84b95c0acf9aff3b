import { randomCondition } from '../generate/conditions.js';
import type { Dice } from '../generate/dice.js';
import { NameSource } from '../generate/names.js';
import type { Scope } from '../generate/scope.js';
import { randomTag } from '../generate/tags.js';
import type { Book, Duration, Segment, Tag } from '../model/index.js';
import { walk } from '../model/walk.js';

/** The same catalog under other rules: a constant moved, a rule gone, rules added. It may make no sense to a checker. */
export function laterBook(dice: Dice, book: Book): Book {
  const change = dice.weighted<(book: Book) => Book>([
    [3, (one) => constantMoved(dice, one)],
    [2, (one) => withoutOne(dice, one)],
    [2, (one) => withMore(dice, one)],
  ]);
  const changed = change(book);
  return dice.chance(0.3) ? constantMoved(dice, changed) : changed;
}

/** A length of time or a number becomes a little longer. */
function constantMoved(dice: Dice, book: Book): Book {
  const { tags, segments, metrics } = structuredClone({ ...book, lists: [] });
  const constants: { amount?: number; decimal?: string }[] = [];
  walk([tags, segments, metrics], (node) => {
    const { amount, unit, kind } = node as Partial<Duration> & { kind?: string };
    if ((typeof amount === 'number' && unit) || kind === 'number') constants.push(node);
  });
  if (constants.length === 0) return book;
  const one = dice.pick(constants);
  if (one.amount !== undefined) one.amount += 1;
  else one.decimal = String(Number(one.decimal) + 1);
  // A tag that stayed as it was is the same tag.
  const kept = tags.map((tag, i) =>
    JSON.stringify(tag) === JSON.stringify(book.tags[i]) ? (book.tags[i] as Tag) : tag,
  );
  return { ...book, tags: kept, segments, metrics };
}

/** Without a tag or a segment, if there is one to go. */
export function withoutOne(dice: Dice, book: Book): Book {
  const key = dice.pick(['tags', 'segments'] as const);
  // What others are built on has to stay.
  const unread = book[key].filter(({ names }) => mentions(book, names[0]) === 0);
  const gone = unread.length === 0 ? undefined : dice.pick<Tag | Segment>(unread);
  return { ...book, [key]: (book[key] as readonly (Tag | Segment)[]).filter((one) => one !== gone) };
}

/** How often a tag or segment is read by another one. */
function mentions({ tags, segments, metrics }: Book, name: string): number {
  let count = 0;
  walk([tags, segments, metrics], (node) => {
    const { tag, segment } = node as { tag?: unknown; segment?: unknown };
    if (tag === name || segment === name) count++;
  });
  return count;
}

/** Rules that may build on the tags and segments that there are. */
function withMore(dice: Dice, book: Book): Book {
  const taken = new Set(namesIn(book));
  const names = new FreeNames(dice, taken);
  const { customer, events, lists, tags, segments } = book;
  const scope: Scope = {
    dice,
    customer: customer.fields,
    events,
    lists,
    metrics: [],
    tags,
    segments,
    everybody: dice.chance(0.3),
  };
  return dice.chance(0.6)
    ? { ...book, tags: [...tags, randomTag(scope, names)] }
    : { ...book, segments: [...segments, { names: names.names(), condition: randomCondition(scope, 2) }] };
}

function namesIn(book: Book): readonly string[] {
  const found: string[] = [];
  walk(book, (node) => {
    const { names } = node as { names?: readonly string[] };
    if (Array.isArray(names)) found.push(...(names as readonly string[]));
  });
  return found;
}

/** Names that a book does not have yet. */
class FreeNames extends NameSource {
  constructor(
    dice: Dice,
    readonly taken: ReadonlySet<string>,
  ) {
    super(dice);
  }

  override one(): string {
    const name = super.one();
    return this.taken.has(name) ? this.one() : name;
  }

  override plain(): string {
    const name = super.plain();
    return this.taken.has(name) ? this.plain() : name;
  }
}
