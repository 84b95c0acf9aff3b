import { DAY_MS, shiftInstant } from '../plan/semantics/index.js';
import type { Span } from '../plan/windows.js';
import { midnights, monthEdges, SLACK } from './breakpoints.js';
import { type Source, sourcesOf, within } from './fact-instants.js';
import { type Marks, marksOf } from './marks.js';
import type { Prepared } from './prepare.js';
import type { CustomerRecord } from './record.js';

/** Facts of a source that lie so far from the stretch, either way, move some parts. */
interface Reach<Part> {
  readonly source: Source;
  /** Undefined: the facts themselves. */
  readonly span: Span | undefined;
  /** Whether something may turn right behind where it comes to lie, too. */
  readonly isTwoSided: boolean;
  readonly parts: readonly Part[];
}

/** Where to look for facts, for one stretch, and what to make of those that are found. */
interface Look<Part> {
  readonly source: Source;
  readonly from: number;
  readonly to: number;
  readonly edgesOf: (base: number) => readonly number[];
  readonly isTwoSided: boolean;
  readonly parts: readonly Part[];
}

/**
 * The breakpoints of many parts of a plan at once, as `breakpoints` has them, for parts without histories and without
 * anything that is computed from a recency, or that counts from an instant out of everybody’s facts. What these parts have
 * in common is looked at once; what depends on the stretch alone, once for all customers who are asked about the same one.
 */
export class Sweep<Part extends string> {
  readonly #prepared: Prepared;
  readonly #reaches: readonly Reach<Part>[];
  readonly #marks: ReadonlyMap<Part, Marks>;
  #stretches: readonly Stretch<Part>[] = [];

  constructor(prepared: Prepared, parts: ReadonlyMap<Part, object>) {
    const marks = [...parts].map(([part, tree]): [Part, Marks] => [part, marksOf(prepared, tree)]);
    this.#prepared = prepared;
    this.#marks = new Map(
      marks.filter(([, own]) => !own.computed && own.histories.length === 0 && own.overallTimes.length === 0),
    );
    this.#reaches = reachesOf(prepared, this.#marks);
  }

  /** Whether a part is among those that can be looked at together. */
  has(part: Part): boolean {
    return this.#marks.has(part);
  }

  /** The breakpoints in (after, until], by part, in order; parts without any are left out. */
  breakpoints(record: CustomerRecord, after: number, until: number): ReadonlyMap<Part, readonly number[]> {
    const stretch = this.#over(after, until);
    const found = new Map<Part, Set<number>>();
    const add = (parts: readonly Part[], instant: number): void => {
      if (instant <= after || instant > until) return;
      for (const part of parts) {
        const own = found.get(part);
        if (own === undefined) found.set(part, new Set([instant]));
        else own.add(instant);
      }
    };
    for (const { source, from, to, edgesOf, isTwoSided, parts } of stretch.looks) {
      within(source.instants(record), from, to, (base) => {
        for (const edge of edgesOf(base)) {
          add(parts, edge);
          if (isTwoSided) add(parts, edge + 1);
        }
      });
    }
    for (const { part, instant } of stretch.always) add([part], instant);
    return new Map([...found].map(([part, instants]) => [part, [...instants].sort((a, b) => a - b)]));
  }

  /** One that covers what is asked, and not much more: customers are asked from their own instants on, up to the same one. */
  #over(after: number, until: number): Stretch<Part> {
    const longest = Math.max(2 * (until - after), MUCH);
    const known = this.#stretches.find(
      (each) => each.until === until && each.after <= after && until - each.after <= longest,
    );
    if (known !== undefined) return known;
    const stretch = stretchOf(this.#prepared, this.#reaches, this.#marks, after, until);
    this.#stretches = [stretch, ...this.#stretches.slice(0, KEPT - 1)];
    return stretch;
  }
}

/** So many stretches are kept, and one of up to so many ms does for any part of it: a customer has few facts in a day. */
const KEPT = 16;
const MUCH = DAY_MS;

interface Stretch<Part> {
  readonly after: number;
  readonly until: number;
  readonly looks: readonly Look<Part>[];
  /** Of everybody: midnights, and what the rules themselves say. */
  readonly always: readonly { readonly part: Part; readonly instant: number }[];
}

const reachesOf = <Part>({ plan }: Prepared, marks: ReadonlyMap<Part, Marks>): readonly Reach<Part>[] => {
  const reaches = new Map<string, Reach<Part> & { readonly parts: Part[] }>();
  for (const [part, own] of marks) {
    for (const source of sourcesOf(plan, own)) {
      for (const span of [undefined, ...own.spans]) {
        const isTwoSided = span === undefined ? source.isTwoSided : !own.ofWindows.has(span);
        const key = JSON.stringify([source.key, span, isTwoSided]);
        const reach = reaches.get(key);
        if (reach === undefined) reaches.set(key, { source, span, isTwoSided, parts: [part] });
        else reach.parts.push(part);
      }
    }
  }
  return [...reaches.values()];
};

const stretchOf = <Part>(
  { plan }: Prepared,
  reaches: readonly Reach<Part>[],
  marks: ReadonlyMap<Part, Marks>,
  after: number,
  until: number,
): Stretch<Part> => {
  const { zone } = plan.catalog;
  const days = midnights(after, until, zone);
  return {
    after,
    until,
    looks: reaches.flatMap(({ source, span, isTwoSided, parts }) =>
      looksFor(span, after, until, zone).map((look): Look<Part> => ({ ...look, source, isTwoSided, parts })),
    ),
    always: [...marks].flatMap(([part, { daily, instants, spans, ofWindows }]) => {
      const all = daily ? [...days] : [];
      for (const span of [undefined, ...spans]) {
        const sides = span !== undefined && ofWindows.has(span) ? [0] : [0, 1];
        for (const { from, to, edgesOf } of looksFor(span, after, until, zone))
          within(instants, from, to, (base) => {
            for (const edge of edgesOf(base)) for (const side of sides) all.push(edge + side);
          });
      }
      return all.map((instant) => ({ part, instant }));
    }),
  };
};

/** Where facts lie that a length moves into a stretch, and where it moves them. */
const looksFor = (
  span: Span | undefined,
  after: number,
  until: number,
  zone: string,
): readonly Pick<Look<never>, 'from' | 'to' | 'edgesOf'>[] => {
  if (span === undefined) return [{ from: after, to: until, edgesOf: (base) => [base] }];
  if (span.unit === 'ms') {
    const { ms } = span;
    return [
      { from: after - ms, to: until - ms, edgesOf: (base) => [base + ms] },
      { from: after + ms, to: until + ms, edgesOf: (base) => [base - ms] },
    ];
  }
  return (['back', 'on'] as const).map((direction) => ({
    from: shiftInstant(after, span, direction, zone) - SLACK,
    to: shiftInstant(until, span, direction, zone) + SLACK,
    edgesOf: (base) => monthEdges(base, span, zone),
  }));
};
