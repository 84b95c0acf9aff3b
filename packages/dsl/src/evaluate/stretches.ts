import type { CustomerRecord } from './record.js';

/** Instants in (after, until], in order. */
type Find = (after: number, until: number) => readonly number[];

interface Stretch {
  readonly after: number;
  readonly until: number;
  readonly instants: readonly number[];
}

const known = new WeakMap<CustomerRecord, Map<object, Stretch>>();

/**
 * The instants that `find` finds for a part of a plan and a customer, of whom each stretch of time is looked through once:
 * a history that rests on another one asks about it at every instant of its own. What is found in a stretch has to be
 * there in a longer one too.
 */
export const oncePerStretch = (
  record: CustomerRecord,
  part: object,
  after: number,
  until: number,
  find: Find,
): readonly number[] => {
  let stretches = known.get(record);
  if (stretches === undefined) known.set(record, (stretches = new Map()));
  const before = stretches.get(part);
  const isApart = before === undefined || after > before.until || until < before.after;
  const stretch = isApart ? { after, until, instants: find(after, until) } : extended(before, after, until, find);
  stretches.set(part, stretch);
  const { instants } = stretch;
  return stretch.after === after && stretch.until === until
    ? instants
    : instants.slice(countUpTo(after, instants), countUpTo(until, instants));
};

/** Who asks once more asks about what was before, a little earlier each time: so much more is looked at right away. */
const extended = (known: Stretch, from: number, to: number, find: Find): Stretch => {
  const after = from < known.after ? from - (to - from) : known.after;
  const until = Math.max(to, known.until);
  if (after === known.after && until === known.until) return known;
  const earlier = after < known.after ? find(after, known.after) : [];
  const later = until > known.until ? find(known.until, until) : [];
  return { after, until, instants: [...earlier, ...known.instants, ...later] };
};

/** How many of some instants in order lie up to one, this one included. */
const countUpTo = (instant: number, instants: readonly number[]): number => {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] as number) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
};
