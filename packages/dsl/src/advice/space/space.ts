import type { Cond } from '../../plan/conditions.js';
import type { Plan } from '../../plan/types.js';
import { everybody, intersection, MOST_BOXES, without, withoutInner, type Box } from './boxes.js';
import { EventFacts } from './event-facts.js';
import type { Formula } from './formula.js';
import { Quantities } from './quantities.js';
import { settled, type Draft, type Quantity } from './quantity.js';
import { Reader } from './reader.js';
import { agreesOnMissing } from './missing.js';
import type { Values } from './values.js';

/** More quantities than this at once are not reasoned about. */
const MOST_QUANTITIES = 24;

/**
 * All customers that there could be, as far as some conditions can tell them apart. A set of customers is a list of
 * boxes. What is certain: where a set is empty, no customer is in it. The other way round a box is only a promise: its
 * quantities may depend on each other in ways not known here (see {@link Witness}).
 */
export class Space {
  readonly #found = new Map<Cond, readonly Box[] | undefined>();

  private constructor(
    readonly quantities: readonly Quantity[],
    readonly values: Values,
    readonly facts: EventFacts,
    readonly places: ReadonlyMap<Draft, number>,
    readonly formulas: ReadonlyMap<Cond, Formula>,
    readonly ranked: ReadonlyMap<Draft, Formula>,
  ) {}

  /** The space of some conditions; undefined where there is too much to reason about. */
  static of(conditions: readonly Cond[], plan: Plan, values: Values): Space | undefined {
    const kept = new Quantities(plan, values);
    const reader = new Reader(kept);
    const formulas = new Map(conditions.map((condition) => [condition, reader.read(condition)]));
    const drafts = kept.drafts();
    if (drafts.length > MOST_QUANTITIES) return undefined;
    const quantities: Quantity[] = [];
    for (const draft of drafts) {
      const quantity = settled(draft);
      if (quantity === undefined) return undefined;
      quantities.push(quantity);
    }
    const places = new Map(drafts.map((draft, index) => [draft, index]));
    return new Space(quantities, values, new EventFacts(quantities, values), places, formulas, reader.ranked);
  }

  get everybody(): readonly Box[] {
    return [everybody(this.quantities)];
  }

  /** Everybody for whom one of the space's conditions holds; undefined where that takes too many boxes. */
  where(condition: Cond): readonly Box[] | undefined {
    const formula = this.formulas.get(condition);
    if (formula === undefined) throw new Error('a condition of another space');
    // Several rules ask of the same case.
    if (!this.#found.has(condition)) this.#found.set(condition, this.#boxes(formula));
    return this.#found.get(condition);
  }

  /** Who is in the first set and not in the second; undefined where that takes too many boxes. */
  without(boxes: readonly Box[], taken: readonly Box[]): readonly Box[] | undefined {
    return remaining(boxes, taken)?.filter((box) => this.isPossible(box));
  }

  /**
   * The box in parts that say what they mean: a standing to thresholds goes with being ranked, and whoever is not
   * ranked has none.
   */
  partsOf(box: Box): readonly Box[] {
    let parts: readonly Box[] = [box];
    for (const [draft, formula] of this.ranked) {
      const place = this.places.get(draft) ?? 0;
      const all = this.quantities[place]?.all ?? 0;
      if (box[place] === all) continue;
      const ranked = this.#boxes(formula);
      if (ranked === undefined) return [];
      parts = parts.flatMap((part) => [
        ...(this.both([part], ranked) ?? []),
        ...(this.without([part.with(place, all)], ranked) ?? []),
      ]);
    }
    return parts.slice(0, MOST_BOXES);
  }

  /** What of each quantity goes without saying where the box has a standing: whoever has one is ranked. */
  rankedIn(box: Box): Box {
    let implied = everybody(this.quantities);
    for (const [draft, formula] of this.ranked) {
      const place = this.places.get(draft) ?? 0;
      if (box[place] === this.quantities[place]?.all) continue;
      const [ranked, other] = this.#boxes(formula) ?? [];
      if (ranked !== undefined && other === undefined) implied = intersection(implied, ranked) ?? implied;
    }
    return implied;
  }

  /** Whether the second set certainly holds everybody in the first. */
  isWithin(boxes: readonly Box[], taken: readonly Box[]): boolean {
    const rest = remaining(boxes, taken);
    return rest !== undefined && !rest.some((box) => this.isPossible(box));
  }

  /** Who is in both sets; undefined where that takes too many boxes. */
  both(boxes: readonly Box[], others: readonly Box[]): readonly Box[] | undefined {
    return meeting(boxes, others)?.filter((box) => this.isPossible(box));
  }

  /** Whether the sets share customers as far as each quantity goes by itself: only what is known of events parts them. */
  meetsButForFacts(boxes: readonly Box[], others: readonly Box[]): boolean {
    return boxes.some((box) =>
      others.some((other) => {
        const both = intersection(box, other);
        return both !== undefined && agreesOnMissing(both, this.quantities);
      }),
    );
  }

  /** False where nobody can be in the box, nor at the points (by the place of the quantity). */
  isPossible(box: Box, points?: ReadonlyMap<number, number>): boolean {
    return agreesOnMissing(box, this.quantities) && this.facts.agree(box, points);
  }

  #boxes(formula: Formula): readonly Box[] | undefined {
    switch (formula.kind) {
      case 'constant':
        return formula.truth ? this.everybody : [];
      case 'literal': {
        const place = this.places.get(formula.quantity) ?? 0;
        const quantity = this.quantities[place];
        const holds = quantity?.tests[formula.test] ?? 0;
        const cells = formula.negated ? (quantity?.all ?? 0) & ~holds : holds;
        return cells === 0 ? [] : [everybody(this.quantities).with(place, cells)];
      }
      case 'or': {
        const boxes: Box[] = [];
        for (const part of formula.parts) {
          const own = this.#boxes(part);
          if (own === undefined || boxes.length + own.length > MOST_BOXES) return undefined;
          boxes.push(...own);
        }
        return withoutInner(boxes);
      }
      case 'and': {
        let boxes: readonly Box[] | undefined = this.everybody;
        for (const part of formula.parts) {
          const own = this.#boxes(part);
          boxes = own === undefined || boxes === undefined ? undefined : meeting(boxes, own);
          if (boxes === undefined) return undefined;
        }
        return boxes.filter((box) => this.isPossible(box));
      }
    }
  }
}

const remaining = (boxes: readonly Box[], taken: readonly Box[]): readonly Box[] | undefined => {
  let rest = boxes;
  for (const one of taken) {
    rest = rest.flatMap((box) => without(box, one));
    if (rest.length > MOST_BOXES) return undefined;
  }
  return rest;
};

const meeting = (boxes: readonly Box[], others: readonly Box[]): readonly Box[] | undefined => {
  const common: Box[] = [];
  for (const box of boxes) {
    for (const other of others) {
      const both = intersection(box, other);
      if (both !== undefined) common.push(both);
    }
    if (common.length > 4 * MOST_BOXES) return undefined;
  }
  const kept = withoutInner(common);
  return kept.length > MOST_BOXES ? undefined : kept;
};
