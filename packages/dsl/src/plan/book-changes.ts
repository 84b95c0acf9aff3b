import type { Catalog, Field } from '../catalog/catalog.js';
import { canonicalJson } from './hash.js';
import type { PartId } from './references.js';
import { meaningsIn } from './shared-parts.js';
import type { Plan, PlanSegment, SegmentId } from './types.js';

/** What a book declares, of which another book may say something else. */
export type ChangedKind = 'timezone' | 'customer' | 'event' | 'list' | 'metric' | 'tag' | 'segment';

/** That something of a book means something else than in the one before, is new there, or gone. */
export interface BookChange {
  readonly kind: ChangedKind;
  /** The name that is shown first: in the later book, of what is gone in the earlier one. A time zone's is its id. */
  readonly name: string;
  /** `renamed`: it means what it meant, under another name. */
  readonly change: 'new' | 'changed' | 'renamed' | 'gone';
  /** What it was called, where that was something else. */
  readonly was?: string;
  /** Values of a tag, or fields of the customer or of an event, where some are new, say something else, or are gone. */
  readonly parts?: PartChanges;
}

export interface PartChanges {
  readonly new: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Where one book means something else than another one: not in layout, comments, order, nor in what a metric is called. A
 * rule whose words are the same is another one where something that it rests on is. The catalog comes first, then
 * metrics, tags and segments, each in the order of the later book, what is gone after it. Without a book before,
 * everything is new.
 */
export const bookChanges = (before: Plan | undefined, after: Plan): readonly BookChange[] => {
  const [earlier, later] = [before === undefined ? NOTHING : declaredIn(before), declaredIn(after)];
  const [meant, means] = before === undefined ? [undefined, undefined] : measuredMeanings(before, after);
  return KINDS.flatMap((kind) =>
    changesOf(
      kind,
      (meant === undefined ? earlier : withMeanings(earlier, meant)).filter((each) => each.kind === kind),
      (means === undefined ? later : withMeanings(later, means)).filter((each) => each.kind === kind),
    ),
  );
};

const KINDS: readonly ChangedKind[] = ['timezone', 'customer', 'event', 'list', 'metric', 'tag', 'segment'];

/** Something declared: equal meaning, equal text. */
interface Declared {
  readonly kind: ChangedKind;
  readonly names: readonly string[];
  /** Where a meaning is to be looked up. */
  readonly id?: PartId;
  readonly meaning: string;
  /** What it is made of, by name. */
  readonly parts?: ReadonlyMap<string, string>;
}

const NOTHING: readonly Declared[] = [];

const declaredIn = (plan: Plan): readonly Declared[] => [
  ...catalogDeclared(plan.catalog),
  ...plan.metrics.map(({ names }, index): Declared => ({ kind: 'metric', names, id: metricId(index), meaning: '' })),
  ...plan.tags.map(({ id, names, values }): Declared => ({
    kind: 'tag',
    names,
    id,
    meaning: '',
    parts: new Map(values.map((value) => [value, ''])),
  })),
  ...plan.segments.map(({ id, names }): Declared => ({ kind: 'segment', names, id, meaning: '' })),
];

const catalogDeclared = ({ zone, customer, events, lists }: Catalog): readonly Declared[] => [
  { kind: 'timezone', names: [zone], meaning: zone },
  {
    kind: 'customer',
    names: ['customer'],
    meaning: canonicalJson(customer),
    parts: fieldsOf(customer.fields),
  },
  ...events.map((event): Declared => ({
    kind: 'event',
    names: event.names,
    meaning: canonicalJson({ ...event, names: undefined }),
    parts: fieldsOf(event.fields),
  })),
  ...lists.map(({ names, values }): Declared => ({ kind: 'list', names, meaning: canonicalJson(values ?? []) })),
];

const fieldsOf = (fields: readonly Field[]): ReadonlyMap<string, string> =>
  new Map(fields.map((field) => [field.names[0] ?? '', canonicalJson(field)]));

/** Beyond the ids of any segment: metrics are compared as if each were one. */
const FIRST_METRIC = 3_000_000;
const metricId = (index: number): SegmentId => `s${FIRST_METRIC + index}`;

/** What each metric, tag and segment of two books means, by id. */
const measuredMeanings = (before: Plan, after: Plan) => {
  const [meant, means] = meaningsIn([before, after].map(withMetrics));
  return [meant, means] as const;
};

const withMetrics = (plan: Plan): Plan => ({
  ...plan,
  segments: [
    ...plan.segments,
    ...plan.metrics.map(({ value }, index) => ({ id: metricId(index), value }) as unknown as PlanSegment),
  ],
});

const withMeanings = (declared: readonly Declared[], meanings: ReadonlyMap<PartId, number>): readonly Declared[] =>
  declared.map((each) => (each.id === undefined ? each : { ...each, meaning: String(meanings.get(each.id)) }));

/** Things are known by a name that they share, then, where they are called otherwise, by what they mean. */
const changesOf = (
  kind: ChangedKind,
  earlier: readonly Declared[],
  later: readonly Declared[],
): readonly BookChange[] => {
  const known = new Map<Declared, Declared>();
  const taken = new Set<Declared>();
  const pair = (isOne: (one: Declared, other: Declared) => boolean): void => {
    for (const each of later) {
      const before = known.has(each) ? undefined : earlier.find((other) => !taken.has(other) && isOne(each, other));
      if (before === undefined) continue;
      known.set(each, before);
      taken.add(before);
    }
  };
  pair((one, other) => one.names.some((name) => other.names.includes(name)));
  pair((one, other) => one.meaning === other.meaning);
  // There is one time zone and one customer, whatever is said of them.
  if (kind === 'timezone') pair(() => true);
  return [
    ...later.flatMap((each) => changeOf(known.get(each), each) ?? []),
    ...earlier
      .filter((each) => !taken.has(each))
      .map((each): BookChange => ({ kind, name: each.names[0] ?? '', change: 'gone' })),
  ];
};

const changeOf = (before: Declared | undefined, after: Declared): BookChange | undefined => {
  const { kind } = after;
  const name = after.names[0] ?? '';
  if (before === undefined) return { kind, name, change: 'new' };
  const was = before.names[0] === name ? {} : { was: before.names[0] ?? '' };
  if (before.meaning !== after.meaning)
    return { kind, name, change: 'changed', ...was, ...partsOf(before.parts, after.parts) };
  // A metric is known to its readers by what it measures; answers are looked up by name.
  return before.names[0] === name || kind === 'metric' ? undefined : { kind, name, change: 'renamed', ...was };
};

const partsOf = (
  before: ReadonlyMap<string, string> | undefined,
  after: ReadonlyMap<string, string> | undefined,
): { readonly parts?: PartChanges } => {
  if (before === undefined || after === undefined) return {};
  const added = [...after.keys()].filter((name) => !before.has(name));
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const changed = [...after].flatMap(([name, meaning]) =>
    before.has(name) && before.get(name) !== meaning ? [name] : [],
  );
  return added.length + gone.length + changed.length === 0 ? {} : { parts: { new: added, changed, gone } };
};
