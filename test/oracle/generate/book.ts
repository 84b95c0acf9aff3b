import type { Book, Condition, Metric, Segment, Tag } from '../model/index.js';
import { customerColumns, customerFields, eventKind, valueList, ZONES } from './catalog.js';
import { randomCondition } from './conditions.js';
import type { Dice } from './dice.js';
import { rankInThePast } from './history.js';
import { NameSource } from './names.js';
import type { KnownMetric, Scope } from './scope.js';
import { randomTag } from './tags.js';
import { randomValue } from './values.js';

/** A rule book over the whole language, well-typed by construction. Things refer to things made before them. */
export function randomBook(dice: Dice): Book {
  return randomBookWithConditions(dice, 0).book;
}

/** A book in which every answer is about one customer alone. */
export function randomBookWithoutRanks(dice: Dice): Book {
  return randomBookWithConditions(dice, 0, false).book;
}

/** A book of one rule or two, in which each has its say: of a large one most answers hang on others. */
export function randomSmallBook(dice: Dice): Book {
  return randomBookWithConditions(dice, 0, true, { metrics: [0, 1], rules: [1, 2], asksThePast: 0 }).book;
}

/** How many metrics and rules there are, at least and at most, and how often a history rests on a rank. */
interface Extent {
  readonly metrics: readonly [number, number];
  readonly rules: readonly [number, number];
  readonly asksThePast: number;
}

const LARGE: Extent = { metrics: [2, 6], rules: [2, 5], asksThePast: 0.12 };

/** A book, and conditions over what it declares. */
export function randomBookWithConditions(
  dice: Dice,
  count: number,
  everybody = true,
  extent = LARGE,
): { readonly book: Book; readonly conditions: readonly Condition[] } {
  const names = new NameSource(dice);
  const customer = customerFields(dice, names);
  const catalog = {
    customer,
    events: dice.times(dice.int(1, 3), () => eventKind(dice, names, customer)),
    lists: dice.times(dice.int(0, 2), (index) => valueList(dice, names, index)),
  };
  const metrics: KnownMetric[] = [];
  const tags: Tag[] = [];
  const segments: Segment[] = [];
  const scope: Scope = { dice, ...catalog, metrics, tags, segments, everybody };

  for (let i = dice.int(...extent.metrics); i > 0; i--) {
    const metric = randomMetric(scope, names);
    if (metric) metrics.push(metric);
  }
  for (let i = dice.int(...extent.rules); i > 0; i--) {
    if (dice.chance(0.6)) tags.push(randomTag(scope, names));
    else segments.push({ names: names.names(), condition: randomCondition(scope, 2) });
  }
  if (everybody && dice.chance(extent.asksThePast)) {
    const { tag, segment } = rankInThePast(scope, names);
    tags.push(tag);
    segments.push(segment);
  }
  const book = {
    zone: dice.pick(ZONES),
    customer: {
      ...(dice.chance(0.3) && { table: names.plain() }),
      columns: customerColumns(dice, names),
      fields: customer,
    },
    events: catalog.events,
    lists: catalog.lists,
    metrics: metrics.map(({ metric }) => metric),
    tags,
    segments,
  };
  return { book, conditions: dice.times(count, () => randomCondition(scope, 2)) };
}

function randomMetric(scope: Scope, names: NameSource): KnownMetric | undefined {
  const kind = scope.dice.pick([
    'number',
    'number',
    'money',
    'money',
    'duration',
    'time',
    'enum',
    'text',
    'date',
    'bool',
  ] as const);
  const made = randomValue(scope, kind, 2);
  if (!made) return undefined;
  const { value, ...known } = made;
  // The first name stands on the right of comparisons, where quotes would make it a text.
  const metric: Metric = { names: scope.dice.chance(0.3) ? [names.plain(), names.one()] : [names.plain()], value };
  return { ...known, metric };
}
